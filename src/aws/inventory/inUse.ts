import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { isFailure } from '../failure';
import { incomplete } from '../toFailure';
import { ask } from '../transport/invoke';
import type { Answer } from '../transport/invoke';
import { leftOutOf } from '../transport/leftOut';

/** A list to check for resources. */
type CheckedList =
  'DescribeConnections' | 'DescribeVirtualInterfaces' | 'DescribeLags' | 'DescribeInterconnects';

/** One row is enough to know. */
const one = { maxResults: 1 };

/** Ends the other calls when one has found something. */
const FOUND = 'found';

/**
 * Whether an account has any Direct Connect resources in a region: requests one row of each list in parallel, and stops
 * once something is found.
 * @throws Failure when nothing was found and a list could not be read. A refusal of a partner's list is normal.
 */
export async function isInUse(reader: DirectConnectClient, signal?: AbortSignal): Promise<boolean> {
  const ended = new AbortController();
  const cancel = () => ended.abort();
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const check = async <Name extends CheckedList>(
    operation: Name,
    rowsOf: (answer: Answer<Name>) => readonly unknown[] | undefined,
  ) => {
    const answer = await ask(reader, operation, one, ended.signal);
    if ((rowsOf(answer) ?? []).length > 0) ended.abort(FOUND);
    else if (leftOutOf(answer) > 0) throw incomplete(operation, leftOutOf(answer));
  };
  const ofPartner = (error: unknown) => {
    if (!isFailure(error) || (error.kind !== 'refused' && error.kind !== 'denied')) throw error;
  };
  try {
    const checks = await Promise.allSettled([
      check('DescribeConnections', ({ connections }) => connections),
      check('DescribeVirtualInterfaces', ({ virtualInterfaces }) => virtualInterfaces),
      check('DescribeLags', ({ lags }) => lags),
      check('DescribeInterconnects', ({ interconnects }) => interconnects).catch(ofPartner),
    ]);
    if (ended.signal.reason === FOUND) return true;
    const failed = checks.find((settled) => settled.status === 'rejected');
    if (failed) throw failed.reason;
    return false;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
