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

/** Resources of one kind, each once, the last of an id. */
class Rows<Row> {
  private readonly byId = new Map<string | number, Row>();

  /** @param before the kinds that keep an id which these have too. */
  constructor(
    private readonly idOf: (row: Row) => string | undefined,
    private readonly before: readonly HasIds[] = [],
  ) {}

  add(rows: readonly Row[] = []): void {
    for (const row of rows) this.byId.set(this.idOf(row) ?? this.byId.size, row);
  }

  /** All but those whose id is one of another kind. */
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
 * Puts an inventory together as the pages of its lists arrive. Each resource is in it once: a LAG's members come with
 * the LAG and, for most accounts, as connections too, and a list that changes while its pages are read can hold one
 * twice. Of a tree, VS Code draws no id a second time, whatever it is the id of.
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
   * How many resources are left out since their id is that of one of another kind. AWS gives no id twice, and lists an
   * interconnect, which is a port too, perhaps in both lists of ports: that is none.
   */
  clashes(): number {
    const { lags, interconnects, connections, virtualInterfaces } = this;
    const ids = new Set([
      ...[interconnects, connections, virtualInterfaces].flatMap((rows) => rows.sharedWith(lags)),
      ...[interconnects, connections].flatMap((ports) => virtualInterfaces.sharedWith(ports)),
    ]);
    return ids.size;
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
