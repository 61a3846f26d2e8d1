import type { InterfaceType, VirtualInterface } from '../estate/model';
import { required } from '../json/fields';
import { checkOwnerAccount } from '../rules/ownerAccount';
import { refusePrefixAllocation } from '../rules/prefixAllocation';
import type { Call, Operation } from './call';
import { readInterfaceOrder, titleOf } from './interfaceOrder';
import { findCarrier, newInterface } from './newInterface';
import { newInterfaceAnswer } from './shapes/virtualInterface';

/**
 * Provisions a virtual interface on one of the caller's connections or LAGs for another account. It is `confirming`
 * until that account confirms it; both accounts see it at once.
 */
export function allocateVirtualInterface(type: InterfaceType): Operation {
  return (call) => newInterfaceAnswer(allocate(call, type), call.account);
}

function allocate(call: Call, type: InterfaceType): VirtualInterface {
  const { fields } = call;
  const structureName = `new${titleOf(type)}VirtualInterfaceAllocation`;
  const id = fields.string('connectionId');
  const owner = fields.string('ownerAccount');
  const structure = fields.structure(structureName);
  const read = structure && readInterfaceOrder(structure);
  const connectionId = required(id, 'connectionId');
  const ownerAccount = required(owner, 'ownerAccount');
  const order = required(read, structureName);
  refusePrefixAllocation(order.allocation, 'an allocated interface starts with the default number');
  const carrier = findCarrier(call, `Allocate${titleOf(type)}VirtualInterface`, connectionId);
  checkOwnerAccount(ownerAccount, call.account);
  const vif = newInterface(call, type, carrier, ownerAccount, order, () => ({}));
  call.estate.virtualInterfaces.add(vif);
  return vif;
}
