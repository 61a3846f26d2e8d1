import type { VirtualInterface } from '../estate/model';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';
import { ownDirectConnectGateway, ownVirtualGateway } from './lookup';
import { checkGatewayQuota } from './quota';
import { requireUsable } from './state';

/** What an interface gets from its gateway. */
type Attachment = Pick<VirtualInterface, 'virtualGatewayId' | 'directConnectGatewayId' | 'amazonSideAsn'>;

/**
 * The gateway to attach a private virtual interface to: owned by the caller, available [G], and with room for another
 * interface. Its ASN becomes the Amazon-side ASN.
 */
export function findGateway(call: Call, virtualGatewayId = '', directConnectGatewayId = ''): Attachment {
  if ((virtualGatewayId === '') === (directConnectGatewayId === '')) {
    refuse('Exactly one of virtualGatewayId and directConnectGatewayId must be given.');
  }
  if (virtualGatewayId) {
    const { amazonSideAsn, virtualGatewayState } = ownVirtualGateway(call, virtualGatewayId);
    requireUsable(virtualGatewayId, virtualGatewayState);
    return { virtualGatewayId, directConnectGatewayId, amazonSideAsn };
  }
  const { amazonSideAsn, directConnectGatewayState } = ownDirectConnectGateway(call, directConnectGatewayId);
  requireUsable(directConnectGatewayId, directConnectGatewayState);
  checkGatewayQuota(directConnectGatewayId, call.estate);
  return { virtualGatewayId, directConnectGatewayId, amazonSideAsn };
}
