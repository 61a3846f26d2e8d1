import type { InterfaceType, PerFamily, VirtualInterface } from '../estate/model';
import { required } from '../json/fields';
import { findGateway } from '../rules/gateway';
import { refusePrefixAllocation } from '../rules/prefixAllocation';
import { checkSiteLink } from '../rules/siteLink';
import type { Call, Operation } from './call';
import { readInterfaceOrder, titleOf } from './interfaceOrder';
import type { InterfaceOrder } from './interfaceOrder';
import { findCarrier, newInterface } from './newInterface';
import { newInterfaceAnswer } from './shapes/virtualInterface';

/**
 * Creates a virtual interface for the caller on one of its connections or LAGs. It needs no confirmation: a public one
 * is verified at once, another is pending on one of the caller's gateways.
 */
export function createVirtualInterface(type: InterfaceType): Operation {
  return (call) => newInterfaceAnswer(create(call, type), call.account);
}

function create(call: Call, type: InterfaceType): VirtualInterface {
  const { fields, lifecycle } = call;
  const structureName = `new${titleOf(type)}VirtualInterface`;
  const id = fields.string('connectionId');
  const structure = fields.structure(structureName);
  const read = structure && readInterfaceOrder(structure);
  const connectionId = required(id, 'connectionId');
  const order = required(read, structureName);
  if (type === 'public') {
    refusePrefixAllocation(order.allocation, 'a public interface has no prefix pool');
  }
  const carrier = findCarrier(call, `Create${titleOf(type)}VirtualInterface`, connectionId);
  const attach = (allocation: PerFamily | undefined) =>
    type === 'public' ? {} : attachment(call, type, order, allocation);
  const vif = newInterface(call, type, carrier, call.account, order, attach);
  call.estate.virtualInterfaces.add(vif);
  if (type === 'public') lifecycle.interfaces.verify(vif);
  else lifecycle.interfaces.provision(vif);
  return vif;
}

function attachment(
  call: Call,
  type: Exclude<InterfaceType, 'public'>,
  order: InterfaceOrder,
  allocation: PerFamily | undefined,
): Partial<VirtualInterface> {
  const gateway = findGateway(call, type, order.gateway, allocation);
  const siteLinkEnabled = order.siteLink ?? false;
  if (siteLinkEnabled) checkSiteLink(gateway);
  return { ...gateway, siteLinkEnabled };
}
