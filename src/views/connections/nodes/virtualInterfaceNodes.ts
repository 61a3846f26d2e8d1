import type { VirtualInterface } from '../../../directconnect/resources/resources';
import type { Drawing } from '../drawing';
import type { Node } from '../node';
import { paged } from './paged';
import { VirtualInterfaceNode } from './virtualInterfaceNode';

/** Rows for virtual interfaces, as many as are shown of them. */
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
