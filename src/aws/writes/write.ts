import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { OperationName, Operations } from '../../directconnect/api';
import { Failure } from '../failure';
import type { WriteOperation } from '../operations/operation';
import { toFailure } from '../toFailure';
import { call } from '../transport/calls';
import { invoke } from '../transport/invoke';
import type { WriteAccess, WriteContext, WriteOptions } from './context';
import type { Outcome } from './outcome';
import { withoutSecretInputs } from './secrets';
import { createdBy, createdByOthers, endOf, refusals, settle } from './settle';

/** @throws Failure in read-only mode. */
function refuseReadOnly({ isReadOnly }: WriteContext): void {
  if (!isReadOnly()) return;
  throw new Failure(
    'readOnly',
    l10n.t('Direct Connect Explorer is in read-only mode, so nothing was sent.'),
    l10n.t('Turn off the setting directConnect.readOnly to make changes.'),
  );
}

/** @throws Failure when the profile now uses another account than the one that the user saw. */
function refuseOtherAccount(profile: string, chosenIn: string | undefined, now: string | undefined): void {
  if (chosenIn === undefined || now === undefined || now === chosenIn) return;
  throw new Failure(
    'profile',
    l10n.t(
      'Profile {0} now uses account {1}, but this was chosen in account {2}, so nothing was sent.',
      profile,
      now,
      chosenIn,
    ),
    l10n.t('Choose Refresh, check what is shown, then choose the command again.'),
  );
}

/** An answer that is empty by design. */
const saysNothing = (operation: string) =>
  new Failure(
    'unreadable',
    l10n.t('The answer to {0} does not say what happened.', operation),
    l10n.t('Check again later.'),
  );

/**
 * Sends a write exactly once. It is recorded in the journal before, and its outcome afterwards. The API has no
 * idempotency token, so a write is never sent again: if the answer does not settle what happened, its effect is checked
 * instead.
 */
export async function write<Name extends OperationName, Before, Done>(
  context: WriteContext,
  access: WriteAccess,
  operation: WriteOperation<Name, Before, Done>,
  input: Operations[Name]['input'],
  { signal, note, account: chosenIn }: WriteOptions<Before> = {},
): Promise<Outcome<Done>> {
  const { journal, doubts } = context;
  const { name } = operation;
  const id = randomUUID();
  const notSent = (error: unknown): Outcome<Done> => ({ kind: 'notSent', failure: toFailure(error, name) });
  let open: Awaited<ReturnType<WriteAccess['open']>>;
  let before: Before;
  try {
    refuseReadOnly(context);
    open = await access.open(signal);
    const account = await open.account(chosenIn !== undefined);
    refuseOtherAccount(access.place.profile, chosenIn, account);
    // This also corrects the clock offset, which a single attempt can't.
    before = await operation.before(open.reader, input);
    // A person may have been asked for a code meanwhile.
    refuseReadOnly(context);
    await journal.begin({
      ...{ id, at: Date.now(), ...access.place, operation: name, pid: process.pid, before },
      ...withoutSecretInputs(input, operation.secrets),
      ...(account !== undefined && { account }),
    });
  } catch (error) {
    return notSent(error);
  }
  doubts.set(id, { input });
  const check = async (refused: boolean) => {
    const others = await createdByOthers(journal, id);
    return operation.check(open.reader, input, { before, refused, secretsAreMissing: false, others });
  };
  const { client, passage } = open.writer();
  let outcome: Outcome<Done>;
  try {
    await note?.(id, before);
    const answer = await call(name, (abortSignal) => invoke(client, name, input, { abortSignal }), signal);
    const result = operation.done(answer, input);
    outcome =
      result === undefined ? await settle(saysNothing(name), passage, id, check) : { kind: 'done', result };
  } catch (error) {
    const failure = toFailure(error, name);
    const already =
      passage.answered && refusals.has(failure.kind) ? operation.doneBefore?.(failure) : undefined;
    outcome =
      already === undefined ? await settle(failure, passage, id, check) : { kind: 'done', result: already };
  }
  if (outcome.kind === 'unknown') doubts.set(id, { input, refusal: outcome.refusal });
  else doubts.delete(id);
  await journal.end(endOf(id, outcome, createdBy(operation, outcome), passage.requestId));
  return outcome;
}
