import { associationsOf, bothFamilies } from '../estate/gatewayUse';
import type { Estate } from '../estate/estate';
import type { InterfaceType, PerFamily, VirtualInterface } from '../estate/model';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';
import { ownDirectConnectGateway, ownVirtualGateway } from './lookup';
import { checkGatewayQuota } from './quota';
import { requireUsable } from './state';

/** What an interface gets from its gateway. */
export type Attachment = Pick<
  VirtualInterface,
  'virtualGatewayId' | 'directConnectGatewayId' | 'amazonSideAsn'
>;

/** The gateways that a request names. */
export interface AskedGateway {
  readonly virtualGatewayId?: string | undefined;
  readonly directConnectGatewayId?: string | undefined;
}

/**
 * The gateway to attach a virtual interface to: owned by the caller, available [G], and with room for another interface.
 * Its ASN becomes the Amazon-side ASN.
 */
export function findGateway(
  call: Call,
  type: Exclude<InterfaceType, 'public'>,
  asked: AskedGateway,
  allocation: PerFamily | undefined,
): Attachment {
  const { virtualGatewayId = '', directConnectGatewayId = '' } = asked;
  if (type === 'transit' && directConnectGatewayId === '') refuse('directConnectGatewayId is required.');
  if (type === 'private' && (virtualGatewayId === '') === (directConnectGatewayId === '')) {
    refuse('Exactly one of virtualGatewayId and directConnectGatewayId must be given.');
  }
  if (directConnectGatewayId === '') {
    const { amazonSideAsn, virtualGatewayState } = ownVirtualGateway(call, virtualGatewayId);
    requireUsable(virtualGatewayId, virtualGatewayState);
    return { virtualGatewayId, directConnectGatewayId, amazonSideAsn };
  }
  const { amazonSideAsn, directConnectGatewayState } = ownDirectConnectGateway(call, directConnectGatewayId);
  requireUsable(directConnectGatewayId, directConnectGatewayState);
  if (type === 'private') checkTakesPrivateInterfaces(directConnectGatewayId, call.estate);
  checkGatewayQuota(directConnectGatewayId, bothFamilies(allocation), call.estate);
  return { virtualGatewayId: '', directConnectGatewayId, amazonSideAsn };
}

/** A gateway with a transit gateway or a core network has no private interfaces. */
function checkTakesPrivateInterfaces(directConnectGatewayId: string, estate: Estate): void {
  for (const { associatedGateway, associatedCoreNetwork } of associationsOf(directConnectGatewayId, estate)) {
    const other = associatedGateway?.type === 'transitGateway' ? associatedGateway : associatedCoreNetwork;
    if (other) {
      refuse(
        `Direct Connect gateway ${directConnectGatewayId} is associated with ${other.id}, so it cannot have private virtual interfaces.`,
      );
    }
  }
}
