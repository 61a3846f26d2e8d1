import { carriersIn, healthOf, subjectsIn } from '../kinds/subject';
import type { ResourceSubject } from '../kinds/subject';
import type { Inventory } from '../resources/resources';

/** The ids of resources that need attention. */
export interface Unwell {
  readonly down: readonly string[];
  readonly degraded: readonly string[];
}

interface Found extends Unwell {
  /** What is down or degraded below each connection, LAG and interconnect that is listed, by its id. */
  readonly below: ReadonlyMap<string, Unwell>;
  /** The virtual interfaces among them whose connection is not listed. */
  readonly foreign: Unwell;
}

/** Nothing needs attention. */
export const allWell: Unwell = { down: [], degraded: [] };

/** Collects what needs attention. */
class Sick {
  readonly down: string[] = [];
  readonly degraded: string[] = [];

  add(id: string, tone: 'bad' | 'degraded'): void {
    (tone === 'bad' ? this.down : this.degraded).push(id);
  }
}

const found = new WeakMap<Inventory, Found>();

/** What carries a resource, from the nearest up: its connection, and that connection's LAG or interconnect. */
function carriersOf({ connections, provisionedConnections }: Inventory) {
  const above = new Map<string, string[]>();
  const add = (id = '', carrier = '') => {
    if (id && carrier) above.set(id, [...(above.get(id) ?? []), carrier]);
  };
  for (const { connectionId, lagId } of connections) add(connectionId, lagId);
  for (const { connection, provisionedOn } of provisionedConnections)
    add(connection.connectionId, provisionedOn);
  return ({ kind, id, resource }: ResourceSubject): readonly string[] => {
    if (kind !== 'virtualInterface') return above.get(id) ?? [];
    const { connectionId = '' } = resource;
    return connectionId === '' ? [] : [connectionId, ...(above.get(connectionId) ?? [])];
  };
}

function unwellIn(inventory: Inventory): Found {
  const there = found.get(inventory);
  if (there) return there;
  const [all, foreign, below] = [new Sick(), new Sick(), new Map<string, Sick>()];
  const listed = new Set<string | undefined>([
    ...inventory.connections.map(({ connectionId }) => connectionId),
    ...inventory.lags.map(({ lagId }) => lagId),
    ...inventory.interconnects.map(({ interconnectId }) => interconnectId),
  ]);
  const above = carriersOf(inventory);
  for (const subject of subjectsIn(inventory)) {
    const { tone } = healthOf(subject, inventory);
    if (tone !== 'bad' && tone !== 'degraded') continue;
    all.add(subject.id, tone);
    const carriers = above(subject);
    for (const carrier of new Set(carriers)) {
      const its = below.get(carrier) ?? new Sick();
      its.add(subject.id, tone);
      below.set(carrier, its);
    }
    if (subject.kind === 'virtualInterface' && !listed.has(carriers[0])) foreign.add(subject.id, tone);
  }
  const made = { down: all.down, degraded: all.degraded, below, foreign };
  found.set(inventory, made);
  return made;
}

/** Each resource once, and as down if one of the lists has it as down. */
function merged(all: readonly Unwell[]): Unwell {
  const down = new Set(all.flatMap((one) => one.down));
  const degraded = new Set(all.flatMap((one) => one.degraded).filter((id) => !down.has(id)));
  return { down: [...down], degraded: [...degraded] };
}

/**
 * Everything that is down or degraded, of every kind of resource. Each is counted once, however many profiles see it,
 * and as down if one of them sees it as down.
 */
export function unwell(inventories: readonly Inventory[]): Unwell {
  return merged(inventories.map(unwellIn));
}

/** What is down or degraded below a connection, LAG or interconnect, including what a filter hides. */
export function unwellBelow(inventory: Inventory, id: string): Unwell {
  return unwellIn(inventory).below.get(id) ?? allWell;
}

/** What is down or degraded among the virtual interfaces on connections that are not listed. */
export function unwellForeign(inventory: Inventory): Unwell {
  return unwellIn(inventory).foreign;
}

/** What is down or degraded at a location. @param location its code; empty for what names none. */
export function unwellAt(inventory: Inventory, location: string): Unwell {
  const all = unwellIn(inventory);
  const here = [...carriersIn(inventory)].filter(({ resource }) => (resource.location ?? '') === location);
  const ids = new Set(here.map(({ id }) => id));
  const isHere = (id: string) => ids.has(id);
  return merged([
    { down: all.down.filter(isHere), degraded: all.degraded.filter(isHere) },
    ...here.map(({ id }) => unwellBelow(inventory, id)),
  ]);
}
