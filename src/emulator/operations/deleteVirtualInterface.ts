import { required } from '../json/fields';
import { liveVirtualInterface } from '../rules/lookup';
import type { Call } from './call';

/**
 * Deletes a virtual interface, for its owner or the owner of its connection. If its owner deletes one that is waiting
 * for confirmation, it is rejected; deleting one that is being deleted changes nothing.
 */
export function deleteVirtualInterface(call: Call): object {
  const id = required(call.fields.string('virtualInterfaceId'), 'virtualInterfaceId');
  const vif = liveVirtualInterface(call, id);
  switch (vif.virtualInterfaceState) {
    case 'deleting':
      break;
    case 'confirming':
      if (call.account === vif.ownerAccount) call.lifecycle.interfaces.reject(vif);
      else call.lifecycle.interfaces.delete(vif);
      break;
    default:
      call.lifecycle.interfaces.delete(vif);
  }
  return { virtualInterfaceState: vif.virtualInterfaceState };
}
