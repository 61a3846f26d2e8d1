import type { OperationName } from '../../directconnect/api';
import type { Failure, FailureKind } from '../failure';
import type { Journal } from '../journal/journal';
import type { Ended } from '../journal/record';
import type { WriteOperation } from '../operations/operation';
import type { Writer } from '../transport/clients';
import type { Outcome, CheckResult } from './outcome';

/** Failures that mean AWS refused. */
export const refusals: ReadonlySet<FailureKind> = new Set(['refused', 'denied', 'credentials', 'expired']);
/** Failures that mean there was no connection. */
const unconnected: ReadonlySet<FailureKind> = new Set(['unreachable', 'profile', 'signIn', 'mfa']);

/** The outcome as recorded in the journal. */
export function endOf<Done>(
  id: string,
  outcome: Outcome<Done>,
  created: string | undefined,
  requestId?: string,
): Ended {
  const refusal = outcome.kind === 'done' || outcome.kind === 'unknown' ? outcome.refusal : outcome.failure;
  return {
    id,
    at: Date.now(),
    outcome: outcome.kind,
    ...(created !== undefined && { created }),
    ...(outcome.kind === 'done' &&
      outcome.found && { found: outcome.found.certain ? ('certain' as const) : ('likely' as const) }),
    ...(refusal?.code !== undefined && { code: refusal.code }),
    ...(requestId !== undefined && { requestId }),
  };
}

export const createdBy = <Done>(
  { created }: Pick<WriteOperation<OperationName, never, Done>, 'created'>,
  outcome: Outcome<Done>,
) => (outcome.kind === 'done' ? created?.(outcome.result) : undefined);

/** The ids that other writes have created. One that only likely belongs to another write is not included. @throws Failure */
export async function createdByOthers(journal: Journal, id: string): Promise<string[]> {
  const { records } = await journal.latest(Infinity);
  return records.flatMap(({ id: its, end }) =>
    its === id || end?.found === 'likely' ? [] : (end?.created ?? []),
  );
}

/** The outcome of a write, given what a check found. */
export function outcomeFrom<Done>(
  seen: CheckResult<Done>,
  record: string,
  failure: Failure | undefined,
  refusal: Failure | undefined,
): Outcome<Done> {
  const saidNo = refusal && { refusal };
  const why = failure && { failure };
  switch (seen.kind) {
    case 'done':
      return { kind: 'done', result: seen.result, found: { certain: seen.certain }, ...saidNo };
    case 'several':
      return { kind: 'unknown', ...why, record, checked: true, candidates: seen.ids, ...saidNo };
    case 'nothing':
      return refusal
        ? { kind: 'refused', failure: refusal }
        : { kind: 'unknown', ...why, record, checked: true };
  }
}

/**
 * What is known after a failure. Even a refusal is checked: a proxy may have sent the request twice and returned the
 * second answer. If the user cancels, the outcome is immediately `unknown` and can be checked later.
 */
export async function settle<Done>(
  failure: Failure,
  { sent, answered }: Writer['passage'],
  record: string,
  check: (refused: boolean) => Promise<CheckResult<Done>>,
): Promise<Outcome<Done>> {
  const isUnconnected = unconnected.has(failure.kind);
  if (!sent || (!answered && isUnconnected)) return { kind: 'notSent', failure };
  if (failure.kind === 'cancelled') return { kind: 'unknown', failure, record, checked: false };
  const refused = answered && refusals.has(failure.kind);
  let seen: CheckResult<Done>;
  try {
    seen = await check(refused);
  } catch {
    return { kind: 'unknown', failure, record, checked: false, ...(refused && { refusal: failure }) };
  }
  // A proxy's 407 counts as no connection, but is also a refusal.
  const saidNo = refused || (answered && isUnconnected && seen.kind === 'done');
  return outcomeFrom(seen, record, failure, saidNo ? failure : undefined);
}
