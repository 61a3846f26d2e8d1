import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { toFailure } from '../../aws/toFailure';
import type { Session } from '../../aws/session/session';
import { newInterfaceWrites } from '../../aws/operations/newInterfaceWrites';
import type { Outcome } from '../../aws/writes/outcome';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { askedIn } from '../../directconnect/allocation/newInterface';
import { toRequest } from '../../directconnect/allocation/request';
import type { AllocationRequest } from '../../directconnect/allocation/request';
import { maySend, validate } from '../../directconnect/allocation/rules';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isOpen, historyFor } from './requestHistory';
import type { RequestHistory, HistoryStore } from './requestHistory';
import { KeptHistory } from './keptHistory';
import { versioned } from './messages';
import type { ToPage } from './messages';
import {
  alreadyDone,
  createdAs,
  nothingCreated,
  nothingSent,
  notSent,
  refused,
  several,
  earlierResult,
  unknown,
} from './submissionResults';
import type { SubmissionResult } from './submissionResults';

export type { SubmissionResult } from './submissionResults';

type Done = Extract<Outcome<VirtualInterface>, { kind: 'done' }>;

/**
 * Takes one form from a draft to a result. It sends a request exactly once; while the outcome is unknown, it only
 * checks. Callers that ask meanwhile or afterwards get the same result, since a restarted page has forgotten it.
 */
export class Submission {
  private last: SubmissionResult | undefined;
  /** The draft that became a virtual interface, without its key. */
  private done: string | undefined;
  private underway: Promise<SubmissionResult> | undefined;
  private waiting = new AbortController();
  private readonly kept: KeptHistory;
  /**
   * @param session opens a session for the connection's place; nothing is sent before a draft passes every rule.
   * @param histories outlives this process: a history that it contains at the start was sent before a reload, or by a
   * closed form that is still waiting for its answer.
   */
  constructor(
    private readonly session: () => Promise<Session>,
    histories: HistoryStore,
    private readonly now: () => number = Date.now,
  ) {
    this.kept = new KeptHistory(histories);
  }

  /** What was sent, as far as known. */
  get sent(): RequestHistory | undefined {
    return this.kept.now;
  }

  /** True when it is not known whether the request created anything. */
  get inDoubt(): boolean {
    return this.sent !== undefined && isOpen(this.sent);
  }

  /** The message for what was created before a reload, with its last seen state. */
  earlierResult(): ToPage | undefined {
    return this.sent && earlierResult(this.sent);
  }

  /**
   * Sends a draft, unless one is in progress, unresolved or done: then returns its result.
   * @param account the one in which it was chosen, if it was known.
   */
  async submit(draft: AllocationDraft, known: KnownNetwork, account?: string): Promise<SubmissionResult> {
    if (this.underway) return this.underway;
    if (this.inDoubt) return this.checkAgain();
    const id = this.sent?.virtualInterfaceId;
    if (id !== undefined) return this.last && this.done === textOf(draft) ? this.last : alreadyDone(id);
    const findings = validate(draft, known);
    if (!maySend(findings)) return { message: versioned({ type: 'invalid', findings }) };
    return this.alone(async (signal) => {
      const ended = await this.send(toRequest(draft, known), account, signal);
      if (ended.created) this.done = textOf(draft);
      return ended;
    });
  }

  /**
   * Looks for what an unresolved request may have created.
   * @param quietly true for background work, which must not prompt.
   */
  async checkAgain(quietly = false): Promise<SubmissionResult> {
    if (this.underway) return this.underway;
    const history = this.sent;
    if (!history || !this.inDoubt) return this.last ?? nothingSent();
    return this.alone(async (signal) => {
      const elsewhere = this.learnedElsewhere(history);
      if (elsewhere) return elsewhere;
      let outcome: Outcome<VirtualInterface>;
      try {
        const session = await this.session();
        const through = quietly ? session.background : session;
        const { operation } = askedIn(history.request);
        outcome = await through.checkAgain(newInterfaceWrites[operation], history.id, signal);
      } catch (error) {
        const failure = toFailure(error, 'DescribeVirtualInterfaces');
        outcome = { kind: 'unknown', failure, record: history.id, checked: false };
      }
      return this.answered(history, outcome);
    });
  }

  /** Stops waiting for whatever is in progress. It does not undo anything. */
  cancel(): void {
    this.waiting.abort();
  }

  /** Forgets what was sent, at the user's request. A request in progress no longer affects this form. */
  async forget(): Promise<void> {
    this.done = undefined;
    this.last = undefined;
    this.underway = undefined;
    this.waiting = new AbortController();
    await this.kept.forget();
  }

  /** Stores new information about what was sent. */
  async learn(history: RequestHistory): Promise<void> {
    if (this.sent && this.sent.id === history.id) await this.kept.keep(history);
  }

  private async send(
    request: AllocationRequest,
    account: string | undefined,
    signal: AbortSignal,
  ): Promise<SubmissionResult> {
    const mayBeSent = this.kept.watch();
    let id: string | undefined;
    const note = async (record: string) => {
      // It may have been abandoned, and a closed form continues its request: whoever records its request first sends.
      if (this.waiting.signal !== signal || !mayBeSent()) throw anotherUnderway();
      await this.kept.begin(historyFor(record, request, this.now(), account));
      id = record;
    };
    let outcome: Outcome<VirtualInterface>;
    try {
      const session = await this.session();
      const how = { note, signal, account };
      outcome = await session.write(newInterfaceWrites[request.operation], request.input, how);
    } catch (error) {
      return notSent(toFailure(error, request.operation));
    }
    return this.answered(this.sent?.id === id ? this.sent : undefined, outcome);
  }

  /** The result of an answer or a check. The history is undefined when the request was abandoned or never started. */
  private async answered(
    history: RequestHistory | undefined,
    outcome: Outcome<VirtualInterface>,
  ): Promise<SubmissionResult> {
    switch (outcome.kind) {
      case 'done':
        return this.arrived(history, outcome);
      case 'notSent':
        await this.kept.drop(history);
        return notSent(outcome.failure);
      case 'refused':
        await this.kept.drop(history);
        return refused(outcome.failure);
      case 'unknown':
        if (history && outcome.refusal) await this.kept.keep({ ...history, refusedAt: this.now() });
        return outcome.candidates ? several(outcome.candidates) : unknown(outcome);
    }
  }

  private async arrived(
    history: RequestHistory | undefined,
    { result, found, refusal }: Done,
  ): Promise<SubmissionResult> {
    const { virtualInterfaceId = '' } = result;
    if (history) {
      // Another form that shares the history may have learned more meanwhile.
      const latest = this.kept.latest(history) ?? history;
      await this.kept.keep({
        ...latest,
        ...(found ? { foundAt: this.now() } : { answeredAt: this.now() }),
        virtualInterfaceId,
        ...(found?.certain === false && { isLikely: true }),
        ...(refusal && { refusedAt: this.now() }),
      });
    }
    return createdAs(result, found, refusal);
  }

  private learnedElsewhere(history: RequestHistory): SubmissionResult | undefined {
    const learned = this.kept.learnedElsewhere(history);
    if (learned === undefined) return undefined;
    if (learned === 'nothing') return nothingCreated();
    const message = earlierResult(learned);
    return message && { message };
  }

  private async alone(work: (signal: AbortSignal) => Promise<SubmissionResult>): Promise<SubmissionResult> {
    this.waiting = new AbortController();
    const underway = work(this.waiting.signal);
    this.underway = underway;
    try {
      const ended = await underway;
      // Meanwhile the request may have been abandoned, and another one may be in progress.
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
    l10n.t('Another request for this connection is in progress or unresolved, so nothing was sent.'),
    l10n.t('Close this form and open it again to see the outcome of that one.'),
  );
}

/** A draft for comparison, without its key. */
function textOf(draft: AllocationDraft): string {
  return JSON.stringify({ ...draft, authKey: '' });
}
