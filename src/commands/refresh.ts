import type { ProfileStore } from '../aws/profileStore';
import type { InventoryStore } from '../aws/inventory/store';
import type { Node } from '../views/connections/node';

/** Reads the profiles again, and every region that is open. */
export function refresh(profiles: ProfileStore): void {
  profiles.refresh();
}

/** Asks again for what failed: the region of the row it was called on. */
export function retry(inventories: InventoryStore, node?: Node): void {
  if (node) inventories.refresh(node.place);
}
