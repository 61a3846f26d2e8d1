import { isLive } from './estate';
import type { Estate } from './estate';
import type { GatewayAssociation, PerFamily, VirtualInterface } from './model';

/** The live virtual interfaces of a Direct Connect gateway. */
export function attachedTo(directConnectGatewayId: string, estate: Estate): VirtualInterface[] {
  return estate.virtualInterfaces.filter(
    (vif) => isLive(vif) && vif.directConnectGatewayId === directConnectGatewayId,
  );
}

/** The prefixes of both families that the interfaces of a Direct Connect gateway may announce. */
export function prefixesOn(directConnectGatewayId: string, estate: Estate): number {
  return attachedTo(directConnectGatewayId, estate).reduce(
    (sum, { prefixAllocation }) => sum + bothFamilies(prefixAllocation),
    0,
  );
}

export function bothFamilies(count: PerFamily | undefined): number {
  return count ? count.ipv4 + count.ipv6 : 0;
}

/** What a Direct Connect gateway is associated with, including what is being associated or disassociated. */
export function associationsOf(directConnectGatewayId: string, estate: Estate): GatewayAssociation[] {
  return estate.gatewayAssociations.filter(
    (association) =>
      isAssociated(association) && association.directConnectGatewayId === directConnectGatewayId,
  );
}

export function isAssociated({ associationState }: GatewayAssociation): boolean {
  return associationState !== 'disassociated';
}
