import type { InterfaceType } from '../estate/model';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { findGateway } from '../rules/gateway';
import { visibleVirtualInterface } from '../rules/lookup';
import { requireState } from '../rules/state';
import type { Call, Operation } from './call';
import { readGateway, titleOf } from './interfaceOrder';

/**
 * The owner accepts a virtual interface. A public one is then verified; another is attached to one of the owner's
 * gateways, whose ASN becomes the Amazon-side ASN, and is pending.
 */
export function confirmVirtualInterface(type: InterfaceType): Operation {
  return (call) => confirm(call, type);
}

function confirm(call: Call, type: InterfaceType): object {
  const { fields, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const gateway = readGateway(fields);
  const vif = visibleVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const { virtualInterfaceId, virtualInterfaceState, ownerAccount } = vif;
  if (ownerAccount !== call.account)
    refuse(`Only account ${ownerAccount} can confirm ${virtualInterfaceId}.`);
  if (vif.virtualInterfaceType !== type) refuse(`${virtualInterfaceId} is not a ${type} virtual interface.`);
  requireState(`Confirm${titleOf(type)}VirtualInterface`, virtualInterfaceId, virtualInterfaceState, [
    'confirming',
  ]);
  if (type === 'public') {
    lifecycle.interfaces.verify(vif);
  } else {
    Object.assign(vif, findGateway(call, type, gateway, vif.prefixAllocation));
    lifecycle.interfaces.provision(vif);
  }
  return { virtualInterfaceState: vif.virtualInterfaceState };
}
