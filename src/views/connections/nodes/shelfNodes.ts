import type { Shelf } from '../../../directconnect/inventory/inventoryIndex';
import type { Connection, Interconnect, Lag } from '../../../directconnect/resources/resources';
import type { Drawing } from '../drawing';
import type { Node } from '../node';
import { ConnectionNode } from './connectionNode';
import { InterconnectNode } from './interconnectNode';
import { LagNode } from './lagNode';
import { paged } from './paged';

interface Row {
  readonly lag?: Lag;
  readonly connection?: Connection;
  readonly interconnect?: Interconnect;
}

function nodeOf(parent: Node, drawing: Drawing, { lag, connection, interconnect }: Row): Node {
  if (lag) return new LagNode(parent, drawing, lag);
  if (interconnect) return new InterconnectNode(parent, drawing, interconnect);
  return new ConnectionNode(parent, drawing, connection ?? {});
}

/** Rows for what stands side by side in a region or at a location: LAGs, connections, interconnects. */
export function shelfNodes(parent: Node, drawing: Drawing, shelf: Shelf): Node[] {
  const rows: Row[] = [
    ...shelf.lags.map((lag) => ({ lag })),
    ...shelf.connections.map((connection) => ({ connection })),
    ...shelf.interconnects.map((interconnect) => ({ interconnect })),
  ];
  return paged(
    parent,
    drawing.from.pages,
    rows,
    ({ lag, connection, interconnect }) =>
      lag?.lagId ?? connection?.connectionId ?? interconnect?.interconnectId,
    (row) => nodeOf(parent, drawing, row),
  );
}
