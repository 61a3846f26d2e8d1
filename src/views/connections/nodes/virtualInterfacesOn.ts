import type { Place } from '../../../aws/place';
import type { Inventory } from '../../../directconnect/resources';
import type { Node } from '../node';
import { VirtualInterfaceNode } from './virtualInterfaceNode';

/** The virtual interfaces on one connection or LAG, by VLAN. */
export function virtualInterfacesOn(
  parent: Node,
  place: Place,
  { virtualInterfaces }: Inventory,
  connectionId: string | undefined,
): Node[] {
  return virtualInterfaces
    .filter((virtualInterface) => virtualInterface.connectionId === connectionId)
    .sort((one, other) => (one.vlan ?? 0) - (other.vlan ?? 0))
    .map((virtualInterface) => new VirtualInterfaceNode(parent, place, virtualInterface));
}
