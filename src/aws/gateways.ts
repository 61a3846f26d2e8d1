import {
  DescribeDirectConnectGatewaysCommand,
  DescribeVirtualGatewaysCommand,
} from '@aws-sdk/client-direct-connect';
import type { DirectConnectGateway, DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { call, readPages } from './calls';
import type { Gateway, GatewayList } from './session';
import { toFailure } from './failures';

/** The most that one page may hold. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/** The virtual private gateways of a region. The list has no pages. */
async function virtualGateways(reader: DirectConnectClient, signal?: AbortSignal): Promise<Gateway[]> {
  const answer = await call(
    'DescribeVirtualGateways',
    (abortSignal) => reader.send(new DescribeVirtualGatewaysCommand({}), { abortSignal }),
    signal,
  );
  return (answer.virtualGateways ?? []).flatMap(({ virtualGatewayId: id, virtualGatewayState: state }) =>
    id ? [{ kind: 'virtual', id, ...(state && { state }) }] : [],
  );
}

const gatewayOf = (found: DirectConnectGateway): Gateway[] => {
  const { directConnectGatewayId: id, directConnectGatewayName: name } = found;
  const { directConnectGatewayState: state, amazonSideAsn } = found;
  const known = { ...(name && { name }), ...(state && { state }), ...(amazonSideAsn && { amazonSideAsn }) };
  return id ? [{ kind: 'directConnect', id, ...known }] : [];
};

/** The Direct Connect gateways of an account: they belong to no region. */
async function directConnectGateways(reader: DirectConnectClient, signal?: AbortSignal): Promise<Gateway[]> {
  const all: Gateway[] = [];
  await readPages<DirectConnectGateway>(
    async (nextToken) => {
      const answer = await call(
        'DescribeDirectConnectGateways',
        (abortSignal) =>
          reader.send(new DescribeDirectConnectGatewaysCommand({ maxResults: PAGE_SIZE, nextToken }), {
            abortSignal,
          }),
        signal,
      );
      return { rows: answer.directConnectGateways, nextToken: answer.nextToken };
    },
    (rows) => all.push(...rows.flatMap(gatewayOf)),
  );
  return all;
}

/**
 * The gateways that a private virtual interface can be attached to.
 * @throws Failure when neither list could be read; what kept one of them from being read is in `failure`.
 */
export async function readGateways(reader: DirectConnectClient, signal?: AbortSignal): Promise<GatewayList> {
  const lists = await Promise.allSettled([
    directConnectGateways(reader, signal),
    virtualGateways(reader, signal),
  ]);
  const gateways = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
  const [failed] = lists.flatMap((list) =>
    list.status === 'rejected' ? [toFailure(list.reason, 'DescribeVirtualGateways')] : [],
  );
  if (failed && lists.every(({ status }) => status === 'rejected')) throw failed;
  return { gateways, ...(failed && { failure: failed }) };
}
