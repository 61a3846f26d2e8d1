import {
  DescribeConnectionsCommand,
  DescribeInterconnectsCommand,
  DescribeLagsCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { call } from '../transport/calls';
import { incomplete, isFailure } from '../failures';
import { leftOutOf } from '../transport/wholeAnswers';

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
  const look = async <Answer extends object>(
    operation: string,
    ask: (abortSignal: AbortSignal) => Promise<Answer>,
    rowsOf: (answer: Answer) => readonly unknown[] | undefined,
  ) => {
    const answer = await call(operation, ask, ended.signal);
    if ((rowsOf(answer) ?? []).length > 0) ended.abort(FOUND);
    else if (leftOutOf(answer) > 0) throw incomplete(operation, leftOutOf(answer));
  };
  const ofPartner = (error: unknown) => {
    if (!isFailure(error) || (error.kind !== 'refused' && error.kind !== 'denied')) throw error;
  };
  try {
    const looks = await Promise.allSettled([
      look(
        'DescribeConnections',
        (abortSignal) => reader.send(new DescribeConnectionsCommand(one), { abortSignal }),
        ({ connections }) => connections,
      ),
      look(
        'DescribeVirtualInterfaces',
        (abortSignal) => reader.send(new DescribeVirtualInterfacesCommand(one), { abortSignal }),
        ({ virtualInterfaces }) => virtualInterfaces,
      ),
      look(
        'DescribeLags',
        (abortSignal) => reader.send(new DescribeLagsCommand(one), { abortSignal }),
        ({ lags }) => lags,
      ),
      look(
        'DescribeInterconnects',
        (abortSignal) => reader.send(new DescribeInterconnectsCommand(one), { abortSignal }),
        ({ interconnects }) => interconnects,
      ).catch(ofPartner),
    ]);
    if (ended.signal.reason === FOUND) return true;
    const failed = looks.find((settled) => settled.status === 'rejected');
    if (failed) throw failed.reason;
    return false;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
