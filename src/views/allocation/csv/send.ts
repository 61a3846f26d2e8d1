import * as l10n from '@vscode/l10n';
import { asFailure } from '../../../aws/failure';
import type { Failure } from '../../../aws/failure';
import { newInterfaceWrites } from '../../../aws/operations/newInterfaceWrites';
import { doubtWords } from '../../../aws/writes/doubtWords';
import type { Outcome } from '../../../aws/writes/outcome';
import type { ValidatedRow } from '../../../directconnect/allocation/csv/validateRows';
import { groupedWords } from '../../../directconnect/allocation/csv/problemWords';
import type { RowResult } from '../../../directconnect/allocation/csv/result';
import type { VirtualInterface } from '../../../directconnect/resources/resources';
import type { SessionStore } from '../../../aws/session/sessionStore';
import type { Place } from '../../../aws/session/place';

type Sent = Extract<ValidatedRow, { kind: 'send' }>;

/** How the rows are sent. */
export interface SendOptions {
  readonly sessions: Pick<SessionStore, 'session'>;
  readonly place: Place;
  /** The account of the profile when the rows were chosen, if it was known. */
  readonly account: string | undefined;
  /** The lines that the user confirmed. */
  readonly confirmed: ReadonlySet<number>;
  /** True once the user has stopped it. The request under way is still waited for. */
  readonly isStopped: () => boolean;
  readonly onNext: (row: Sent) => void;
}

/** The outcome of each row, and why sending stopped before the last one, if it did. */
export interface SendResult {
  readonly results: readonly RowResult[];
  readonly stopped?: string;
}

const inWords = ({ message, advice, words }: Failure): string =>
  [words ?? message, advice].filter(Boolean).join(' ');

async function sendOne(
  { sessions, place, account }: SendOptions,
  { request: { operation, input } }: Sent,
): Promise<Outcome<VirtualInterface>> {
  try {
    const session = await sessions.session(place);
    return await session.write(newInterfaceWrites[operation], input, { account });
  } catch (error) {
    return { kind: 'notSent', failure: asFailure(error) };
  }
}

/** Why a virtual interface that exists may not be the one that was asked for. */
function caution({ found, refusal }: Extract<Outcome, { kind: 'done' }>): string {
  const refused = refusal ? l10n.t('AWS answered with a refusal, but the virtual interface exists.') : '';
  const likely =
    found?.certain === false
      ? l10n.t('It matches what was sent, but not everything could be compared. Check it before you use it.')
      : '';
  return [refused, likely].filter(Boolean).join(' ');
}

function resultOf(row: Sent, outcome: Outcome<VirtualInterface>): RowResult {
  switch (outcome.kind) {
    case 'done': {
      const { virtualInterfaceId = '' } = outcome.result;
      return { row, result: 'created', virtualInterfaceId, details: caution(outcome) };
    }
    case 'unknown':
      return { row, result: 'unknown', details: doubtWords(outcome) };
    case 'refused':
      return { row, result: 'refused', details: inWords(outcome.failure) };
    case 'notSent':
      return { row, result: 'not sent', details: inWords(outcome.failure) };
  }
}

/**
 * Why nothing more is sent after an outcome; `undefined` to continue. Sending continues after a refusal that concerns
 * one row, and stops for anything that would also stop the next row.
 */
function stopAfter({ line }: Sent, outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'unknown':
      return l10n.t('Stopped after line {0}, because its outcome is unknown.', line);
    case 'refused':
    case 'notSent':
      return outcome.kind === 'refused' && outcome.failure.kind === 'refused'
        ? undefined
        : l10n.t('Stopped at line {0}: {1}', line, inWords(outcome.failure));
  }
}

/** The result of a row that is not sent. */
function unsent(row: ValidatedRow, confirmed: ReadonlySet<number>): RowResult {
  if (row.kind === 'exists') return { row, result: 'exists', virtualInterfaceId: row.virtualInterfaceId };
  const details = groupedWords(row.problems).join(' ');
  if (row.kind === 'wrong') {
    return { row, result: confirmed.has(row.line) ? 'not sent' : 'error', details };
  }
  return {
    row,
    result: 'not sent',
    details: l10n.t('This could not be sent when you confirmed. Run the command again to send it.'),
  };
}

/** Sends the confirmed rows one by one, and stops at the first whose outcome is unknown. */
export async function sendRows(
  sending: SendOptions,
  validated: readonly ValidatedRow[],
): Promise<SendResult> {
  const results: RowResult[] = [];
  let stopped: string | undefined;
  for (const row of validated) {
    if (row.kind !== 'send' || !sending.confirmed.has(row.line)) {
      results.push(unsent(row, sending.confirmed));
      continue;
    }
    if (sending.isStopped()) stopped ??= l10n.t('You stopped it before line {0}.', row.line);
    if (stopped !== undefined) {
      results.push({ row, result: 'not sent', details: stopped });
      continue;
    }
    sending.onNext(row);
    const outcome = await sendOne(sending, row);
    results.push(resultOf(row, outcome));
    stopped = stopAfter(row, outcome);
  }
  return { results, ...(stopped !== undefined && { stopped }) };
}
