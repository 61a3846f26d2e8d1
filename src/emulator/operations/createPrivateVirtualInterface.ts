import { required } from '../json/fields';
import { refuse } from '../refusal';
import { findGateway } from '../rules/gateway';
import type { Call } from './call';
import { findCarrier, newPrivateInterface, readInterfaceOrder } from './privateInterface';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/**
 * Creates a private virtual interface on a connection or LAG of the caller's, for the caller, on one gateway of theirs.
 * Nobody needs to confirm it: it is pending at once, and available when its time has come.
 */
export function createPrivateVirtualInterface(call: Call): object {
  const { fields } = call;
  const id = fields.string('connectionId');
  const structure = fields.structure('newPrivateVirtualInterface');
  const read = structure && readInterfaceOrder(structure);
  const virtualGatewayId = structure?.string('virtualGatewayId');
  const directConnectGatewayId = structure?.string('directConnectGatewayId');
  const siteLinkEnabled = structure?.boolean('enableSiteLink') ?? false;
  const connectionId = required(id, 'connectionId');
  const order = required(read, 'newPrivateVirtualInterface');
  const carrier = findCarrier(call, 'CreatePrivateVirtualInterface', connectionId);
  const gateway = findGateway(call, virtualGatewayId, directConnectGatewayId);
  if (siteLinkEnabled && !gateway.directConnectGatewayId) {
    refuse(
      'SiteLink requires a Direct Connect gateway. It cannot be enabled with a virtual private gateway.',
    );
  }
  const vif = { ...newPrivateInterface(call, carrier, call.account, order), ...gateway, siteLinkEnabled };
  call.estate.virtualInterfaces.add(vif);
  call.lifecycle.provision(vif);
  return virtualInterfaceShape(vif, call.account);
}
