import { carriersIn, healthOf, subjectsIn } from '../kinds/subject';
import type { ResourceSubject } from '../kinds/subject';
import type { Inventory, VirtualInterface } from '../resources/resources';
import type { Tone } from '../resources/states';

/** The ids of resources that need attention. */
export interface Unhealthy {
  readonly down: readonly string[];
  readonly degraded: readonly string[];
}

interface Found extends Unhealthy {
  /** What is down or degraded below each connection, LAG and interconnect that is listed, by its id. */
  readonly below: ReadonlyMap<string, Unhealthy>;
  /** The virtual interfaces among them whose connection is not listed. */
  readonly foreign: Unhealthy;
}

/** Nothing needs attention. */
export const allHealthy: Unhealthy = { down: [], degraded: [] };

/** Collects what needs attention. */
class Collected {
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

const tones = new WeakMap<VirtualInterface, Tone>();

/**
 * The tone of a resource. That of a virtual interface is kept: while a region is read, there is another inventory at
 * each redraw, with thousands of the same virtual interfaces.
 */
function toneOf(subject: ResourceSubject, inventory: Inventory): Tone {
  const { kind, id, resource } = subject;
  // What is learned of it changes, and so does its tone.
  if (kind !== 'virtualInterface' || inventory.learned?.has(id)) return healthOf(subject, inventory).tone;
  const there = tones.get(resource);
  if (there) return there;
  const { tone } = healthOf(subject, inventory);
  tones.set(resource, tone);
  return tone;
}

function unhealthyIn(inventory: Inventory): Found {
  const there = found.get(inventory);
  if (there) return there;
  const [all, foreign, below] = [new Collected(), new Collected(), new Map<string, Collected>()];
  const listed = new Set<string | undefined>([
    ...inventory.connections.map(({ connectionId }) => connectionId),
    ...inventory.lags.map(({ lagId }) => lagId),
    ...inventory.interconnects.map(({ interconnectId }) => interconnectId),
  ]);
  const above = carriersOf(inventory);
  for (const subject of subjectsIn(inventory)) {
    const tone = toneOf(subject, inventory);
    if (tone !== 'bad' && tone !== 'degraded') continue;
    all.add(subject.id, tone);
    const carriers = above(subject);
    for (const carrier of new Set(carriers)) {
      const its = below.get(carrier) ?? new Collected();
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
function merged(all: readonly Unhealthy[]): Unhealthy {
  const down = new Set(all.flatMap((one) => one.down));
  const degraded = new Set(all.flatMap((one) => one.degraded).filter((id) => !down.has(id)));
  return { down: [...down], degraded: [...degraded] };
}

/**
 * Everything that is down or degraded, of every kind of resource. Each is counted once, however many profiles see it,
 * and as down if one of them sees it as down.
 */
export function unhealthy(inventories: readonly Inventory[]): Unhealthy {
  return merged(inventories.map(unhealthyIn));
}

/** What is down or degraded below a connection, LAG or interconnect, including what a filter hides. */
export function unhealthyBelow(inventory: Inventory, id: string): Unhealthy {
  return unhealthyIn(inventory).below.get(id) ?? allHealthy;
}

/** What is down or degraded among the virtual interfaces on connections that are not listed. */
export function unhealthyForeign(inventory: Inventory): Unhealthy {
  return unhealthyIn(inventory).foreign;
}

/** What is down or degraded at a location. @param location its code; empty for what names none. */
export function unhealthyAt(inventory: Inventory, location: string): Unhealthy {
  const all = unhealthyIn(inventory);
  const here = [...carriersIn(inventory)].filter(({ resource }) => (resource.location ?? '') === location);
  const ids = new Set(here.map(({ id }) => id));
  const isHere = (id: string) => ids.has(id);
  return merged([
    { down: all.down.filter(isHere), degraded: all.degraded.filter(isHere) },
    ...here.map(({ id }) => unhealthyBelow(inventory, id)),
  ]);
}
