import { resourceKinds } from '../kinds';
import type { Answers, ResourceKind } from '../kinds/kind';
import type { Inventory } from '../resources/resources';
import type { Tone } from '../resources/states';
import type { Order } from './order';

/** When sorting by state, what needs attention comes first. */
const urgency: readonly Tone[] = ['bad', 'degraded', 'waiting', 'passing', 'unknown', 'good', 'gone'];

const names = new Intl.Collator(undefined, { numeric: true });
const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
  names.compare(one.name, other.name);

/** The sort key: computed once per row rather than once per comparison. */
interface Ranked {
  readonly name: string;
  readonly vlan: number;
  /** 0 unless the order is by state. */
  readonly urgency: number;
}

const comparisons: Record<Order, (one: Ranked, other: Ranked) => number> = {
  vlan: (one, other) => one.vlan - other.vlan,
  name: byName,
  state: (one, other) => one.urgency - other.urgency || byName(one, other),
};

/**
 * Sorts resources of one kind. The sort is stable.
 * @param whole the inventory they belong to, including what a filter hides, since health may depend on other resources.
 */
export function sorted<Of extends ResourceKind>(
  kind: Of,
  rows: readonly Answers[Of][],
  order: Order,
  whole: Inventory,
): readonly Answers[Of][] {
  const { idOf, nameOf, healthOf, sortedVlanOf } = resourceKinds[kind];
  const compare = comparisons[order];
  const ranked = (row: Answers[Of]): Ranked => ({
    name: nameOf(row) ?? idOf(row) ?? '',
    vlan: sortedVlanOf(row) ?? 0,
    urgency: order === 'state' ? urgency.indexOf(healthOf(row, whole).tone) : 0,
  });
  return rows
    .map((row) => ({ row, ranked: ranked(row) }))
    .sort((one, other) => compare(one.ranked, other.ranked))
    .map(({ row }) => row);
}
