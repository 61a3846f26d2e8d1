import type { SourcePlace } from './candidates';
import { filtering } from './inventoryFilter';
import type { Filter } from './inventoryFilter';
import { sorted } from './inventoryOrder';
import type { Order } from './order';
import type { Connection, Interconnect, Inventory, Lag, VirtualInterface } from '../resources/resources';

/** Which part of an inventory is shown, and in which order. */
export interface Arrangement {
  readonly filter: Filter;
  readonly order: Order;
  /** Why the filter can't be parsed, for example one stored by an older version; then everything is shown. */
  readonly problem?: string | undefined;
}

/** The rows of ports: those of a region, or of one location in it. */
export interface PortRows {
  readonly lags: readonly Lag[];
  /** Without the members of LAGs that are listed. */
  readonly connections: readonly Connection[];
  readonly interconnects: readonly Interconnect[];
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row) ?? '';
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Groups that are sorted when they are first requested. */
class Groups<Row> {
  private readonly sorted = new Map<string, readonly Row[]>();

  constructor(
    private readonly groups: ReadonlyMap<string, Row[]>,
    private readonly sort: (rows: readonly Row[]) => readonly Row[],
  ) {}

  /** How many rows a group has. */
  countOf(key: string | undefined): number {
    return key === undefined ? 0 : (this.groups.get(key)?.length ?? 0);
  }

  get(key: string | undefined): readonly Row[] {
    if (key === undefined) return [];
    const there = this.sorted.get(key);
    if (there) return there;
    const rows = this.sort(this.groups.get(key) ?? []);
    this.sorted.set(key, rows);
    return rows;
  }
}

/** Finds everything in an inventory without a search through all of it for each row. */
export class InventoryIndex {
  private readonly onConnection: Groups<VirtualInterface>;
  private readonly inLag: Groups<Connection>;
  private readonly provisioned: Groups<Connection>;
  private readonly byLocation: ReadonlyMap<string, PortRows>;
  /** How many virtual interfaces there are. */
  readonly size: number;
  /** How many LAGs, connections, interconnects and provisioned connections there are. */
  readonly ports: number;
  /** The rows directly below the region. */
  readonly topLevel: PortRows;
  /** The virtual interfaces on connections that are not listed. */
  readonly foreign: readonly VirtualInterface[];

  /**
   * @param inventory what is shown, excluding what a filter hides.
   * @param whole everything, including what a filter hides.
   */
  constructor(inventory: Inventory, order: Order, whole = inventory) {
    const { connections, lags, interconnects, virtualInterfaces, provisionedConnections } = inventory;
    const sortInterfaces = (rows: readonly VirtualInterface[]) =>
      sorted('virtualInterface', rows, order, whole);
    const sortPorts = (rows: readonly Connection[]) => sorted('connection', rows, order, whole);
    const lagIds = new Set(lags.map(({ lagId }) => lagId));
    const own = new Set([
      ...lagIds,
      ...connections.map(({ connectionId }) => connectionId),
      ...interconnects.map(({ interconnectId }) => interconnectId),
    ]);
    const onConnection = groupBy(virtualInterfaces, ({ connectionId }) => connectionId);
    this.onConnection = new Groups(onConnection, sortInterfaces);
    this.inLag = new Groups(
      groupBy(connections, ({ lagId }) => lagId),
      sortPorts,
    );
    this.provisioned = new Groups(
      new Map(
        [...groupBy(provisionedConnections, ({ provisionedOn }) => provisionedOn)].map(([on, rows]) => [
          on,
          rows.map(({ connection }) => connection),
        ]),
      ),
      sortPorts,
    );
    const hasForeign = [...onConnection.keys()].some((id) => !own.has(id));
    const isForeign = ({ connectionId }: VirtualInterface) => !own.has(connectionId);
    this.foreign = hasForeign ? sortInterfaces(virtualInterfaces.filter(isForeign)) : [];
    this.topLevel = {
      lags: sorted('lag', lags, order, whole),
      connections: sortPorts(connections.filter(({ lagId }) => lagId === undefined || !lagIds.has(lagId))),
      interconnects: sorted('interconnect', interconnects, order, whole),
    };
    this.byLocation = groupByLocation(this.topLevel);
    this.size = virtualInterfaces.length;
    this.ports = lags.length + connections.length + interconnects.length + provisionedConnections.length;
  }

  /** The virtual interfaces on one connection, LAG or interconnect. */
  virtualInterfacesOn(id: string | undefined): readonly VirtualInterface[] {
    return this.onConnection.get(id);
  }

  membersOf(lagId: string | undefined): readonly Connection[] {
    return this.inLag.get(lagId);
  }

  /** The hosted connections that a partner provisioned on one interconnect or LAG. */
  provisionedOn(id: string | undefined): readonly Connection[] {
    return this.provisioned.get(id);
  }

  /** The number of rows on each LAG or interconnect, without the members of the LAG. */
  countOn(id: string | undefined): number {
    return this.onConnection.countOf(id) + this.provisioned.countOf(id);
  }

  /** The ids of everything that has rows below it, in drawing order, with the number of those rows. */
  *holders(): Generator<{ readonly id: string; readonly rows: number }> {
    const { lags, connections, interconnects } = this.topLevel;
    for (const { lagId } of lags) {
      const members = this.membersOf(lagId);
      const rows = members.length + this.countOn(lagId);
      if (lagId !== undefined && rows > 0) yield { id: lagId, rows };
      yield* this.holdersAmong(members);
    }
    yield* this.holdersAmong(connections);
    for (const { interconnectId } of interconnects) {
      const rows = this.countOn(interconnectId);
      if (interconnectId !== undefined && rows > 0) yield { id: interconnectId, rows };
    }
  }

  /** The ids of LAGs, connections, interconnects and what is on them, in drawing order. */
  *idsOn({ lags, connections, interconnects }: PortRows): Generator<string | undefined> {
    for (const { lagId } of lags) {
      yield lagId;
      yield* this.idsBelow(lagId);
      for (const { connectionId } of this.membersOf(lagId)) {
        yield connectionId;
        yield* this.idsBelow(connectionId);
      }
    }
    for (const { connectionId } of connections) {
      yield connectionId;
      yield* this.idsBelow(connectionId);
    }
    for (const { interconnectId } of interconnects) {
      yield interconnectId;
      yield* this.idsBelow(interconnectId);
    }
  }

  private *idsBelow(id: string | undefined): Generator<string | undefined> {
    for (const { virtualInterfaceId } of this.virtualInterfacesOn(id)) yield virtualInterfaceId;
    for (const { connectionId } of this.provisionedOn(id)) yield connectionId;
  }

  private *holdersAmong(connections: readonly Connection[]): Generator<{ id: string; rows: number }> {
    for (const { connectionId } of connections) {
      const rows = this.onConnection.countOf(connectionId);
      if (connectionId !== undefined && rows > 0) yield { id: connectionId, rows };
    }
  }

  /** The codes of the locations in use, in order; an empty code for resources that name none. */
  get locations(): readonly string[] {
    return [...this.byLocation.keys()].sort();
  }

  at(location: string): PortRows {
    return this.byLocation.get(location) ?? { lags: [], connections: [], interconnects: [] };
  }
}

function groupByLocation({ lags, connections, interconnects }: PortRows): ReadonlyMap<string, PortRows> {
  const locationOf = ({ location }: { location?: string | undefined }) => location;
  const lagsAt = groupBy(lags, locationOf);
  const connectionsAt = groupBy(connections, locationOf);
  const interconnectsAt = groupBy(interconnects, locationOf);
  const codes = new Set([...lagsAt.keys(), ...connectionsAt.keys(), ...interconnectsAt.keys()]);
  return new Map(
    [...codes].map((code) => [
      code,
      {
        lags: lagsAt.get(code) ?? [],
        connections: connectionsAt.get(code) ?? [],
        interconnects: interconnectsAt.get(code) ?? [],
      },
    ]),
  );
}

/** The account that an inventory belongs to (12 digits), according to its own ports; unknown if it has none. */
export function accountOf({ connections, lags }: Inventory): string | undefined {
  return (connections[0] ?? lags[0])?.ownerAccount;
}

/**
 * Arranges an inventory. One step for each resource that a filter checks, since thousands take a while.
 * @param where the place that it was read in.
 */
export function* arranging(
  inventory: Inventory,
  { filter, order }: Arrangement,
  where?: SourcePlace,
): Generator<undefined, InventoryIndex> {
  return new InventoryIndex(yield* filtering(inventory, filter, where), order, inventory);
}
