import type { Drawing } from '../drawing';
import type { Node } from '../../tree/node';
import { paged } from '../../tree/nodes/paged';
import { ProvisionedConnectionNode } from './provisionedConnectionNode';

/** The visible rows for what a partner provisioned on an interconnect or LAG. */
export function provisionedConnectionNodes(
  parent: Node,
  drawing: Drawing,
  provisionedOn: string | undefined,
): Node[] {
  return paged(
    parent,
    drawing.from.pages,
    drawing.index.provisionedOn(provisionedOn),
    ({ connectionId }) => connectionId,
    (connection) => new ProvisionedConnectionNode(parent, drawing, connection),
    `${parent.id}/!provisioned`,
  );
}
