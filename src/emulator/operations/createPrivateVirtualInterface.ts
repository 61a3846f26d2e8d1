import { required } from '../json/fields';
import { findGateway } from '../rules/gateway';
import { checkSiteLink } from '../rules/siteLink';
import type { Call } from './call';
import { findCarrier, newPrivateInterface, readInterfaceOrder } from './privateInterface';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/**
 * Creates a private virtual interface for the caller on one of its connections or LAGs and one of its gateways. It
 * needs no confirmation: it is pending at once, and later available.
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
  if (siteLinkEnabled) checkSiteLink(gateway);
  const vif = { ...newPrivateInterface(call, carrier, call.account, order), ...gateway, siteLinkEnabled };
  call.estate.virtualInterfaces.add(vif);
  call.lifecycle.provision(vif);
  return virtualInterfaceShape(vif, call.account);
}
