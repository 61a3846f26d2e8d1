import * as l10n from '@vscode/l10n';
import type { AllocatePrivateVirtualInterfaceRequest } from '@aws-sdk/client-direct-connect';
import { toFailure } from '../../aws/failures';
import type { Failure } from '../../aws/failures';
import type { AllocationOutcome, Session } from '../../aws/session';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { toRequest } from '../../directconnect/allocation/request';
import { maySend, verdict } from '../../directconnect/allocation/rules';
import type { VirtualInterface } from '../../directconnect/resources';
import { stateWords } from '../../directconnect/states';
import { versioned } from './messages';
import type { ToPage } from './messages';

/** What was sent, without its key, and the ids that were there before: enough to look for what it created. */
export interface Intent {
  readonly request: AllocatePrivateVirtualInterfaceRequest;
  readonly before: readonly string[];
}

/** Keeps the intent of one form from before it is sent until it is settled. */
export interface IntentStore {
  get(): Intent | undefined;
  set(intent: Intent | undefined): PromiseLike<void>;
}

function withoutKey(request: AllocatePrivateVirtualInterfaceRequest): AllocatePrivateVirtualInterfaceRequest {
  const { newPrivateVirtualInterfaceAllocation: asked } = request;
  if (!asked) return request;
  const { authKey, ...rest } = asked;
  return { ...request, newPrivateVirtualInterfaceAllocation: rest };
}

/** What the page is to be told, and the virtual interface if there is one now. */
export interface Verdict {
  readonly message: ToPage;
  readonly created?: VirtualInterface;
}

function created(virtualInterface: VirtualInterface): Verdict {
  const { virtualInterfaceId = '', ownerAccount = '', virtualInterfaceState } = virtualInterface;
  const message =
    virtualInterfaceState === 'confirming'
      ? l10n.t('It carries traffic once account {0} has confirmed it.', ownerAccount)
      : stateWords(virtualInterfaceState).meaning;
  return { created: virtualInterface, message: versioned({ type: 'created', virtualInterfaceId, message }) };
}

function notSent({ message, advice }: Failure): Verdict {
  return { message: versioned({ type: 'notSent', message: `${message} ${advice}` }) };
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

/**
 * One form's way from a draft to a verdict. It sends a request once; while the outcome is unknown, it only looks.
 * Whoever asks meanwhile, or after, is given the same verdict: a page that was started again has forgotten it.
 */
export class Submission {
  private open: Intent | undefined;
  private last: Verdict | undefined;
  /** The draft that became a virtual interface, without its key. */
  private done: string | undefined;
  private underway: Promise<Verdict> | undefined;

  /**
   * @param session opens the place of the connection; nothing is sent before a draft passes every rule.
   * @param intents outlives this process: what it holds at the start was sent before a reload, and is in doubt.
   */
  constructor(
    private readonly session: () => Promise<Session>,
    private readonly intents: IntentStore,
  ) {
    this.open = intents.get();
  }

  /** True when it is not known whether what was sent has been created. */
  get inDoubt(): boolean {
    return this.open !== undefined;
  }

  /** Sends a draft, unless one is on its way, in doubt or done: then its verdict is given. */
  async submit(draft: AllocationDraft, known: KnownNetwork): Promise<Verdict> {
    if (this.underway) return this.underway;
    if (this.open) return this.checkAgain();
    if (this.last?.created) return this.done === textOf(draft) ? this.last : alreadyDone(this.last.created);
    const found = verdict(draft, known);
    if (!maySend(found)) return { message: versioned({ type: 'invalid', findings: found }) };
    const request = toRequest(draft, known);
    // The page has no way to choose the other mode yet.
    if (request.operation !== 'AllocatePrivateVirtualInterface') return nothingSent();
    return this.alone(async () => {
      const ended = await this.send(request.input);
      if (ended.created) this.done = textOf(draft);
      return ended;
    });
  }

  /** Looks for what a request in doubt may have created. */
  async checkAgain(): Promise<Verdict> {
    if (this.underway) return this.underway;
    const { open } = this;
    if (!open) return this.last ?? nothingSent();
    return this.alone(async () => {
      try {
        const found = await (await this.session()).lookFor(open.request, open.before);
        return found ? created(found) : unknown(l10n.t('It is not there now.'));
      } catch (error) {
        return unknown(toFailure(error, 'DescribeVirtualInterfaces').message);
      }
    });
  }

  private async send(request: AllocatePrivateVirtualInterfaceRequest): Promise<Verdict> {
    let session: Session;
    try {
      session = await this.session();
    } catch (error) {
      return notSent(toFailure(error, 'DescribeVirtualInterfaces'));
    }
    const asked = withoutKey(request);
    const outcome = await session.allocate(request, (before) => this.intents.set({ request: asked, before }));
    if (outcome.kind === 'unknown') this.open = { request: asked, before: outcome.before };
    else await this.settle();
    return verdictOf(outcome);
  }

  /** Forgets what was sent: the user says that it is done with. */
  async forget(): Promise<void> {
    this.open = undefined;
    await this.settle();
  }

  /** What memory says of it does not change what happened: a failure to write there is no failure of the request. */
  private async settle(): Promise<void> {
    await this.intents.set(undefined).then(undefined, () => undefined);
  }

  private async alone(work: () => Promise<Verdict>): Promise<Verdict> {
    this.underway = work();
    try {
      this.last = await this.underway;
      if (this.last.created && this.open) {
        this.open = undefined;
        await this.settle();
      }
      return this.last;
    } finally {
      this.underway = undefined;
    }
  }
}

function verdictOf(outcome: AllocationOutcome): Verdict {
  switch (outcome.kind) {
    case 'created':
      return created(outcome.virtualInterface);
    case 'notSent':
      return notSent(outcome.failure);
    case 'unknown':
      return unknown(outcome.failure.message);
    case 'refused': {
      const { words = outcome.failure.message, code = '', advice } = outcome.failure;
      return { message: versioned({ type: 'refused', words, code, advice }) };
    }
  }
}

/** A draft as it is compared, without its key. */
function textOf(draft: AllocationDraft): string {
  return JSON.stringify({ ...draft, authKey: '' });
}

function alreadyDone({ virtualInterfaceId = '' }: VirtualInterface): Verdict {
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
