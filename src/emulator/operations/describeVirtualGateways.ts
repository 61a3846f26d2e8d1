import type { Call } from './call';

/** The account's virtual private gateways in the region. Not paged. */
export function describeVirtualGateways({ estate, account, region }: Call): object {
  const own = estate.virtualGateways.filter(
    (gateway) => gateway.ownerAccount === account && gateway.region === region,
  );
  return {
    virtualGateways: own.map(({ virtualGatewayId, virtualGatewayState }) => ({
      virtualGatewayId,
      virtualGatewayState,
    })),
  };
}
