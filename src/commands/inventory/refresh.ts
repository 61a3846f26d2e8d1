import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { InventoryStore } from '../../aws/inventory/store';
import { placeKey } from '../../aws/session/place';
import type { Row } from '../../views/connections/row';
import type { Node } from '../../views/tree/node';
import { chosenNodes } from '../arguments';

/** Reads the profiles again, and every open region. Profiles that are no longer in the files are removed. */
export function refresh(profiles: ProfileStore): void {
  profiles.accept();
}

/** Reads the places of the rows again, as far as they are open, with fresh credentials. */
export function refreshRows(inventories: InventoryStore, node?: Row, nodes?: readonly Row[]): void {
  const places = chosenNodes(node, nodes).flatMap((row: Row) => row.places?.() ?? []);
  for (const place of new Map(places.map((one) => [placeKey(one), one])).values()) inventories.refresh(place);
}

/** Retries what failed: the region of the row. */
export function retry(inventories: InventoryStore, node?: Node): void {
  if (node) inventories.refresh(node.place);
}
