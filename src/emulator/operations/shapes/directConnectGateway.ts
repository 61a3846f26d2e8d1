import type { Estate } from '../../estate/estate';
import { prefixesOn } from '../../estate/gatewayUse';
import type { DirectConnectGateway } from '../../estate/model';

/** A Direct Connect gateway in the API's format. */
export function directConnectGatewayShape(gateway: DirectConnectGateway, estate: Estate): object {
  return { ...gateway, totalPrefixPoolAllocations: prefixesOn(gateway.directConnectGatewayId, estate) };
}
