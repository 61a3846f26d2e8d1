import { EventEmitter } from 'node:events';
import type { Inventory, Learned } from '../../directconnect/resources/resources';
import { RunningTests } from '../following/runningTests';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import { AcceptedPrefixes } from './acceptedPrefixes';

const isSame = (one: Learned | undefined, other: Learned): boolean =>
  JSON.stringify(one ?? {}) === JSON.stringify(other);

/**
 * What is known of virtual interfaces beyond AWS's descriptions of them, from their routes and failover tests. Emits
 * `change` with a virtual interface when what is known of it has changed.
 */
export class Learning extends EventEmitter<{ change: [place: Place, virtualInterfaceId: string] }> {
  /** The failover tests that are known to run. */
  readonly runningTests = new RunningTests();
  /** The prefixes that are known to be accepted over virtual interfaces. */
  readonly acceptedPrefixes = new AcceptedPrefixes();
  private readonly learned = new Map<string, ReadonlyMap<string, Learned>>();

  constructor() {
    super();
    const learn = (place: Place, id: string) => this.learn(place, id);
    this.runningTests.on('change', learn);
    this.acceptedPrefixes.on('change', learn);
  }

  /** What is known in a place, by the ids of virtual interfaces. */
  in(place: Place): ReadonlyMap<string, Learned> {
    return this.learned.get(placeKey(place)) ?? new Map();
  }

  /** An inventory of a place with what is known besides; the same one where nothing is. */
  with<Of extends Inventory>(place: Place, inventory: Of): Of {
    const learned = this.in(place);
    return learned.size > 0 ? { ...inventory, learned } : inventory;
  }

  private learn(place: Place, id: string): void {
    const { bgpPeers = [] } = this.runningTests.of(place, id) ?? {};
    const accepted = this.acceptedPrefixes.of(place, id);
    const now: Learned = { ...(accepted && { accepted }), ...(bgpPeers.length > 0 && { tested: bgpPeers }) };
    const before = this.in(place);
    if (isSame(before.get(id), now)) return;
    this.learned.set(placeKey(place), new Map([...before, [id, now]]));
    this.emit('change', place, id);
  }
}
