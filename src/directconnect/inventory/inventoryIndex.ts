import { membersIn } from '../resources/health';
import { filterInventory } from './inventoryFilter';
import type { Filter } from './inventoryFilter';
import { sortConnections, sortInterconnects, sortLags, sortVirtualInterfaces } from './inventoryOrder';
import type { Order } from './order';
import type { Connection, Interconnect, Inventory, Lag, VirtualInterface } from '../resources/resources';

/** What of an inventory is shown, and in which order. An index is kept for the very object. */
export interface Arrangement {
  readonly filter: Filter;
  readonly order: Order;
}

/** What stands side by side: in a region, or at one location of it. */
export interface Shelf {
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

/** Groups that are sorted when they are first asked for. */
class Groups<Row> {
  private readonly sorted = new Map<string, readonly Row[]>();

  constructor(
    private readonly groups: ReadonlyMap<string, Row[]>,
    private readonly sort: (rows: readonly Row[]) => readonly Row[],
  ) {}

  get(key: string | undefined): readonly Row[] {
    if (key === undefined) return [];
    const there = this.sorted.get(key);
    if (there) return there;
    const rows = this.sort(this.groups.get(key) ?? []);
    this.sorted.set(key, rows);
    return rows;
  }
}

/** Where everything of an inventory is, so that no row has to look through all of it. */
export class InventoryIndex {
  private readonly onConnection: Groups<VirtualInterface>;
  private readonly inLag: Groups<Connection>;
  private readonly provisioned: Groups<Connection>;
  private readonly shelves: ReadonlyMap<string, Shelf>;
  /** How many virtual interfaces there are. */
  readonly size: number;
  /** How many LAGs, connections, interconnects and provisioned connections there are. */
  readonly ports: number;
  /** All that stands side by side in the region. */
  readonly shelf: Shelf;
  /** The virtual interfaces on connections that are not listed. */
  readonly foreign: readonly VirtualInterface[];

  /**
   * @param inventory what is shown, without what a filter hides.
   * @param whole all that there is, with what a filter hides.
   */
  constructor(inventory: Inventory, order: Order, whole = inventory) {
    const { connections, lags, interconnects, virtualInterfaces, provisionedConnections } = inventory;
    const sortInterfaces = (rows: readonly VirtualInterface[]) => sortVirtualInterfaces(rows, order);
    const sortPorts = (rows: readonly Connection[]) => sortConnections(rows, order);
    const lagIds = new Set(lags.map(({ lagId }) => lagId));
    const own = new Set([
      ...lagIds,
      ...connections.map(({ connectionId }) => connectionId),
      ...interconnects.map(({ interconnectId }) => interconnectId),
    ]);
    this.onConnection = new Groups(
      groupBy(virtualInterfaces, ({ connectionId }) => connectionId),
      sortInterfaces,
    );
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
    this.foreign = sortInterfaces(virtualInterfaces.filter(({ connectionId }) => !own.has(connectionId)));
    this.shelf = {
      lags: sortLags(lags, order, (lagId) => membersIn(whole, lagId)),
      connections: sortPorts(connections.filter(({ lagId }) => lagId === undefined || !lagIds.has(lagId))),
      interconnects: sortInterconnects(interconnects, order),
    };
    this.shelves = shelvesOf(this.shelf);
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

  /** The ids of what holds rows of its own, in the order in which they are drawn, and how many rows each holds. */
  *holders(): Generator<{ readonly id: string; readonly rows: number }> {
    const { lags, connections, interconnects } = this.shelf;
    for (const { lagId } of lags) {
      const members = this.membersOf(lagId);
      const rows = members.length + this.virtualInterfacesOn(lagId).length + this.provisionedOn(lagId).length;
      if (lagId !== undefined && rows > 0) yield { id: lagId, rows };
      yield* this.holdersAmong(members);
    }
    yield* this.holdersAmong(connections);
    for (const { interconnectId } of interconnects) {
      const rows = this.provisionedOn(interconnectId).length;
      if (interconnectId !== undefined && rows > 0) yield { id: interconnectId, rows };
    }
  }

  private *holdersAmong(connections: readonly Connection[]): Generator<{ id: string; rows: number }> {
    for (const { connectionId } of connections) {
      const rows = this.virtualInterfacesOn(connectionId).length;
      if (connectionId !== undefined && rows > 0) yield { id: connectionId, rows };
    }
  }

  /** The codes of the locations where something stands, in order; empty for what names none. */
  get locations(): readonly string[] {
    return [...this.shelves.keys()].sort();
  }

  at(location: string): Shelf {
    return this.shelves.get(location) ?? { lags: [], connections: [], interconnects: [] };
  }
}

function shelvesOf({ lags, connections, interconnects }: Shelf): ReadonlyMap<string, Shelf> {
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

/** The account that an inventory is of, 12 digits, as its own ports tell it; not known where it has none. */
export function accountOf({ connections, lags }: Inventory): string | undefined {
  return (connections[0] ?? lags[0])?.ownerAccount;
}

const kept = new WeakMap<Inventory, { readonly arrangement: Arrangement; readonly index: InventoryIndex }>();

/** The index of an inventory, made once for each arrangement of it. */
export function indexOf(inventory: Inventory, arrangement: Arrangement): InventoryIndex {
  const there = kept.get(inventory);
  if (there?.arrangement === arrangement) return there.index;
  const index = new InventoryIndex(
    filterInventory(inventory, arrangement.filter),
    arrangement.order,
    inventory,
  );
  kept.set(inventory, { arrangement, index });
  return index;
}
