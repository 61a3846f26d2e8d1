import * as l10n from '@vscode/l10n';
import type { ViewBadge } from 'vscode';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/place';
import { unwell } from '../../directconnect/health';

/** What calls for attention in the regions that were read. */
export interface UnwellCount {
  readonly down: number;
  readonly degraded: number;
  /** Regions that could not be read, or not all of them: what is in them is not counted. */
  readonly unread: number;
}

/** Counts in the regions that were opened and are in the tree; `undefined` while none of them was read. */
export function countUnwell(
  inventories: InventoryStore,
  isShown: (place: Place) => boolean,
): UnwellCount | undefined {
  const shown = inventories.known().filter(({ place }) => isShown(place));
  const read = shown.filter(({ readAt }) => readAt !== undefined);
  if (read.length === 0) return undefined;
  const { down, degraded } = unwell(read.map(({ sweep }) => sweep));
  const unread = shown.filter(({ failure, sweep }) => failure ?? sweep.failures.length > 0).length;
  return { down: down.length, degraded: degraded.length, unread };
}

/** The counts in a few words. */
export function unwellLabel({ down, degraded }: UnwellCount): string {
  const words = [
    ...(down > 0 || degraded === 0 ? [l10n.t('{0} down', down)] : []),
    ...(degraded > 0 ? [l10n.t('{0} degraded', degraded)] : []),
  ];
  return words.join(', ');
}

/** What was counted, and what could not be. */
export function unwellSentence(count: UnwellCount): string {
  const counted = l10n.t(
    '{0} among the connections, interconnects, LAGs and virtual interfaces of the regions that were read',
    unwellLabel(count),
  );
  if (count.unread === 0) return counted;
  const unread =
    count.unread === 1
      ? l10n.t('1 region could not be read in full')
      : l10n.t('{0} regions could not be read in full', count.unread);
  return `${counted}. ${unread}.`;
}

/** The number on the view's icon. None when nothing is down or degraded. */
export function unwellBadge(count: UnwellCount | undefined): ViewBadge | undefined {
  const value = count ? count.down + count.degraded : 0;
  return count && value > 0 ? { value, tooltip: unwellSentence(count) } : undefined;
}
