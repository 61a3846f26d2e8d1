import { required } from '../json/fields';
import { checkOwnerAccount } from '../rules/ownerAccount';
import type { Call } from './call';
import { findCarrier, newPrivateInterface, readInterfaceOrder } from './privateInterface';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/**
 * Provisions a private virtual interface on one of the caller's connections or LAGs for another account. It is
 * `confirming` until that account confirms it; both accounts see it at once.
 */
export function allocatePrivateVirtualInterface(call: Call): object {
  const { fields } = call;
  const id = fields.string('connectionId');
  const owner = fields.string('ownerAccount');
  const structure = fields.structure('newPrivateVirtualInterfaceAllocation');
  const read = structure && readInterfaceOrder(structure);
  const connectionId = required(id, 'connectionId');
  const ownerAccount = required(owner, 'ownerAccount');
  const order = required(read, 'newPrivateVirtualInterfaceAllocation');
  const carrier = findCarrier(call, 'AllocatePrivateVirtualInterface', connectionId);
  checkOwnerAccount(ownerAccount, call.account);
  const vif = newPrivateInterface(call, carrier, ownerAccount, order);
  call.estate.virtualInterfaces.add(vif);
  return virtualInterfaceShape(vif, call.account);
}
