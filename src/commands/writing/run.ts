import * as l10n from '@vscode/l10n';
import { ProgressLocation, window } from 'vscode';
import { Failure, asFailure } from '../../aws/failure';
import { doubtWords } from '../../aws/writes/doubtWords';
import type { Session } from '../../aws/session/session';
import type { Outcome, Unknown } from '../../aws/writes/outcome';
import { displayName } from '../../directconnect/resources/resources';
import type { Node } from '../../views/tree/node';
import { subjectOf } from '../../views/connections/resourceOf';
import type { RowSubject } from '../../views/connections/resourceOf';
import { accountShown } from '../../views/accountShown';
import { inert } from '../../views/inert';
import type { RequestDocuments } from '../../views/requests/requestDocuments';
import { chosenNodes } from '../arguments';
import { pickResource } from '../pickResource';
import type { Request, WriteCommand } from './command';
import { isConfirmed } from './confirm';
import { failureOfOne, otherRequestWords } from './planned';
import type { Planned } from './planned';
import { showRequests } from './showRequest';
import type { Stores } from '../../views/stores';

/** What running a command needs. */
export interface RunContext {
  readonly from: Stores;
  /** Where requests are shown before they are sent. */
  readonly requests: RequestDocuments;
}

export const nameOf = ({ subject }: RowSubject): string => displayName(subject.name, subject.id);

export const namesOf = (targets: readonly RowSubject[]): string => inert(targets.map(nameOf).join(', '));

/**
 * The rows a command was called on, split into those it applies to and the rest; if there are none, a row that the user
 * chooses.
 */
async function targetsOf<Answer>(
  from: Stores,
  command: WriteCommand<Answer>,
  node: Node | undefined,
  nodes: readonly Node[],
): Promise<{ targets: RowSubject[]; leftOut: RowSubject[] }> {
  const chosen = chosenNodes(node, nodes);
  const rows = chosen.flatMap((row) => subjectOf(row) ?? []);
  if (rows.length === 0) {
    // A keyboard shortcut runs the command on any row that has the focus.
    if (chosen.length > 0) {
      throw new Failure(
        'refused',
        l10n.t('This command does not apply to the selected row.'),
        l10n.t('Select a connection, LAG or virtual interface.'),
      );
    }
    const picked = await pickResource(from, { fits: (row) => command.whyNot(row) === undefined });
    return { targets: picked ? [picked] : [], leftOut: [] };
  }
  const targets = rows.filter((row) => command.whyNot(row) === undefined);
  const leftOut = rows.filter((row) => !targets.includes(row));
  const [first] = leftOut;
  if (targets.length === 0 && first) {
    throw new Failure(
      'refused',
      rows.length === 1
        ? l10n.t('{0}: {1}', nameOf(first), command.whyNot(first) ?? '')
        : l10n.t('This command does not apply to any of the selected rows: {0}', command.whyNot(first) ?? ''),
      l10n.t('Select other rows, then run the command again.'),
    );
  }
  if (targets.length > command.maxRows) {
    throw new Failure(
      'refused',
      l10n.t('Too many rows are selected: {0}.', targets.length),
      l10n.t('Select at most {0}.', command.maxRows),
    );
  }
  return { targets, leftOut };
}

const titleOf = ({ operation, input }: Request): string => operation.title(input);

function planOf<Answer>(
  command: WriteCommand<Answer>,
  targets: readonly RowSubject[],
  answer: Answer,
): Planned[] {
  return targets.flatMap((target) => {
    const requests = command.requests(target, answer);
    return requests.map((request) => ({
      target,
      request,
      name: requests.length > 1 ? titleOf(request) : nameOf(target),
    }));
  });
}

/** Sends one request. @param account the one in which it was chosen, if it was known. */
async function send(
  { sessions, inventories }: Stores,
  { target: { place }, request: { operation, input } }: Planned,
  account: string | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  let session: Session;
  try {
    session = await sessions.session(place);
  } catch (error) {
    return { kind: 'notSent', failure: asFailure(error) };
  }
  try {
    return await session.write(operation, input, { signal, account });
  } finally {
    inventories.reread(place.region);
  }
}

/**
 * Says that the outcome of a request is unknown, and offers to check again. Resolves once it is known, or the user
 * gives up.
 */
async function waitUntilKnown(
  from: Stores,
  { target: { place }, request }: Planned,
  others: readonly string[],
  first: Outcome,
): Promise<Outcome> {
  const check = l10n.t('Check Again');
  let outcome = first;
  while (outcome.kind === 'unknown') {
    const doubt: Unknown = outcome;
    const said = [l10n.t('{0}: {1}', titleOf(request), doubtWords(doubt)), ...others].join(' ');
    if ((await window.showWarningMessage(inert(said), check)) !== check) return outcome;
    try {
      const session = await from.sessions.session(place);
      outcome = await session.checkAgain(request.operation, doubt.record);
    } catch (error) {
      outcome = { ...doubt, failure: asFailure(error), checked: false };
    }
    from.inventories.reread(place.region);
  }
  return outcome;
}

/** Says that something was done, and if so, that AWS's answer was a refusal nevertheless. */
function tellDone(words: string, refusal: Failure | undefined): void {
  if (!refusal) {
    window.setStatusBarMessage(inert(words), 5_000);
    return;
  }
  const said = l10n.t(
    '{0} However, AWS answered with a refusal: {1}',
    words,
    refusal.words ?? refusal.message,
  );
  void window.showWarningMessage(inert(said));
}

/**
 * Sends the requests one after the other, and stops at the first that failed or whose outcome is unknown.
 * @returns false when the outcome of one is unknown. The user was told.
 */
async function sendAll<Answer>(
  { from }: RunContext,
  command: WriteCommand<Answer>,
  targets: readonly RowSubject[],
  answer: Answer,
  accounts: ReadonlyMap<RowSubject, Promise<string | undefined>>,
): Promise<boolean> {
  const plan = planOf(command, targets, answer);
  for (const [index, planned] of plan.entries()) {
    const title = inert(titleOf(planned.request));
    const location = ProgressLocation.Notification;
    const account = await accounts.get(planned.target);
    const sent = await window.withProgress({ location, title, cancellable: true }, (_progress, token) => {
      const ended = new AbortController();
      token.onCancellationRequested(() => ended.abort());
      return send(from, planned, account, ended.signal);
    });
    const outcome = await waitUntilKnown(from, planned, otherRequestWords(plan, index, true), sent);
    // The user was already told, also what was done and what was not sent.
    if (outcome.kind === 'unknown') return false;
    if (outcome.kind !== 'done')
      throw failureOfOne(planned, otherRequestWords(plan, index, false), outcome.failure);
    command.after?.(planned.target, outcome.result);
    if (outcome.refusal) tellDone(command.done(planned.target, answer), outcome.refusal);
  }
  const [target] = targets;
  if (targets.length > 1) tellDone(l10n.t('Done: {0}.', namesOf(targets)), undefined);
  else if (target) tellDone(command.done(target, answer), undefined);
  return true;
}

/**
 * Runs a command that writes on some rows: asks, confirms, sends each request exactly once, one after the other, and says
 * what happened. @returns true when everything was done.
 */
export async function runOn<Answer>(
  runs: RunContext,
  command: WriteCommand<Answer>,
  targets: readonly RowSubject[],
  leftOut: readonly RowSubject[] = [],
): Promise<boolean> {
  const { from } = runs;
  // As of now: while the user answers, a tool may write the keys of another account into the files.
  const accounts = new Map(targets.map((target) => [target, accountShown(from, target.place)]));
  const showRequest = (chosen: Answer) =>
    void showRequests(
      runs.requests,
      from.profiles,
      planOf(command, targets, chosen),
      command.impact?.(chosen),
    );
  const answer = await command.ask({ from, showRequest }, targets);
  if (answer === undefined) return false;
  const names = leftOut.length > 0 ? namesOf(leftOut) : undefined;
  const confirmation = command.confirmation(targets, answer, names);
  if (!(await isConfirmed(confirmation, () => showRequest(answer)))) return false;
  return sendAll(runs, command, targets, answer, accounts);
}

/** Runs a command that writes on the rows it was called on, or on one that the user chooses. @see runOn */
export async function runWrite<Answer>(
  runs: RunContext,
  command: WriteCommand<Answer>,
  node?: Node,
  nodes: readonly Node[] = [],
): Promise<void> {
  const { targets, leftOut } = await targetsOf(runs.from, command, node, nodes);
  if (targets.length > 0) await runOn(runs, command, targets, leftOut);
}
