import * as l10n from '@vscode/l10n';
import type { ViewBadge } from 'vscode';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/place';
import { downIds } from '../../directconnect/health';

/** How much is down in the regions that were opened and are in the tree. */
export function countDown(inventories: InventoryStore, isShown: (place: Place) => boolean): number {
  const shown = inventories.known().filter(({ place }) => isShown(place));
  return downIds(shown.map(({ sweep }) => sweep)).length;
}

/** The number on the view's icon. None when nothing is down. */
export function downBadge(value: number): ViewBadge | undefined {
  if (value === 0) return undefined;
  const tooltip =
    value === 1
      ? l10n.t('1 connection, LAG or virtual interface is down')
      : l10n.t('{0} connections, LAGs or virtual interfaces are down', value);
  return { value, tooltip };
}
