import type { Order } from './order';
import type { Connection, Interconnect, Lag, VirtualInterface } from '../resources/resources';
import { lagHealth, virtualInterfaceHealth } from '../resources/health';
import { stateWords } from '../resources/states';
import type { StateWords, Tone } from '../resources/states';

/** By state, what calls for attention comes first. */
const urgency: readonly Tone[] = ['bad', 'degraded', 'waiting', 'passing', 'unknown', 'good', 'gone'];

interface Sortable {
  readonly name: string;
  /** Asked for once a row, and only where the order is by state. */
  health(): StateWords;
  readonly vlan?: number | undefined;
}

const names = new Intl.Collator(undefined, { numeric: true });
const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
  names.compare(one.name, other.name);

/** What is compared: the urgency is looked up once a row, not once a comparison. */
interface Ranked extends Omit<Sortable, 'health'> {
  readonly urgency: number;
}

const comparisons: Record<Order, (one: Ranked, other: Ranked) => number> = {
  vlan: (one, other) => (one.vlan ?? 0) - (other.vlan ?? 0),
  name: byName,
  state: (one, other) => one.urgency - other.urgency || byName(one, other),
};

function sorted<Row>(rows: readonly Row[], order: Order, facts: (row: Row) => Sortable): readonly Row[] {
  const compare = comparisons[order];
  const ranked = (row: Row): Ranked => {
    const its = facts(row);
    return { ...its, urgency: order === 'state' ? urgency.indexOf(its.health().tone) : 0 };
  };
  return rows
    .map((row) => ({ row, facts: ranked(row) }))
    .sort((one, other) => compare(one.facts, other.facts))
    .map(({ row }) => row);
}

/** Sorts virtual interfaces. Those that are equal stay as they were. */
export function sortVirtualInterfaces(rows: readonly VirtualInterface[], order: Order) {
  return sorted(rows, order, (row) => ({
    name: row.virtualInterfaceName ?? row.virtualInterfaceId ?? '',
    health: () => virtualInterfaceHealth(row),
    vlan: row.vlan,
  }));
}

/** Sorts connections. Those that are equal stay as they were. */
export function sortConnections(rows: readonly Connection[], order: Order) {
  return sorted(rows, order, (row) => ({
    name: row.connectionName ?? row.connectionId ?? '',
    health: () => stateWords(row.connectionState),
  }));
}

/**
 * Sorts LAGs. Those that are equal stay as they were.
 * @param membersOf all connections in a LAG: how it is depends on them.
 */
export function sortLags(
  rows: readonly Lag[],
  order: Order,
  membersOf: (lagId: string | undefined) => readonly Connection[],
) {
  return sorted(rows, order, (row) => ({
    name: row.lagName ?? row.lagId ?? '',
    health: () => lagHealth(row, membersOf(row.lagId)),
  }));
}

/** Sorts interconnects. Those that are equal stay as they were. */
export function sortInterconnects(rows: readonly Interconnect[], order: Order) {
  return sorted(rows, order, (row) => ({
    name: row.interconnectName ?? row.interconnectId ?? '',
    health: () => stateWords(row.interconnectState),
  }));
}
