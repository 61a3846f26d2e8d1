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
import { call, readPages } from '../transport/calls';
import type { Page } from '../transport/calls';
import { leftOutOf } from '../transport/wholeAnswers';

/** The most that one page may hold. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/** What each page of a list is given to as it arrives. */
export type Take<Row> = (rows: readonly Row[]) => void;

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
export function pagesOfVirtualInterfaces<Kept>(
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

export function pagesOfConnections(
  reader: DirectConnectClient,
  take: Take<Connection>,
  signal?: AbortSignal,
) {
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

export function pagesOfLags(reader: DirectConnectClient, take: Take<SdkLag>, signal?: AbortSignal) {
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

export function pagesOfInterconnects(
  reader: DirectConnectClient,
  take: Take<Interconnect>,
  signal?: AbortSignal,
) {
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
export function pagesOfProvisioned(
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
