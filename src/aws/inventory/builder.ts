import type {
  Connection,
  Interconnect,
  Inventory,
  Lag,
  ProvisionedConnection,
  VirtualInterface,
} from '../../directconnect/resources';

/** Resources of one kind, each once, the last of an id. */
class Rows<Row> {
  private readonly byId = new Map<string | number, Row>();

  constructor(private readonly idOf: (row: Row) => string | undefined) {}

  add(rows: readonly Row[] = []): void {
    for (const row of rows) this.byId.set(this.idOf(row) ?? this.byId.size, row);
  }

  list(): Row[] {
    return [...this.byId.values()];
  }
}

/**
 * Puts an inventory together as the pages of its lists arrive. Each resource is in it once: a LAG's members come with
 * the LAG and, for most accounts, as connections too, and a list that changes while its pages are read can hold one
 * twice. Of a tree, VS Code draws no id a second time.
 */
export class InventoryBuilder {
  private readonly connections = new Rows<Connection>(({ connectionId }) => connectionId);
  private readonly lags = new Rows<Lag>(({ lagId }) => lagId);
  private readonly virtualInterfaces = new Rows<VirtualInterface>(
    ({ virtualInterfaceId }) => virtualInterfaceId,
  );
  private readonly interconnects = new Rows<Interconnect>(({ interconnectId }) => interconnectId);
  private readonly provisionedConnections = new Rows<ProvisionedConnection>(
    ({ connection }) => connection.connectionId,
  );

  add(found: Partial<Inventory>): void {
    this.connections.add(found.connections);
    this.lags.add(found.lags);
    this.virtualInterfaces.add(found.virtualInterfaces);
    this.interconnects.add(found.interconnects);
    this.provisionedConnections.add(found.provisionedConnections);
  }

  /** All that was added so far. */
  build(): Inventory {
    return {
      connections: this.connections.list(),
      lags: this.lags.list(),
      virtualInterfaces: this.virtualInterfaces.list(),
      interconnects: this.interconnects.list(),
      provisionedConnections: this.provisionedConnections.list(),
    };
  }
}
