import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Node } from '../../views/tree/node';

/** Reads the profiles again, and every open region. Profiles that are no longer in the files are removed. */
export function refresh(profiles: ProfileStore): void {
  profiles.accept();
}

/** Retries what failed: the region of the row. */
export function retry(inventories: InventoryStore, node?: Node): void {
  if (node) inventories.refresh(node.place);
}
