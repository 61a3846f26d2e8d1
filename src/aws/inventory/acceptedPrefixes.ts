import { EventEmitter } from 'node:events';
import type { PrefixCounts } from '../../directconnect/resources/prefixAllocations';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';

const keyOf = (place: Place, virtualInterfaceId: string) =>
  JSON.stringify([placeKey(place), virtualInterfaceId]);

/**
 * How many prefixes AWS accepted over virtual interfaces when somebody last read all of their routes. It makes no
 * requests. Emits `change` with a virtual interface whose number has changed.
 */
export class AcceptedPrefixes extends EventEmitter<{ change: [place: Place, virtualInterfaceId: string] }> {
  private readonly counts = new Map<string, PrefixCounts>();

  of(place: Place, virtualInterfaceId: string): PrefixCounts | undefined {
    return this.counts.get(keyOf(place, virtualInterfaceId));
  }

  note(place: Place, virtualInterfaceId: string, counts: PrefixCounts): void {
    const key = keyOf(place, virtualInterfaceId);
    const before = this.counts.get(key);
    this.counts.set(key, counts);
    if (before?.ipv4 === counts.ipv4 && before.ipv6 === counts.ipv6) return;
    this.emit('change', place, virtualInterfaceId);
  }
}
