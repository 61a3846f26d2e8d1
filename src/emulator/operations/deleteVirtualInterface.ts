import { required } from '../json/fields';
import { visibleVirtualInterface } from '../rules/lookup';
import { refuse } from '../refusal';
import type { Call } from './call';

/**
 * Deletes a virtual interface, for the account that owns it or the one that owns its connection. An owner who
 * declines what waits for confirmation rejects it; asking again for what is being deleted changes nothing.
 */
export function deleteVirtualInterface(call: Call): object {
  const id = required(call.fields.string('virtualInterfaceId'), 'virtualInterfaceId');
  const vif = visibleVirtualInterface(call, id);
  switch (vif.virtualInterfaceState) {
    case 'deleted':
    case 'rejected':
      return refuse(`Virtual interface ${id} does not exist`);
    case 'deleting':
      break;
    case 'confirming':
      if (call.account === vif.ownerAccount) call.lifecycle.reject(vif);
      else call.lifecycle.deleteVirtualInterface(vif);
      break;
    default:
      call.lifecycle.deleteVirtualInterface(vif);
  }
  return { virtualInterfaceState: vif.virtualInterfaceState };
}
