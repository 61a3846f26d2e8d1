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
import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources';
import type { Inventory, VirtualInterface } from '../../directconnect/resources';
import { call, readPages } from '../calls';
import type { Page } from '../calls';
import { Failure, toFailure } from '../failures';
import type { FailureKind } from '../failures';
import type { Sweep } from '../session';
import { leftOutOf } from '../wholeAnswers';
import { InventoryBuilder } from './builder';

/** The most that one page may hold. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/** What each page of a list is given to as it arrives. */
type Take<Row> = (rows: readonly Row[]) => void;

const pageOf = <Row>(
  answer: { nextToken?: string | undefined },
  rows: readonly Row[] | undefined,
): Page<Row> => ({
  rows,
  nextToken: answer.nextToken,
  leftOut: leftOutOf(answer),
});

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
  return readPages(
    'DescribeVirtualInterfaces',
    async (nextToken) => {
      const answer = await call(
        'DescribeVirtualInterfaces',
        (abortSignal) =>
          reader.send(new DescribeVirtualInterfacesCommand({ ...filter, maxResults: PAGE_SIZE, nextToken }), {
            abortSignal,
          }),
        signal,
      );
      const { virtualInterfaces: rows = [] } = answer;
      const { virtualInterfaceId: id } = filter;
      // Another than the one that was asked for must not be taken for it.
      const asked = id === undefined ? rows : rows.filter((row) => row.virtualInterfaceId === id);
      const page = pageOf(answer, asked.map(keep));
      return { ...page, leftOut: page.leftOut + rows.length - asked.length };
    },
    take,
  );
}

/**
 * The same, all in one list.
 * @throws Failure of kind `incomplete` when a row could not be read: who asks for few of them counts on what is missing.
 */
export async function readVirtualInterfaces<Kept>(
  reader: DirectConnectClient,
  filter: DescribeVirtualInterfacesRequest,
  keep: (answer: SdkVirtualInterface) => Kept,
  signal?: AbortSignal,
): Promise<Kept[]> {
  const all: Kept[] = [];
  await pagesOfVirtualInterfaces(
    reader,
    filter,
    keep,
    (rows) => rows.forEach((row) => all.push(row)),
    signal,
  );
  return all;
}

function pagesOfConnections(reader: DirectConnectClient, take: Take<Connection>, signal?: AbortSignal) {
  return readPages(
    'DescribeConnections',
    async (nextToken) => {
      const answer = await call(
        'DescribeConnections',
        (abortSignal) =>
          reader.send(new DescribeConnectionsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
        signal,
      );
      return pageOf(answer, answer.connections);
    },
    take,
  );
}

function pagesOfLags(reader: DirectConnectClient, take: Take<SdkLag>, signal?: AbortSignal) {
  return readPages(
    'DescribeLags',
    async (nextToken) => {
      const answer = await call(
        'DescribeLags',
        (abortSignal) =>
          reader.send(new DescribeLagsCommand({ maxResults: PAGE_SIZE, nextToken }), { abortSignal }),
        signal,
      );
      return pageOf(answer, answer.lags);
    },
    take,
  );
}

function pagesOfInterconnects(reader: DirectConnectClient, take: Take<Interconnect>, signal?: AbortSignal) {
  return readPages(
    'DescribeInterconnects',
    async (nextToken) => {
      const answer = await call(
        'DescribeInterconnects',
        (abortSignal) =>
          reader.send(new DescribeInterconnectsCommand({ maxResults: PAGE_SIZE, nextToken }), {
            abortSignal,
          }),
        signal,
      );
      return pageOf(answer, answer.interconnects);
    },
    take,
  );
}

/** The hosted connections that a partner provisioned on one interconnect or LAG. */
function pagesOfProvisioned(
  reader: DirectConnectClient,
  provisionedOn: string,
  take: Take<Connection>,
  signal?: AbortSignal,
) {
  return readPages(
    'DescribeHostedConnections',
    async (nextToken) => {
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
      return pageOf(answer, answer.connections);
    },
    take,
  );
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

const clashing = (rows: number): Failure =>
  new Failure(
    'incomplete',
    rows === 1
      ? l10n.t('1 resource has the id of another and is left out.')
      : l10n.t('{0} resources have the id of another and are left out.', rows),
    l10n.t('Refresh to ask again; if it stays, check whether a proxy changes what AWS answers.'),
  );

const failuresOf = (lists: readonly PromiseSettledResult<void>[]) =>
  lists.flatMap((list) =>
    list.status === 'rejected' ? [toFailure(list.reason, 'DescribeConnections')] : [],
  );

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
  const unread = failuresOf(own.slice(0, 3)).filter(({ kind }) => kind !== 'incomplete');
  if (first && unread.length === 3) throw first;
  failures.push(...failuresOf(await Promise.allSettled(hosted)));
  const clashes = builder.clashes();
  if (clashes > 0) failures.push(clashing(clashes));
  return { ...builder.build(), failures };
}
