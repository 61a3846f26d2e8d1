import * as l10n from '@vscode/l10n';
import { Failure, toFailure } from '../../aws/failures';
import type { AllocationOutcome, Found, PrivateInterfaceRequest, Session } from '../../aws/session/session';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { toRequest } from '../../directconnect/allocation/request';
import type { AllocationRequest } from '../../directconnect/allocation/request';
import { maySend, verdict } from '../../directconnect/allocation/rules';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isOpen, journeyFor } from './journey';
import type { Journey, JourneyStore } from './journey';
import { KeptJourney } from './keptJourney';
import { versioned } from './messages';
import type { ToPage } from './messages';
import {
  alreadyDone,
  causeOf,
  createdAs,
  nothingCame,
  nothingSent,
  notSent,
  refused,
  refusedBefore,
  several,
  standingAs,
  unchecked,
  unknown,
} from './verdicts';
import type { Verdict } from './verdicts';

export type { Verdict } from './verdicts';

/** How a look found it, when no answer said that it was created. */
type FoundBy = Extract<AllocationOutcome, { kind: 'created' }>['found'];

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
  private readonly kept: KeptJourney;
  /** What was sent, with its key, as long as it is in doubt: in memory alone. */
  private whole: PrivateInterfaceRequest | undefined;
  /** The answer that said no, while that is in doubt: AWS's words are in memory alone. */
  private refusal: Failure | undefined;

  /**
   * @param session opens the place of the connection; nothing is sent before a draft passes every rule.
   * @param journeys outlives this process: one that it holds at the start was sent before a reload, or by a form that
   * has been closed and still waits for its answer.
   */
  constructor(
    private readonly session: () => Promise<Session>,
    journeys: JourneyStore,
    private readonly now: () => number = Date.now,
  ) {
    this.kept = new KeptJourney(journeys);
  }

  /** What was sent, as far as it is known. */
  get sent(): Journey | undefined {
    return this.kept.now;
  }

  /** True when it is not known whether what was sent has been created. */
  get inDoubt(): boolean {
    return this.sent !== undefined && isOpen(this.sent);
  }

  /** What is to be said of what was created before a reload, as it was seen last. */
  standing(): ToPage | undefined {
    return this.sent && standingAs(this.sent);
  }

  /** Sends a draft, unless one is on its way, in doubt or done: then its verdict is given. */
  async submit(draft: AllocationDraft, known: KnownNetwork): Promise<Verdict> {
    if (this.underway) return this.underway;
    if (this.inDoubt) return this.checkAgain();
    const id = this.sent?.virtualInterfaceId;
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
    const journey = this.sent;
    if (!journey || !this.inDoubt) return this.last ?? nothingSent();
    return this.alone(async (signal) => {
      const elsewhere = this.learnedElsewhere(journey);
      if (elsewhere) return elsewhere;
      try {
        const session = await this.session();
        const reader = quietly ? session.background : session;
        const keyIsMissing = !this.whole && journey.hadKey !== false;
        const request = this.whole ?? journey.request;
        return await this.judge(journey, await reader.lookFor(request, journey.before, keyIsMissing, signal));
      } catch (error) {
        return this.doubt(journey, causeOf(toFailure(error, 'DescribeVirtualInterfaces')));
      }
    });
  }

  /** Stops the waiting for whatever is under way. It takes nothing back. */
  cancel(): void {
    this.waiting.abort();
  }

  /** Forgets what was sent: the user says that it is done with. What is under way ends without a trace here. */
  async forget(): Promise<void> {
    this.done = undefined;
    this.last = undefined;
    this.underway = undefined;
    this.waiting = new AbortController();
    this.settle();
    await this.kept.forget();
  }

  /** Notes something that was learned of what was sent. */
  async learn(journey: Journey): Promise<void> {
    if (this.sent && this.sent.id === journey.id) await this.kept.keep(journey);
  }

  private async send(request: AllocationRequest, signal: AbortSignal): Promise<Verdict> {
    const journey = journeyFor(request);
    const mayBeSent = this.kept.watch();
    const note = async (before: readonly string[]) => {
      // It may have been given up; and a form that was closed goes on with what it sends: whoever notes first sends.
      if (this.waiting.signal !== signal || !mayBeSent()) throw anotherUnderway();
      this.whole = request.input;
      await this.kept.begin({ ...journey, before, sentAt: this.now() });
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
    return this.answered(this.sent?.id === journey.id ? this.sent : undefined, outcome);
  }

  /** What an answer, and the look that followed it, came to. None is a journey that was given up, or never begun. */
  private async answered(journey: Journey | undefined, outcome: AllocationOutcome): Promise<Verdict> {
    if (outcome.kind === 'created') return this.arrived(journey, outcome.virtualInterface, outcome.found);
    const { kind, failure } = outcome;
    switch (kind) {
      case 'notSent':
        await this.drop(journey);
        return notSent(failure);
      case 'refused':
        await this.drop(journey);
        return refused(failure);
      case 'unchecked':
        if (journey) {
          this.refusal = failure;
          await this.kept.keep({ ...journey, refusal: this.refusalNow(failure) });
        }
        return unchecked(failure, '');
      case 'unknown':
        return outcome.candidates ? several(outcome.candidates) : unknown(causeOf(failure));
    }
  }

  /** What another look came to. */
  private async judge(journey: Journey, { candidates, certain }: Found): Promise<Verdict> {
    const [first, ...others] = candidates;
    const refusal = this.refusalOf(journey);
    if (others.length > 0) {
      return several(candidates.flatMap(({ virtualInterfaceId }) => virtualInterfaceId ?? []));
    }
    if (first) return this.arrived(journey, first, { certain, ...(refusal && { refusal }) });
    if (!refusal) return unknown(l10n.t('It is not there now.'));
    // AWS said no, and a look finds nothing: that is as sure as it can be.
    await this.drop(journey);
    return refused(refusal);
  }

  private async arrived(
    journey: Journey | undefined,
    virtualInterface: VirtualInterface,
    found: FoundBy,
  ): Promise<Verdict> {
    const { virtualInterfaceId = '' } = virtualInterface;
    if (journey) {
      // Who shares the journey may have learned more of it meanwhile.
      const latest = this.kept.latest(journey) ?? journey;
      const refusal = latest.refusal ?? (found?.refusal && this.refusalNow(found.refusal));
      await this.kept.keep({
        ...latest,
        ...(found ? { foundAt: this.now() } : { answeredAt: this.now() }),
        virtualInterfaceId,
        ...(found?.certain === false && { isLikely: true }),
        ...(refusal && { refusal }),
      });
      this.settle();
    }
    return createdAs(virtualInterface, found);
  }

  private refusalNow({ code = '', advice }: Failure): NonNullable<Journey['refusal']> {
    return { code, advice, at: this.now() };
  }

  private refusalOf({ refusal }: Journey): Failure | undefined {
    return refusal && (this.refusal ?? refusedBefore(refusal));
  }

  private doubt(journey: Journey, cause: string): Verdict {
    const refusal = this.refusalOf(journey);
    return refusal ? unchecked(refusal, cause) : unknown(cause);
  }

  private learnedElsewhere(journey: Journey): Verdict | undefined {
    const learned = this.kept.learnedElsewhere(journey);
    if (learned === undefined) return undefined;
    this.settle();
    if (learned === 'nothing') return nothingCame();
    const message = standingAs(learned);
    return message && { message };
  }

  private async drop(journey: Journey | undefined): Promise<void> {
    if (!journey) return;
    if (this.sent?.id === journey.id) this.settle();
    await this.kept.drop(journey);
  }

  /** Nothing is in doubt any more. */
  private settle(): void {
    this.whole = undefined;
    this.refusal = undefined;
  }

  private async alone(work: (signal: AbortSignal) => Promise<Verdict>): Promise<Verdict> {
    this.waiting = new AbortController();
    const underway = work(this.waiting.signal);
    this.underway = underway;
    try {
      const ended = await underway;
      // Meanwhile it may have been given up, and another may be under way.
      if (this.underway === underway) this.last = ended;
      return ended;
    } finally {
      if (this.underway === underway) this.underway = undefined;
    }
  }
}

function anotherUnderway(): Failure {
  return new Failure(
    'cancelled',
    l10n.t('Another request from this connection is on its way or in doubt, so nothing was sent.'),
    l10n.t('Close this form and open it again to see what became of that one.'),
  );
}

/** A draft as it is compared, without its key. */
function textOf(draft: AllocationDraft): string {
  return JSON.stringify({ ...draft, authKey: '' });
}
