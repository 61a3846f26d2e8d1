import * as l10n from '@vscode/l10n';
import type { ViewBadge } from 'vscode';
import type { InventoryStore } from '../../aws/inventory/store';
import { downIds } from '../../directconnect/health';

/** The number on the view's icon: what is down in the regions that were opened. None when nothing is. */
export function downBadge(inventories: InventoryStore): ViewBadge | undefined {
  const value = downIds(inventories.known().map(({ sweep }) => sweep)).length;
  if (value === 0) return undefined;
  const tooltip =
    value === 1
      ? l10n.t('1 connection, LAG or virtual interface is down')
      : l10n.t('{0} connections, LAGs or virtual interfaces are down', value);
  return { value, tooltip };
}
