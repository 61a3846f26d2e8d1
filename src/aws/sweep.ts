import {
  DescribeConnectionsCommand,
  DescribeLagsCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type {
  DescribeVirtualInterfacesRequest,
  DirectConnectClient,
  VirtualInterface as SdkVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { withoutSecrets } from '../directconnect/resources';
import type { Connection } from '../directconnect/resources';
import { call, readAll } from './calls';
import type { Failure } from './failures';
import type { Sweep } from './session';

/** The most that one page may hold. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/**
 * Reads virtual interfaces to the end of the list, each turned by `keep` as it arrives, so that what `keep` drops is
 * held nowhere.
 */
export function readVirtualInterfaces<Kept>(
  reader: DirectConnectClient,
  filter: DescribeVirtualInterfacesRequest,
  keep: (answer: SdkVirtualInterface) => Kept,
  signal?: AbortSignal,
): Promise<Kept[]> {
  return readAll(async (nextToken) => {
    const answer = await call(
      'DescribeVirtualInterfaces',
      (abortSignal) =>
        reader.send(new DescribeVirtualInterfacesCommand({ ...filter, maxResults: PAGE_SIZE, nextToken }), {
          abortSignal,
        }),
      signal,
    );
    return { rows: answer.virtualInterfaces?.map(keep), nextToken: answer.nextToken };
  });
}

function readConnections(reader: DirectConnectClient, signal?: AbortSignal) {
  return readAll(async (nextToken) => {
    const answer = await call(
      'DescribeConnections',
      (abortSignal) =>
        reader.send(new DescribeConnectionsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
      signal,
    );
    return { rows: answer.connections, nextToken: answer.nextToken };
  });
}

function readLags(reader: DirectConnectClient, signal?: AbortSignal) {
  return readAll(async (nextToken) => {
    const answer = await call(
      'DescribeLags',
      (abortSignal) =>
        reader.send(new DescribeLagsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
      signal,
    );
    return { rows: answer.lags, nextToken: answer.nextToken };
  });
}

/**
 * Each resource once, the last of an id: a LAG's members come with the LAG and, for most accounts, as connections too,
 * and a list that changes while its pages are read can hold one twice. Of a tree, VS Code draws no id a second time.
 */
function unique<Row>(rows: readonly Row[], idOf: (row: Row) => string | undefined): Row[] {
  return [...new Map(rows.map((row, index) => [idOf(row) ?? index, row])).values()];
}

/**
 * Reads all of a region in one sweep, the three lists side by side.
 * @throws Failure, the first, when all three failed; otherwise those that failed are in `failures`.
 */
export async function sweepRegion(reader: DirectConnectClient, signal?: AbortSignal): Promise<Sweep> {
  const [connections, lags, virtualInterfaces] = await Promise.allSettled([
    readConnections(reader, signal),
    readLags(reader, signal),
    readVirtualInterfaces(reader, {}, withoutSecrets, signal),
  ]);
  const lists = [connections, lags, virtualInterfaces];
  const failures = lists.flatMap((list) => (list.status === 'rejected' ? [list.reason as Failure] : []));
  const [first] = failures;
  if (first && failures.length === lists.length) throw first;
  const groups = unique(lags.status === 'fulfilled' ? lags.value : [], ({ lagId }) => lagId);
  return {
    connections: unique<Connection>(
      [
        ...groups.flatMap((lag) => lag.connections ?? []),
        ...(connections.status === 'fulfilled' ? connections.value : []),
      ],
      ({ connectionId }) => connectionId,
    ),
    lags: groups.map(({ connections: members, ...lag }) => lag),
    virtualInterfaces: unique(
      virtualInterfaces.status === 'fulfilled' ? virtualInterfaces.value : [],
      ({ virtualInterfaceId }) => virtualInterfaceId,
    ),
    failures,
  };
}
