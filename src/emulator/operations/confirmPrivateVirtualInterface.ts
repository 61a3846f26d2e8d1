import { required } from '../json/fields';
import { refuse } from '../refusal';
import { findGateway } from '../rules/gateway';
import { visibleVirtualInterface } from '../rules/lookup';
import { requireState } from '../rules/state';
import type { Call } from './call';

const OPERATION = 'ConfirmPrivateVirtualInterface';

/**
 * The owner accepts a private virtual interface and attaches it to one of its gateways, whose ASN becomes the
 * Amazon-side ASN. It is then pending, and later available.
 */
export function confirmPrivateVirtualInterface(call: Call): object {
  const { fields, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const virtualGatewayId = fields.string('virtualGatewayId');
  const directConnectGatewayId = fields.string('directConnectGatewayId');
  const vif = visibleVirtualInterface(call, required(id, 'virtualInterfaceId'));
  if (vif.ownerAccount !== call.account)
    refuse(`Only account ${vif.ownerAccount} can confirm ${vif.virtualInterfaceId}.`);
  if (vif.virtualInterfaceType !== 'private')
    refuse(`${vif.virtualInterfaceId} is not a private virtual interface.`);
  requireState(OPERATION, vif.virtualInterfaceId, vif.virtualInterfaceState, ['confirming']);
  Object.assign(vif, findGateway(call, virtualGatewayId, directConnectGatewayId));
  lifecycle.provision(vif);
  return { virtualInterfaceState: vif.virtualInterfaceState };
}
