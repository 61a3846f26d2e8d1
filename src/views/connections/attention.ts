import * as l10n from '@vscode/l10n';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import { unwell } from '../../directconnect/resources/health';

interface Counts {
  readonly down: number;
  readonly degraded: number;
  /** Regions that could not be read, or not all of them: what is in them is not counted. */
  readonly unread: number;
}

/** What calls for attention in the regions that were read, as it is shown. */
export interface Attention {
  /** How much is down or degraded. */
  readonly value: number;
  /** The same in a few words. */
  readonly label: string;
  /** What was counted, and what could not be. */
  readonly sentence: string;
}

/** The counts in a few words. */
function labelOf({ down, degraded }: Counts): string {
  const words = [
    ...(down > 0 || degraded === 0 ? [l10n.t('{0} down', down)] : []),
    ...(degraded > 0 ? [l10n.t('{0} degraded', degraded)] : []),
  ];
  return words.join(', ');
}

/** What was counted, and what could not be. */
function sentenceOf(count: Counts): string {
  const counted = l10n.t(
    '{0} among the connections, interconnects, LAGs and virtual interfaces of the regions that were read',
    labelOf(count),
  );
  if (count.unread === 0) return counted;
  const unread =
    count.unread === 1
      ? l10n.t('1 region could not be read in full')
      : l10n.t('{0} regions could not be read in full', count.unread);
  return `${counted}. ${unread}.`;
}

/** What is down or degraded in the regions that were opened and are in the tree; `undefined` while none was read. */
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
