import { DeleteVirtualInterfaceCommand } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../directconnect/resources';
import { call } from './calls';
import type { Clients } from './clients';
import { Failure, toFailure } from './failures';
import { readVirtualInterfaces } from './inventory/lists';
import { definite, unsent } from './writes';

/** AWS's words for a virtual interface that is not there: then it is as deleted as it can be. */
const GONE = /does not exist|could not find virtual ?interface/i;

const saysGone = ({ kind, words }: Failure) => kind === 'refused' && GONE.test(words ?? '');

/** True when a virtual interface is still there and is not being deleted. */
async function isThere(clients: Clients, virtualInterfaceId: string): Promise<boolean> {
  try {
    const found = await readVirtualInterfaces(clients.reader, { virtualInterfaceId }, withoutSecrets);
    return found.some(({ virtualInterfaceState: state }) => state !== 'deleted' && state !== 'deleting');
  } catch (error) {
    if (saysGone(toFailure(error, 'DescribeVirtualInterfaces'))) return false;
    throw error;
  }
}

/** Looks once at what a deletion came to whose answer does not settle it, and throws unless it is gone. */
async function settle(failure: Failure, clients: Clients, virtualInterfaceId: string): Promise<void> {
  let there: boolean;
  try {
    there = await isThere(clients, virtualInterfaceId);
  } catch {
    throw new Failure(
      failure.kind,
      l10n.t('{0} It is not known whether {1} was deleted.', failure.message, virtualInterfaceId),
      l10n.t('Refresh the Direct Connect view to see whether it is still there.'),
      failure.code,
      failure.words,
    );
  }
  if (!there) return;
  throw new Failure(
    failure.kind,
    l10n.t('{0} {1} still exists.', failure.message, virtualInterfaceId),
    l10n.t('You may delete it again.'),
    failure.code,
    failure.words,
  );
}

/** Sends a deletion once. When the answer does not settle what happened, the virtual interface is looked at instead. */
export async function deleteVirtualInterface(clients: Clients, virtualInterfaceId: string): Promise<void> {
  try {
    await call('DeleteVirtualInterface', (abortSignal) =>
      clients.writer().send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId }), { abortSignal }),
    );
  } catch (error) {
    const failure = toFailure(error, 'DeleteVirtualInterface');
    if (saysGone(failure)) return;
    if (definite.has(failure.kind) || unsent.has(failure.kind)) throw failure;
    await settle(failure, clients, virtualInterfaceId);
  }
}
