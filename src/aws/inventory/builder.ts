import type {
  Connection,
  Interconnect,
  Inventory,
  Lag,
  ProvisionedConnection,
  VirtualInterface,
} from '../../directconnect/resources/resources';

interface HasIds {
  ids(): Iterable<string | number>;
}

/** Resources of one kind, the last one for each id. */
class Rows<Row> {
  private readonly byId = new Map<string | number, Row>();

  /** @param before kinds that take precedence when they share an id. */
  constructor(
    private readonly idOf: (row: Row) => string | undefined,
    private readonly before: readonly HasIds[] = [],
  ) {}

  add(rows: readonly Row[] = []): void {
    for (const row of rows) this.byId.set(this.idOf(row) ?? this.byId.size, row);
  }

  /** All rows except those whose id belongs to another kind. */
  list(): Row[] {
    const taken = new Set(this.before.flatMap((kind) => this.sharedWith(kind)));
    if (taken.size === 0) return [...this.byId.values()];
    return [...this.byId].flatMap(([id, row]) => (taken.has(id) ? [] : [row]));
  }

  ids(): Iterable<string | number> {
    return this.byId.keys();
  }

  sharedWith(others: HasIds): (string | number)[] {
    const shared: (string | number)[] = [];
    for (const id of others.ids()) if (this.byId.has(id)) shared.push(id);
    return shared;
  }
}

/**
 * Builds an inventory as the pages of its lists arrive. Each resource appears once: a LAG's members come with the LAG
 * and usually also as connections, and a list that changes while it is read can repeat a row. VS Code does not draw the
 * same tree id twice.
 */
export class InventoryBuilder {
  private readonly lags = new Rows<Lag>(({ lagId }) => lagId);
  private readonly interconnects = new Rows<Interconnect>(
    ({ interconnectId }) => interconnectId,
    [this.lags],
  );
  private readonly connections = new Rows<Connection>(
    ({ connectionId }) => connectionId,
    [this.lags, this.interconnects],
  );
  private readonly virtualInterfaces = new Rows<VirtualInterface>(
    ({ virtualInterfaceId }) => virtualInterfaceId,
    [this.lags, this.interconnects, this.connections],
  );
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

  /**
   * How many resources are left out because their id belongs to a resource of another kind. AWS never reuses an id, but
   * may list an interconnect in both lists of ports, which does not count.
   */
  clashes(): number {
    const { lags, interconnects, connections, virtualInterfaces } = this;
    const ids = new Set([
      ...[interconnects, connections, virtualInterfaces].flatMap((rows) => rows.sharedWith(lags)),
      ...[interconnects, connections].flatMap((ports) => virtualInterfaces.sharedWith(ports)),
    ]);
    return ids.size;
  }

  /** Everything added so far. */
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
