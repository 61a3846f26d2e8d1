import {
  DescribeDirectConnectGatewaysCommand,
  DescribeVirtualGatewaysCommand,
} from '@aws-sdk/client-direct-connect';
import type { DirectConnectGateway, DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { call, readPages } from '../transport/calls';
import type { Gateway, GatewayList } from '../session/session';
import { incomplete, toFailure } from '../failures';
import { leftOutOf } from '../transport/wholeAnswers';

/** The most that one page may hold. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/** The virtual private gateways of a region. The list has no pages. */
async function virtualGateways(
  reader: DirectConnectClient,
  take: (gateways: readonly Gateway[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const answer = await call(
    'DescribeVirtualGateways',
    (abortSignal) => reader.send(new DescribeVirtualGatewaysCommand({}), { abortSignal }),
    signal,
  );
  take(
    (answer.virtualGateways ?? []).flatMap(({ virtualGatewayId: id, virtualGatewayState: state }) =>
      id ? [{ kind: 'virtual', id, ...(state && { state }) }] : [],
    ),
  );
  const leftOut = leftOutOf(answer);
  if (leftOut > 0) throw incomplete('DescribeVirtualGateways', leftOut);
}

const gatewayOf = (found: DirectConnectGateway): Gateway[] => {
  const { directConnectGatewayId: id, directConnectGatewayName: name } = found;
  const { directConnectGatewayState: state, amazonSideAsn } = found;
  const known = { ...(name && { name }), ...(state && { state }), ...(amazonSideAsn && { amazonSideAsn }) };
  return id ? [{ kind: 'directConnect', id, ...known }] : [];
};

/** The Direct Connect gateways of an account: they belong to no region. */
function directConnectGateways(
  reader: DirectConnectClient,
  take: (gateways: readonly Gateway[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  return readPages<DirectConnectGateway>(
    'DescribeDirectConnectGateways',
    async (nextToken) => {
      const answer = await call(
        'DescribeDirectConnectGateways',
        (abortSignal) =>
          reader.send(new DescribeDirectConnectGatewaysCommand({ maxResults: PAGE_SIZE, nextToken }), {
            abortSignal,
          }),
        signal,
      );
      const { directConnectGateways: rows } = answer;
      return { rows, nextToken: answer.nextToken, leftOut: leftOutOf(answer) };
    },
    (rows) => take(rows.flatMap(gatewayOf)),
  );
}

/**
 * The gateways that a private virtual interface can be attached to.
 * @throws Failure when neither list could be read; what kept one of them from being read, or a part of it, is in
 * `failure`.
 */
export async function readGateways(reader: DirectConnectClient, signal?: AbortSignal): Promise<GatewayList> {
  const direct: Gateway[] = [];
  const virtual: Gateway[] = [];
  const lists = await Promise.allSettled([
    directConnectGateways(reader, (found) => found.forEach((one) => direct.push(one)), signal),
    virtualGateways(reader, (found) => found.forEach((one) => virtual.push(one)), signal),
  ]);
  const failures = lists.flatMap((list) =>
    list.status === 'rejected' ? [toFailure(list.reason, 'DescribeVirtualGateways')] : [],
  );
  const [failed] = failures;
  if (failed && failures.filter(({ kind }) => kind !== 'incomplete').length === lists.length) throw failed;
  return { gateways: [...direct, ...virtual], ...(failed && { failure: failed }) };
}
