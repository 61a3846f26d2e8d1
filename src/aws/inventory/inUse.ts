import {
  DescribeConnectionsCommand,
  DescribeInterconnectsCommand,
  DescribeLagsCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { call } from '../calls';
import { isFailure } from '../failures';

/** One is enough to know. */
const one = { maxResults: 1 };

/** Ends the other calls when one has found something. */
const FOUND = 'found';

/**
 * Whether an account has anything of Direct Connect in a region: the first page of each list, side by side, of one
 * resource each, and no more once something is found.
 * @throws Failure when nothing was found in what could be read, and a list could not be. That a partner's list is
 * refused or denied is normal.
 */
export async function isInUse(reader: DirectConnectClient, signal?: AbortSignal): Promise<boolean> {
  const ended = new AbortController();
  const cancel = () => ended.abort();
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const look = async (
    operation: string,
    rows: (abortSignal: AbortSignal) => Promise<unknown[] | undefined>,
  ) => {
    const found = await call(operation, rows, ended.signal);
    if (found && found.length > 0) ended.abort(FOUND);
  };
  const ofPartner = (error: unknown) => {
    if (!isFailure(error) || (error.kind !== 'refused' && error.kind !== 'denied')) throw error;
  };
  try {
    const looks = await Promise.allSettled([
      look('DescribeConnections', async (abortSignal) => {
        const { connections } = await reader.send(new DescribeConnectionsCommand(one), { abortSignal });
        return connections;
      }),
      look('DescribeVirtualInterfaces', async (abortSignal) => {
        const answer = await reader.send(new DescribeVirtualInterfacesCommand(one), { abortSignal });
        return answer.virtualInterfaces?.map(({ virtualInterfaceId }) => virtualInterfaceId);
      }),
      look('DescribeLags', async (abortSignal) => {
        const { lags } = await reader.send(new DescribeLagsCommand(one), { abortSignal });
        return lags;
      }),
      look('DescribeInterconnects', async (abortSignal) => {
        const { interconnects } = await reader.send(new DescribeInterconnectsCommand(one), { abortSignal });
        return interconnects;
      }).catch(ofPartner),
    ]);
    if (ended.signal.reason === FOUND) return true;
    const failed = looks.find((settled) => settled.status === 'rejected');
    if (failed) throw failed.reason;
    return false;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
