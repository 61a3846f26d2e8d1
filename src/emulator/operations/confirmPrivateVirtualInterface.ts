import { required } from '../json/fields';
import { refuse } from '../refusal';
import { ownDirectConnectGateway, ownVirtualGateway, visibleVirtualInterface } from '../rules/lookup';
import { checkGatewayQuota } from '../rules/quota';
import { requireState } from '../rules/state';
import type { Call } from './call';

const OPERATION = 'ConfirmPrivateVirtualInterface';

/**
 * The owner accepts a private virtual interface and attaches it to one gateway of theirs, whose ASN becomes the
 * Amazon side's. It is then pending, and available when its time has come.
 */
export function confirmPrivateVirtualInterface(call: Call): object {
  const { fields, estate, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const virtualGatewayId = fields.string('virtualGatewayId') ?? '';
  const directConnectGatewayId = fields.string('directConnectGatewayId') ?? '';
  const vif = visibleVirtualInterface(call, required(id, 'virtualInterfaceId'));
  if (vif.ownerAccount !== call.account)
    refuse(`Only account ${vif.ownerAccount} can confirm ${vif.virtualInterfaceId}.`);
  if (vif.virtualInterfaceType !== 'private')
    refuse(`${vif.virtualInterfaceId} is not a private virtual interface.`);
  requireState(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState, ['confirming']);
  if ((virtualGatewayId === '') === (directConnectGatewayId === '')) {
    refuse('Exactly one of virtualGatewayId and directConnectGatewayId must be given.');
  }
  const gateway = virtualGatewayId
    ? ownVirtualGateway(call, virtualGatewayId)
    : ownDirectConnectGateway(call, directConnectGatewayId);
  if (directConnectGatewayId) checkGatewayQuota(directConnectGatewayId, estate);
  vif.virtualGatewayId = virtualGatewayId;
  vif.directConnectGatewayId = directConnectGatewayId;
  vif.amazonSideAsn = gateway.amazonSideAsn;
  lifecycle.provision(vif);
  return { virtualInterfaceState: vif.virtualInterfaceState };
}
