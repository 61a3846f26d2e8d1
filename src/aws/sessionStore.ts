import { EventEmitter } from 'node:events';
import { toFailure } from './failures';
import type { Failure } from './failures';
import type { ProfileStore } from './profileStore';
import type { Connect, Session, Sweep } from './session';

/** A region of a profile. */
export interface Place {
  readonly profile: string;
  readonly region: string;
}

const keyOf = ({ profile, region }: Place) => JSON.stringify([profile, region]);

function placeOf(key: string): Place {
  const [profile, region] = JSON.parse(key) as [string, string];
  return { profile, region };
}

/**
 * Sessions and what they found, one for each place that was opened. A failure is kept like an answer: it is asked for
 * again only by `refresh`. Emits `change` with the place whose inventory is to be read again, or none for all, `read`
 * with a place that was, and `failed` with what kept one, or a part of one, from being read.
 */
export class SessionStore extends EventEmitter<{
  change: [Place | undefined];
  read: [Place];
  failed: [Failure];
}> {
  private readonly sessions = new Map<string, Promise<Session>>();
  private readonly sweeps = new Map<string, Promise<Sweep>>();
  private readonly latest = new Map<string, Sweep>();

  /** @param loadConnect loads the SDK bundle: called when the first place is opened. */
  constructor(
    private readonly profiles: ProfileStore,
    private readonly loadConnect: () => Promise<Connect>,
  ) {
    super();
    profiles.on('change', () => this.refresh());
  }

  /** @throws Failure when the profile is unknown or names no usable endpoint. */
  session(place: Place): Promise<Session> {
    return kept(this.sessions, keyOf(place), async () => {
      const [profile, connect] = await Promise.all([this.profiles.get(place.profile), this.loadConnect()]);
      return connect(profile, place.region);
    });
  }

  /** Makes ready for a place that may be opened next, so that its first row comes sooner. Sends nothing. */
  prepare(place: Place): void {
    this.session(place).catch(() => undefined);
  }

  /** What the place holds, from memory when it was read before. */
  sweep(place: Place): Promise<Sweep> {
    const key = keyOf(place);
    return kept(this.sweeps, key, async () => {
      const sweep = await this.readNow(place);
      this.latest.set(key, sweep);
      this.emit('read', place);
      return sweep;
    });
  }

  /** What was found in every place that was read, at the last time that it could be. */
  known(): Sweep[] {
    return [...this.latest.values()];
  }

  /**
   * Forgets what was read in a region, through any profile: a write shows in the accounts of both sides. Sessions stay.
   */
  reread(region: string): void {
    for (const key of [...this.sweeps.keys()]) {
      const place = placeOf(key);
      if (place.region !== region) continue;
      this.sweeps.delete(key);
      this.emit('change', place);
    }
  }

  /** Forgets what was read, of one place or of all, and its session too: its keys may have changed. */
  refresh(place?: Place): void {
    for (const store of [this.sessions, this.sweeps, this.latest]) {
      if (place) store.delete(keyOf(place));
      else store.clear();
    }
    this.emit('change', place);
  }

  private async readNow(place: Place): Promise<Sweep> {
    try {
      const sweep = await (await this.session(place)).sweep();
      for (const failure of sweep.failures) this.emit('failed', failure);
      return sweep;
    } catch (error) {
      const failure = toFailure(error, 'DescribeConnections');
      this.emit('failed', failure);
      throw failure;
    }
  }
}

function kept<Value>(
  store: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const there = store.get(key);
  if (there) return there;
  const made = make();
  store.set(key, made);
  return made;
}
