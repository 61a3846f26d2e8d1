import * as l10n from '@vscode/l10n';
import { toFailure } from '../../aws/failures';
import type { Failure } from '../../aws/failures';
import type { AllocationOutcome, PrivateInterfaceRequest, Session } from '../../aws/session';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { toRequest } from '../../directconnect/allocation/request';
import type { AllocationRequest } from '../../directconnect/allocation/request';
import { maySend, verdict } from '../../directconnect/allocation/rules';
import type { VirtualInterface } from '../../directconnect/resources';
import { stateWords } from '../../directconnect/states';
import { GONE, lastSeen } from './journey';
import type { Journey, JourneyStore } from './journey';
import { versioned } from './messages';
import type { ToPage } from './messages';

/** What the page is to be told, and the virtual interface if there is one now. */
export interface Verdict {
  readonly message: ToPage;
  readonly created?: VirtualInterface;
}

function withoutKey({ input }: AllocationRequest): PrivateInterfaceRequest {
  if ('newPrivateVirtualInterface' in input) {
    const { authKey, ...rest } = input.newPrivateVirtualInterface ?? { virtualInterfaceName: '', vlan: 0 };
    return { ...input, newPrivateVirtualInterface: rest };
  }
  const { newPrivateVirtualInterfaceAllocation: asked, ...place } = input;
  const { authKey, ...rest } = asked ?? { virtualInterfaceName: '', vlan: 0 };
  return { ...place, newPrivateVirtualInterfaceAllocation: rest };
}

/**
 * One form's way from a draft to a verdict. It sends a request once; while the outcome is unknown, it only looks.
 * Whoever asks meanwhile, or after, is given the same verdict: a page that was started again has forgotten it.
 */
export class Submission {
  private last: Verdict | undefined;
  /** The draft that became a virtual interface, without its key. */
  private done: string | undefined;
  private underway: Promise<Verdict> | undefined;
  private waiting = new AbortController();
  /** What this process knows of it, should the store fail to keep it. */
  private journey: Journey | undefined;

  /**
   * @param session opens the place of the connection; nothing is sent before a draft passes every rule.
   * @param journeys outlives this process: one that it holds at the start was sent before a reload.
   */
  constructor(
    private readonly session: () => Promise<Session>,
    private readonly journeys: JourneyStore,
    private readonly now: () => number = Date.now,
  ) {
    this.journey = journeys.get();
  }

  /** What was sent, as far as it is known. */
  get sent(): Journey | undefined {
    return this.journey;
  }

  /** True when it is not known whether what was sent has been created. */
  get inDoubt(): boolean {
    return this.journey !== undefined && this.journey.virtualInterfaceId === undefined;
  }

  /** What is to be said of what was created before a reload, as it was seen last. */
  standing(): ToPage | undefined {
    const { journey } = this;
    const virtualInterfaceId = journey?.virtualInterfaceId;
    if (!journey || virtualInterfaceId === undefined) return undefined;
    const ownerAccount = 'ownerAccount' in journey.request ? journey.request.ownerAccount : undefined;
    const first = ownerAccount === undefined ? 'pending' : 'confirming';
    const message = stateMeaning(lastSeen(journey)?.state ?? first, ownerAccount);
    return versioned({ type: 'created', virtualInterfaceId, message });
  }

  /** Sends a draft, unless one is on its way, in doubt or done: then its verdict is given. */
  async submit(draft: AllocationDraft, known: KnownNetwork): Promise<Verdict> {
    if (this.underway) return this.underway;
    if (this.inDoubt) return this.checkAgain();
    const id = this.journey?.virtualInterfaceId;
    if (id !== undefined) return this.last && this.done === textOf(draft) ? this.last : alreadyDone(id);
    const findings = verdict(draft, known);
    if (!maySend(findings)) return { message: versioned({ type: 'invalid', findings }) };
    return this.alone(async (signal) => {
      const ended = await this.send(toRequest(draft, known), signal);
      if (ended.created) this.done = textOf(draft);
      return ended;
    });
  }

  /**
   * Looks for what a request in doubt may have created.
   * @param quietly true where nobody asked for it just now: then no person is asked for anything.
   */
  async checkAgain(quietly = false): Promise<Verdict> {
    if (this.underway) return this.underway;
    const { journey } = this;
    if (!journey || !this.inDoubt) return this.last ?? nothingSent();
    return this.alone(async (signal) => {
      try {
        const session = await this.session();
        const found = await (quietly ? session.background : session).lookFor(
          journey.request,
          journey.before,
          signal,
        );
        return found ? await this.arrived(found) : unknown(l10n.t('It is not there now.'));
      } catch (error) {
        return unknown(causeOf(toFailure(error, 'DescribeVirtualInterfaces')));
      }
    });
  }

  /** Stops the waiting for whatever is under way. It takes nothing back. */
  cancel(): void {
    this.waiting.abort();
  }

  /** Forgets what was sent: the user says that it is done with. */
  async forget(): Promise<void> {
    this.done = undefined;
    this.last = undefined;
    await this.keep(undefined);
  }

  /** Notes something that was learned of what was sent. */
  async learn(journey: Journey): Promise<void> {
    if (this.journey) await this.keep(journey);
  }

  private async send(request: AllocationRequest, signal: AbortSignal): Promise<Verdict> {
    const note = async (before: readonly string[]) => {
      this.journey = { request: withoutKey(request), before, sentAt: this.now(), sightings: [] };
      await this.journeys.set(this.journey);
    };
    let outcome: AllocationOutcome;
    try {
      const session = await this.session();
      outcome =
        request.operation === 'AllocatePrivateVirtualInterface'
          ? await session.allocate(request.input, note, signal)
          : await session.create(request.input, note, signal);
    } catch (error) {
      return notSent(toFailure(error, 'DescribeVirtualInterfaces'));
    }
    if (outcome.kind === 'created') return this.arrived(outcome.virtualInterface);
    if (outcome.kind !== 'unknown') await this.keep(undefined);
    return verdictOf(outcome);
  }

  private async arrived(virtualInterface: VirtualInterface): Promise<Verdict> {
    const { virtualInterfaceId = '' } = virtualInterface;
    const answeredAt = this.now();
    if (this.journey) await this.keep({ ...this.journey, answeredAt, virtualInterfaceId });
    return createdAs(virtualInterface);
  }

  /** What memory says of it does not change what happened: a failure to write there is no failure of the request. */
  private async keep(journey: Journey | undefined): Promise<void> {
    this.journey = journey;
    await this.journeys.set(journey).then(undefined, () => undefined);
  }

  private async alone(work: (signal: AbortSignal) => Promise<Verdict>): Promise<Verdict> {
    this.waiting = new AbortController();
    this.underway = work(this.waiting.signal);
    try {
      this.last = await this.underway;
      return this.last;
    } finally {
      this.underway = undefined;
    }
  }
}

function stateMeaning(state: string | undefined, ownerAccount = ''): string {
  if (state === GONE) return l10n.t('AWS does not list it any more.');
  return state === 'confirming'
    ? l10n.t('It carries traffic once account {0} has confirmed it.', ownerAccount)
    : stateWords(state).meaning;
}

function createdAs(virtualInterface: VirtualInterface): Verdict {
  const { virtualInterfaceId = '', ownerAccount, virtualInterfaceState } = virtualInterface;
  const message = stateMeaning(virtualInterfaceState, ownerAccount);
  return { created: virtualInterface, message: versioned({ type: 'created', virtualInterfaceId, message }) };
}

function notSent({ message, advice }: Failure): Verdict {
  return { message: versioned({ type: 'notSent', message: `${message} ${advice}` }) };
}

/** Whoever stopped the waiting knows that; what has to be said is that it undoes nothing. */
function causeOf({ kind, message }: Failure): string {
  return kind === 'cancelled' ? l10n.t('You stopped waiting, which does not undo the request.') : message;
}

function unknown(cause: string): Verdict {
  return {
    message: versioned({
      type: 'unknown',
      message: l10n.t(
        '{0} The request was sent once; whether the virtual interface was created is not known. Do not send it again: choose Check Again to look for it.',
        cause,
      ),
    }),
  };
}

function verdictOf(outcome: Exclude<AllocationOutcome, { kind: 'created' }>): Verdict {
  const { kind, failure } = outcome;
  switch (kind) {
    case 'notSent':
      return notSent(failure);
    case 'unknown':
      return unknown(causeOf(failure));
    case 'refused': {
      const { words = failure.message, code = '', advice } = failure;
      return { message: versioned({ type: 'refused', words, code, advice }) };
    }
  }
}

/** A draft as it is compared, without its key. */
function textOf(draft: AllocationDraft): string {
  return JSON.stringify({ ...draft, authKey: '' });
}

function alreadyDone(virtualInterfaceId: string): Verdict {
  return {
    message: versioned({
      type: 'notSent',
      message: l10n.t(
        'This form has already created {0}, so nothing was sent. Close its tab and open the form again for another.',
        virtualInterfaceId,
      ),
    }),
  };
}

function nothingSent(): Verdict {
  return { message: versioned({ type: 'notSent', message: l10n.t('Nothing was sent from this form yet.') }) };
}
