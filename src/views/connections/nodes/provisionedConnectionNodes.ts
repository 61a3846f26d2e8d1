import type { Drawing } from '../drawing';
import type { Node } from '../node';
import { paged } from './paged';
import { ProvisionedConnectionNode } from './provisionedConnectionNode';

/** Rows for what a partner provisioned on an interconnect or LAG, as many as are shown of them. */
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
