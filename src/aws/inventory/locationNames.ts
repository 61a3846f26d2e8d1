import { EventEmitter } from 'node:events';
import type { Place } from '../session/place';
import type { SessionStore } from '../session/sessionStore';

/**
 * The names of the Direct Connect locations of a region. Requested once per region, when a location is first shown;
 * names are only decoration, so failures are not reported. Emits `change` with the region whose names arrived.
 */
export class LocationNames extends EventEmitter<{ change: [region: string] }> {
  private readonly names = new Map<string, ReadonlyMap<string, string>>();
  private readonly asked = new Map<string, Promise<void>>();
  private all: ReadonlyMap<string, string> | undefined;

  constructor(private readonly sessions: SessionStore) {
    super();
    sessions.on('change', () => this.asked.clear());
  }

  /** Requests the names of a region, once. Ends when they are known, or can't be. */
  request(place: Place): Promise<void> {
    const asking = this.asked.get(place.region) ?? this.ask(place);
    this.asked.set(place.region, asking);
    return asking;
  }

  /** The name of a location, if known; otherwise requests the names of the region. */
  nameOf(place: Place, code: string): string | undefined {
    if (!this.names.has(place.region)) void this.request(place);
    const name = this.names.get(place.region)?.get(code);
    return name === code ? undefined : name;
  }

  /** The known names by location code: the same object until more arrive. Makes no requests. */
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
      // Requested again with other credentials, or after Refresh.
    }
  }
}
