import type { VirtualInterface } from '../../../directconnect/resources/resources';
import type { Drawing } from '../drawing';
import type { Node } from '../../tree/node';
import { paged } from '../../tree/nodes/paged';
import { VirtualInterfaceNode } from './virtualInterfaceNode';

/** The visible rows for virtual interfaces. */
export function virtualInterfaceNodes(
  parent: Node,
  drawing: Drawing,
  virtualInterfaces: readonly VirtualInterface[],
): Node[] {
  return paged(
    parent,
    drawing.from.pages,
    virtualInterfaces,
    ({ virtualInterfaceId }) => virtualInterfaceId,
    (virtualInterface) => new VirtualInterfaceNode(parent, drawing, virtualInterface),
  );
}
