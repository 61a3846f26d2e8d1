import { DeleteVirtualInterfaceCommand } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import type { Clients } from '../transport/clients';
import { Failure, toFailure } from '../failures';
import { readVirtualInterfaces } from '../inventory/lists';
import type { Deleted, Unsuccessful } from '../session/session';
import { unlessRefused, writeOnce } from './writes';

/** AWS's words for a virtual interface that is not there: then it is as deleted as it can be. */
const GONE = /does not exist|could not find virtual ?interface/i;

const saysGone = ({ kind, words }: Failure) => kind === 'refused' && GONE.test(words ?? '');

/** True when a virtual interface is still there and is not being deleted. */
async function isThere({ reader }: Clients, virtualInterfaceId: string): Promise<boolean> {
  try {
    const states = await readVirtualInterfaces(
      reader,
      { virtualInterfaceId },
      ({ virtualInterfaceState }) => virtualInterfaceState,
    );
    return states.some((state) => state !== 'deleted' && state !== 'deleting');
  } catch (error) {
    if (saysGone(toFailure(error, 'DescribeVirtualInterfaces'))) return false;
    throw error;
  }
}

/** What is said when it is not known to be deleted. */
function failureOf(outcome: Unsuccessful, id: string): Failure {
  const { kind, message, advice, code, words } = outcome.failure;
  const because = (text: string, next: string) => new Failure(kind, text, next, code, words);
  if (outcome.kind === 'unchecked') {
    return because(
      l10n.t('AWS refused to delete {0}, but whether it still exists could not be checked.', id),
      l10n.t('Refresh the Direct Connect view to check again. {0}', advice),
    );
  }
  if (outcome.kind !== 'unknown') {
    const text =
      kind === 'refused'
        ? l10n.t('AWS refused to delete {0}.', id)
        : l10n.t('{0} {1} was not deleted.', message, id);
    return because(text, advice);
  }
  return outcome.checked
    ? because(l10n.t('{0} {1} still exists.', message, id), l10n.t('You may delete it again.'))
    : because(
        l10n.t('{0} It is not known whether {1} was deleted.', message, id),
        l10n.t('Refresh the Direct Connect view to see whether it is still there.'),
      );
}

/**
 * Sends a deletion once. When the answer does not settle what happened, the virtual interface is looked at instead.
 * @throws Failure that says what is known, when it is not known to be deleted.
 */
export async function deleteVirtualInterface(clients: Clients, virtualInterfaceId: string): Promise<Deleted> {
  const command = new DeleteVirtualInterfaceCommand({ virtualInterfaceId });
  const written = await writeOnce<true>(clients, {
    operation: 'DeleteVirtualInterface',
    prepare: async () => {
      await unlessRefused(isThere(clients, virtualInterfaceId));
    },
    send: async (client, abortSignal) => {
      await client.send(command, { abortSignal });
      return true;
    },
    look: async () => ((await isThere(clients, virtualInterfaceId)) ? undefined : true),
  });
  if (written.kind === 'unchecked' && saysGone(written.failure)) return {};
  if (written.kind !== 'done') throw failureOf(written, virtualInterfaceId);
  const refusal = written.despite?.refusal;
  return refusal && !saysGone(refusal) ? { refusal } : {};
}
