import * as l10n from '@vscode/l10n';
import { Failure, toFailure } from './failures';
import { CALL_DEADLINE } from './timeouts';

/**
 * Makes one call within the deadline, and turns whatever it throws into a `Failure`.
 * @param operation the API operation, as IAM names it.
 * @param send makes the call, and gives up when its signal says so.
 * @param signal the caller's own way to give up.
 */
export async function call<Answer>(
  operation: string,
  send: (signal: AbortSignal) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(CALL_DEADLINE);
  try {
    return await send(signal ? AbortSignal.any([signal, deadline]) : deadline);
  } catch (error) {
    if (signal?.aborted) {
      throw new Failure('cancelled', l10n.t('Cancelled.'), l10n.t('Choose Retry to ask again.'));
    }
    if (deadline.aborted) {
      throw new Failure(
        'timeout',
        l10n.t('No complete answer came within {0} seconds.', CALL_DEADLINE / 1000),
        l10n.t('Check the network, the VPN and the proxy; then choose Retry.'),
      );
    }
    throw toFailure(error, operation);
  }
}

/** One page of a list, and the token of the next. */
export interface Page<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly nextToken: string | undefined;
}

/**
 * Reads a list to its end. The SDK has no paginators for Direct Connect.
 * @throws Failure of kind `unreadable` when a token comes back a second time: the list would never end.
 */
export async function readAll<Row>(
  readPage: (nextToken: string | undefined) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await readPage(token);
    rows.push(...(page.rows ?? []));
    token = page.nextToken ?? undefined;
    if (token && seen.has(token)) {
      throw new Failure(
        'unreadable',
        l10n.t('AWS repeated a page of the list, so it has no end.'),
        l10n.t('Choose Retry; if it stays, report it to AWS Support.'),
      );
    }
    if (token) seen.add(token);
  } while (token);
  return rows;
}
