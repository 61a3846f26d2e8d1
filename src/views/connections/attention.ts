import * as l10n from '@vscode/l10n';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import { unwell } from '../../directconnect/inventory/unwell';

interface Counts {
  readonly down: number;
  readonly degraded: number;
  /** Regions that could not be read completely, so some of their resources are not counted. */
  readonly unread: number;
}

/** What needs attention in the regions that were read. */
export interface Attention {
  /** How many resources are down or degraded. */
  readonly value: number;
  /** A short label. */
  readonly label: string;
  /** A sentence about what was counted and what could not be. */
  readonly sentence: string;
}

/** The counts as a short label. */
function labelOf({ down, degraded }: Counts): string {
  const words = [
    ...(down > 0 || degraded === 0 ? [l10n.t('{0} down', down)] : []),
    ...(degraded > 0 ? [l10n.t('{0} degraded', degraded)] : []),
  ];
  return words.join(', ');
}

/** A sentence about what was counted and what could not be. */
function sentenceOf(count: Counts): string {
  const counted = l10n.t(
    '{0} among the connections, interconnects, LAGs and virtual interfaces in the regions read so far',
    labelOf(count),
  );
  if (count.unread === 0) return counted;
  const unread =
    count.unread === 1
      ? l10n.t('1 region could not be read in full')
      : l10n.t('{0} regions could not be read in full', count.unread);
  return `${counted}. ${unread}.`;
}

/** What is down or degraded in the opened regions that are in the tree; `undefined` until one was read. */
export function attentionIn(
  inventories: InventoryStore,
  isShown: (place: Place) => boolean,
): Attention | undefined {
  const shown = inventories.known().filter(({ place }) => isShown(place));
  const read = shown.filter(({ readAt }) => readAt !== undefined);
  if (read.length === 0) return undefined;
  const { down, degraded } = unwell(read.map(({ sweep }) => sweep));
  const unread = shown.filter(({ failure, sweep }) => failure ?? sweep.failures.length > 0).length;
  const counts = { down: down.length, degraded: degraded.length, unread };
  return {
    value: counts.down + counts.degraded,
    label: labelOf(counts),
    sentence: sentenceOf(counts),
  };
}
