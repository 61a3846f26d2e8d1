import * as l10n from '@vscode/l10n';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import { unhealthy } from '../../directconnect/inventory/unhealthy';
import type { Unhealthy } from '../../directconnect/inventory/unhealthy';

/** What needs attention in the regions that were read. */
export interface Attention {
  /** How many resources are down or degraded. */
  readonly value: number;
  /** A short label. */
  readonly label: string;
  /** A sentence about what was counted and what could not be. */
  readonly sentence: string;
}

/** What is down or degraded as a short label, for example `1 down, 2 degraded`. */
function labelOf({ down, degraded }: Unhealthy): string {
  const words = [
    ...(down.length > 0 || degraded.length === 0 ? [l10n.t('{0} down', down.length)] : []),
    ...(degraded.length > 0 ? [l10n.t('{0} degraded', degraded.length)] : []),
  ];
  return words.join(', ');
}

/** The same for a row; `undefined` when nothing is. */
export function unhealthyWords(one: Unhealthy): string | undefined {
  return one.down.length + one.degraded.length > 0 ? labelOf(one) : undefined;
}

/** The same for the row of a resource, which has a state of its own. */
export function belowWords(one: Unhealthy): string | undefined {
  const words = unhealthyWords(one);
  return words && l10n.t('{0} below', words);
}

/**
 * What was counted, what could not be, and what to do, in sentences without the last period.
 * @param unread how many regions could not be read completely, so some of their resources are not counted.
 */
function sentenceOf(one: Unhealthy, unread: number): string {
  const words = unhealthyWords(one);
  const counted =
    words === undefined
      ? l10n.t(
          'Nothing is down or degraded among the connections, interconnects, LAGs and virtual interfaces in the regions read so far',
        )
      : l10n.t(
          '{0} among the connections, interconnects, LAGs and virtual interfaces in the regions read so far',
          words,
        );
  const not =
    unread === 1
      ? l10n.t('1 region could not be read in full')
      : l10n.t('{0} regions could not be read in full', unread);
  return [
    counted,
    ...(unread > 0 ? [not] : []),
    ...(words === undefined ? [] : [l10n.t('Show What Is Down shows them one by one')]),
  ].join('. ');
}

/** What is down or degraded in these places, as far as they were read. */
export function unhealthyIn(inventories: InventoryStore, places: readonly Place[]): Unhealthy {
  const snapshots = places.flatMap((place) => inventories.current(place) ?? []);
  return unhealthy(snapshots.filter(({ readAt }) => readAt !== undefined).map(({ sweep }) => sweep));
}

/** What is down or degraded in the opened regions that are in the tree; `undefined` until one was read. */
export function attentionIn(
  inventories: InventoryStore,
  isShown: (place: Place) => boolean,
): Attention | undefined {
  const shown = inventories.known().filter(({ place }) => isShown(place));
  if (!shown.some(({ readAt }) => readAt !== undefined)) return undefined;
  const all = unhealthyIn(
    inventories,
    shown.map(({ place }) => place),
  );
  const unread = shown.filter(({ failure, sweep }) => failure ?? sweep.failures.length > 0).length;
  return {
    value: all.down.length + all.degraded.length,
    label: labelOf(all),
    sentence: sentenceOf(all, unread),
  };
}
