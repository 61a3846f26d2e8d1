import { EventEmitter } from 'node:events';
import type { Place } from '../session/place';
import type { SessionStore } from '../session/sessionStore';

/**
 * What the Direct Connect locations of a region are called. Asked for once for a region, by whoever first shows one; a
 * name is an ornament, so what keeps it from being known is not told. Emits `change` with a region whose names came.
 */
export class LocationNames extends EventEmitter<{ change: [region: string] }> {
  private readonly names = new Map<string, ReadonlyMap<string, string>>();
  private readonly asked = new Set<string>();
  private all: ReadonlyMap<string, string> | undefined;

  constructor(private readonly sessions: SessionStore) {
    super();
    sessions.on('change', () => this.asked.clear());
  }

  /** The name of a location, if it is known by now; asks for those of the region otherwise. */
  nameOf(place: Place, code: string): string | undefined {
    const { region } = place;
    if (!this.names.has(region) && !this.asked.has(region)) {
      this.asked.add(region);
      void this.ask(place);
    }
    const name = this.names.get(region)?.get(code);
    return name === code ? undefined : name;
  }

  /** The names that are known by now, by code: the same object until more come. Asks for nothing. */
  get known(): ReadonlyMap<string, string> {
    this.all ??= new Map([...this.names.values()].flatMap((names) => [...names]));
    return this.all;
  }

  private async ask(place: Place): Promise<void> {
    try {
      const names = await (await this.sessions.session(place)).background.locations();
      this.names.set(place.region, names);
      this.all = undefined;
      this.emit('change', place.region);
    } catch {
      // Asked again with other credentials, or after Refresh.
    }
  }
}
