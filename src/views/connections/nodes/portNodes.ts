import type { Answers, CarrierKind } from '../../../directconnect/kinds/kind';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import type { Subject, SubjectOf } from '../../../directconnect/kinds/subject';
import type { PortRows } from '../../../directconnect/inventory/inventoryIndex';
import type { Node } from '../../tree/node';
import { paged } from '../../tree/nodes/paged';
import type { Drawing } from '../drawing';
import { ConnectionNode } from './connectionNode';
import { InterconnectNode } from './interconnectNode';
import { LagNode } from './lagNode';

type NodeOf<Resource> = (parent: Node, drawing: Drawing, resource: Resource) => Node;

/** The row of each kind. */
const nodes: { readonly [Of in CarrierKind]: NodeOf<Answers[Of]> } = {
  lag: (...of) => new LagNode(...of),
  interconnect: (...of) => new InterconnectNode(...of),
  connection: (...of) => new ConnectionNode(...of),
};

function nodeOf<Of extends CarrierKind>(
  parent: Node,
  drawing: Drawing,
  { kind, resource }: SubjectOf<Of>,
): Node {
  return nodes[kind](parent, drawing, resource);
}

/** The top-level rows of a region or location: LAGs, connections, interconnects. */
export function portNodes(parent: Node, drawing: Drawing, ports: PortRows): Node[] {
  const rows: Subject<CarrierKind>[] = [
    ...ports.lags.map((one) => subjectFrom('lag', one)),
    ...ports.connections.map((one) => subjectFrom('connection', one)),
    ...ports.interconnects.map((one) => subjectFrom('interconnect', one)),
  ];
  return paged(
    parent,
    drawing.from.pages,
    rows,
    ({ id }) => id,
    (row) => nodeOf(parent, drawing, row),
  );
}
