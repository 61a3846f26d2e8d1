import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Node } from '../../views/connections/node';

/** Reads the profiles again, and every region that is open. Profiles that have gone from the files are given up. */
export function refresh(profiles: ProfileStore): void {
  profiles.accept();
}

/** Asks again for what failed: the region of the row it was called on. */
export function retry(inventories: InventoryStore, node?: Node): void {
  if (node) inventories.refresh(node.place);
}
