import type { Call } from './call';
import { page } from './paging';
import { directConnectGatewayShape } from './shapes/directConnectGateway';

/** The account's Direct Connect gateways, the same in every region; a filter that matches none gives an empty list [G]. */
export function describeDirectConnectGateways(call: Call): object {
  const { fields, estate, account } = call;
  const id = fields.string('directConnectGatewayId');
  const { items, next } = page(
    call,
    `DescribeDirectConnectGateways|${id ?? ''}`,
    estate.directConnectGateways,
    (gateway) =>
      gateway.ownerAccount === account && (id === undefined || gateway.directConnectGatewayId === id),
  );
  const directConnectGateways = items.map((gateway) => directConnectGatewayShape(gateway, estate));
  return { directConnectGateways, ...next };
}
