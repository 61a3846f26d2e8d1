import type { Order } from './order';
import type { Connection, Interconnect, Lag, VirtualInterface } from './resources';
import { stateWords } from './states';
import type { Tone } from './states';

/** By state, what calls for attention comes first. */
const urgency: readonly Tone[] = ['bad', 'waiting', 'passing', 'unknown', 'good', 'gone'];

interface Sortable {
  readonly name: string;
  readonly state: string | undefined;
  readonly vlan?: number | undefined;
}

const names = new Intl.Collator(undefined, { numeric: true });
const byName = (one: Sortable, other: Sortable) => names.compare(one.name, other.name);

/** What is compared: the urgency is looked up once a row, not once a comparison. */
interface Ranked extends Sortable {
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
    return { ...its, urgency: order === 'state' ? urgency.indexOf(stateWords(its.state).tone) : 0 };
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
    state: row.virtualInterfaceState,
    vlan: row.vlan,
  }));
}

/** Sorts connections. Those that are equal stay as they were. */
export function sortConnections(rows: readonly Connection[], order: Order) {
  return sorted(rows, order, (row) => ({
    name: row.connectionName ?? row.connectionId ?? '',
    state: row.connectionState,
  }));
}

/** Sorts LAGs. Those that are equal stay as they were. */
export function sortLags(rows: readonly Lag[], order: Order) {
  return sorted(rows, order, (row) => ({ name: row.lagName ?? row.lagId ?? '', state: row.lagState }));
}

/** Sorts interconnects. Those that are equal stay as they were. */
export function sortInterconnects(rows: readonly Interconnect[], order: Order) {
  return sorted(rows, order, (row) => ({
    name: row.interconnectName ?? row.interconnectId ?? '',
    state: row.interconnectState,
  }));
}
