import * as l10n from '@vscode/l10n';
import type { OperationName, Operations } from '../../directconnect/api';
import { Failure } from '../failure';
import type { Begun, Ended } from '../journal/record';
import type { WriteOperation } from '../operations/operation';
import { toFailure } from '../toFailure';
import type { CheckAccess, WriteContext } from './context';
import type { Outcome } from './outcome';
import { createdBy, createdByOthers, endOf, outcomeFrom } from './settle';

/** A refusal of which only the code survived a reload. */
const refusedBefore = (code: string) =>
  new Failure(
    'refused',
    l10n.t('AWS refused the request.'),
    l10n.t('Fix what AWS reports, then try again.'),
    code,
  );

/**
 * Checks again for the effect of a write whose outcome is unknown, and records what it finds. If the check fails, the
 * outcome stays unknown.
 * @param id its record.
 */
export async function checkAgain<Name extends OperationName, Before, Done>(
  { journal, doubts }: Pick<WriteContext, 'journal' | 'doubts'>,
  access: CheckAccess,
  operation: WriteOperation<Name, Before, Done>,
  id: string,
): Promise<Outcome<Done>> {
  const doubt = doubts.get(id);
  let { refusal } = doubt ?? {};
  let last: Ended | undefined;
  let outcome: Outcome<Done>;
  try {
    const { end, ...record } = await journal.get(id);
    last = end;
    const { reader, account } = await access.open();
    if (record.account !== undefined && (await account()) !== record.account) throw ofAnotherAccount(record);
    refusal ??= end?.code === undefined ? undefined : refusedBefore(end.code);
    const input = (doubt?.input ?? record.input) as Operations[Name]['input'];
    const seen = await operation.check(reader, input, {
      before: record.before as Before,
      refused: refusal !== undefined,
      secretsAreMissing: !doubt && record.secrets.length > 0,
      others: await createdByOthers(journal, id),
    });
    outcome =
      seen.kind === 'nothing' && !refusal && !isSettled(end) && Date.now() - record.at > LATE
        ? { kind: 'notSent', failure: neverArrived() }
        : outcomeFrom(seen, id, undefined, refusal);
  } catch (error) {
    const failure = toFailure(error, operation.name);
    return { kind: 'unknown', failure, record: id, checked: false, ...(refusal && { refusal }) };
  }
  if (outcome.kind !== 'unknown') {
    doubts.delete(id);
    // Another window may have settled it meanwhile.
    if (!isSettled(last)) {
      await journal.end(endOf(id, outcome, createdBy(operation, outcome), last?.requestId));
    }
  }
  return outcome;
}

const isSettled = (end: Ended | undefined) => end !== undefined && end.outcome !== 'unknown';

const ofAnotherAccount = ({ profile, account = '' }: Begun) =>
  new Failure(
    'profile',
    l10n.t(
      'The request was sent from account {0}, but profile {1} may use another account now.',
      account,
      profile,
    ),
    l10n.t('Check that account to see what happened.'),
  );

/** Milliseconds after which a write without any visible effect counts as not sent. */
const LATE = 60 * 60_000;

const neverArrived = () =>
  new Failure(
    'dropped',
    l10n.t(
      'More than an hour after it was sent, there is no trace of it: it never took effect, or has since been undone.',
    ),
    l10n.t('You can send it again.'),
  );
