import {
  DescribeConnectionsCommand,
  DescribeHostedConnectionsCommand,
  DescribeInterconnectsCommand,
  DescribeLagsCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type {
  Connection,
  DescribeVirtualInterfacesRequest,
  DirectConnectClient,
  Interconnect,
  Lag as SdkLag,
  VirtualInterface as SdkVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { withoutSecrets } from '../../directconnect/resources';
import type { Inventory, VirtualInterface } from '../../directconnect/resources';
import { call, readPages } from '../calls';
import { toFailure } from '../failures';
import type { Failure, FailureKind } from '../failures';
import type { Sweep } from '../session';
import { InventoryBuilder } from './builder';

/** The most that one page may hold. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/** What each page of a list is given to as it arrives. */
type Take<Row> = (rows: readonly Row[]) => void;

/**
 * Reads virtual interfaces to the end of the list, each turned by `keep` as it arrives, so that what `keep` drops is
 * held nowhere.
 */
function pagesOfVirtualInterfaces<Kept>(
  reader: DirectConnectClient,
  filter: DescribeVirtualInterfacesRequest,
  keep: (answer: SdkVirtualInterface) => Kept,
  take: Take<Kept>,
  signal?: AbortSignal,
): Promise<void> {
  return readPages(async (nextToken) => {
    const answer = await call(
      'DescribeVirtualInterfaces',
      (abortSignal) =>
        reader.send(new DescribeVirtualInterfacesCommand({ ...filter, maxResults: PAGE_SIZE, nextToken }), {
          abortSignal,
        }),
      signal,
    );
    return { rows: answer.virtualInterfaces?.map(keep), nextToken: answer.nextToken };
  }, take);
}

/** The same, all in one list. */
export async function readVirtualInterfaces<Kept>(
  reader: DirectConnectClient,
  filter: DescribeVirtualInterfacesRequest,
  keep: (answer: SdkVirtualInterface) => Kept,
  signal?: AbortSignal,
): Promise<Kept[]> {
  const all: Kept[] = [];
  await pagesOfVirtualInterfaces(reader, filter, keep, (rows) => all.push(...rows), signal);
  return all;
}

function pagesOfConnections(reader: DirectConnectClient, take: Take<Connection>, signal?: AbortSignal) {
  return readPages(async (nextToken) => {
    const answer = await call(
      'DescribeConnections',
      (abortSignal) =>
        reader.send(new DescribeConnectionsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
      signal,
    );
    return { rows: answer.connections, nextToken: answer.nextToken };
  }, take);
}

function pagesOfLags(reader: DirectConnectClient, take: Take<SdkLag>, signal?: AbortSignal) {
  return readPages(async (nextToken) => {
    const answer = await call(
      'DescribeLags',
      (abortSignal) =>
        reader.send(new DescribeLagsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
      signal,
    );
    return { rows: answer.lags, nextToken: answer.nextToken };
  }, take);
}

function pagesOfInterconnects(reader: DirectConnectClient, take: Take<Interconnect>, signal?: AbortSignal) {
  return readPages(async (nextToken) => {
    const answer = await call(
      'DescribeInterconnects',
      (abortSignal) =>
        reader.send(new DescribeInterconnectsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
      signal,
    );
    return { rows: answer.interconnects, nextToken: answer.nextToken };
  }, take);
}

/** The hosted connections that a partner provisioned on one interconnect or LAG. */
function pagesOfProvisioned(
  reader: DirectConnectClient,
  provisionedOn: string,
  take: Take<Connection>,
  signal?: AbortSignal,
) {
  return readPages(async (nextToken) => {
    const answer = await call(
      'DescribeHostedConnections',
      (abortSignal) =>
        reader.send(
          new DescribeHostedConnectionsCommand({
            connectionId: provisionedOn,
            maxResults: PAGE_SIZE,
            nextToken,
          }),
          { abortSignal },
        ),
      signal,
    );
    return { rows: answer.connections, nextToken: answer.nextToken };
  }, take);
}

/** What AWS answers everyone who is no Direct Connect partner, or has no permission for what a partner may see. */
const noPartner: ReadonlySet<FailureKind> = new Set(['refused', 'denied']);

/** Waits for a list of a Direct Connect partner's. That it is refused is normal, and worth no word. */
async function ofPartner(list: Promise<void>, operation: string): Promise<void> {
  try {
    await list;
  } catch (error) {
    const failure = toFailure(error, operation);
    if (!noPartner.has(failure.kind)) throw failure;
  }
}

const failuresOf = (lists: readonly PromiseSettledResult<void>[]) =>
  lists.flatMap((list) => (list.status === 'rejected' ? [list.reason as Failure] : []));

/**
 * Reads all of a region in one sweep, the lists side by side.
 * @param progress is called as each page arrives, with a way to see all that has come so far.
 * @throws Failure, the first, when connections, LAGs and virtual interfaces all failed; otherwise those that failed
 * are in `failures`.
 */
export async function sweepRegion(
  reader: DirectConnectClient,
  signal?: AbortSignal,
  progress?: (soFar: () => Inventory) => void,
): Promise<Sweep> {
  const builder = new InventoryBuilder();
  const found = (rows: Partial<Inventory>) => {
    builder.add(rows);
    progress?.(() => builder.build());
  };
  const hosted: Promise<void>[] = [];
  const readProvisioned = (on: readonly string[]) => {
    for (const provisionedOn of on) {
      const take: Take<Connection> = (rows) =>
        found({ provisionedConnections: rows.map((connection) => ({ provisionedOn, connection })) });
      hosted.push(
        ofPartner(pagesOfProvisioned(reader, provisionedOn, take, signal), 'DescribeHostedConnections'),
      );
    }
  };
  const own = await Promise.allSettled([
    pagesOfConnections(reader, (connections) => found({ connections }), signal),
    pagesOfLags(
      reader,
      (lags) => {
        found({
          lags: lags.map(({ connections: members, ...lag }) => lag),
          connections: lags.flatMap(({ connections }) => connections ?? []),
        });
        readProvisioned(
          lags.flatMap(({ allowsHostedConnections, lagId }) =>
            allowsHostedConnections && lagId ? [lagId] : [],
          ),
        );
      },
      signal,
    ),
    pagesOfVirtualInterfaces(
      reader,
      {},
      withoutSecrets,
      (virtualInterfaces: readonly VirtualInterface[]) => found({ virtualInterfaces }),
      signal,
    ),
    ofPartner(
      pagesOfInterconnects(
        reader,
        (interconnects) => {
          found({ interconnects });
          readProvisioned(interconnects.flatMap(({ interconnectId }) => interconnectId ?? []));
        },
        signal,
      ),
      'DescribeInterconnects',
    ),
  ]);
  const failures = failuresOf(own);
  const [first] = failures;
  if (first && failuresOf(own.slice(0, 3)).length === 3) throw first;
  failures.push(...failuresOf(await Promise.allSettled(hosted)));
  return { ...builder.build(), failures };
}
