import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import { InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import type { Order } from '../../directconnect/inventory/order';
import { unhealthy } from '../../directconnect/inventory/unhealthy';
import type { Inventory } from '../../directconnect/resources/resources';

/** A resource that is down or degraded, and the place to show it in. */
export interface Trouble {
  readonly place: Place;
  readonly id: string;
  readonly isDown: boolean;
}

/** How the rows of a region are arranged. */
interface Rows {
  readonly order: Order;
  /** True when they are grouped by location. */
  readonly byLocation: boolean;
}

/** What is down or degraded in an inventory, in the order of its rows. */
function troubleIn(place: Place, inventory: Inventory, { order, byLocation }: Rows): Trouble[] {
  const { down, degraded } = unhealthy([inventory]);
  if (down.length + degraded.length === 0) return [];
  const index = new InventoryIndex(inventory, order);
  const groups = byLocation ? index.locations.map((location) => index.at(location)) : [index.topLevel];
  const rows = [
    ...groups.flatMap((rows) => [...index.idsOn(rows)]),
    ...index.foreign.map(({ virtualInterfaceId }) => virtualInterfaceId),
  ];
  const isDown = new Map([
    ...degraded.map((id) => [id, false] as const),
    ...down.map((id) => [id, true] as const),
  ]);
  return [...new Set(rows)].flatMap((id = '') => {
    const its = isDown.get(id);
    return its === undefined ? [] : [{ place, id, isDown: its }];
  });
}

/**
 * Everything that is down, then everything degraded, each in the order of the tree. A resource that several places show
 * is listed once, in one that is open.
 * @param places those in the tree, in its order. Only what was read of them counts.
 */
export function allTrouble(
  inventories: Pick<InventoryStore, 'current' | 'isOpen'>,
  places: readonly Place[],
  rows: Rows,
): Trouble[] {
  const found = new Map<string, Trouble>();
  for (const place of places) {
    const snapshot = inventories.current(place);
    if (snapshot?.readAt === undefined) continue;
    for (const one of troubleIn(place, snapshot.sweep, rows)) {
      const before = found.get(one.id);
      if (before && (inventories.isOpen(before.place) || !inventories.isOpen(place))) continue;
      // Its position is that of the place in which it is shown.
      found.delete(one.id);
      found.set(one.id, { ...one, isDown: one.isDown || before?.isDown === true });
    }
  }
  const all = [...found.values()];
  return [...all.filter(({ isDown }) => isDown), ...all.filter(({ isDown }) => !isDown)];
}
