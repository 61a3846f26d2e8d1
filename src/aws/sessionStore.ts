import { EventEmitter } from 'node:events';
import { toFailure } from './failures';
import type { Failure } from './failures';
import { guardedSession } from './guardedSession';
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

/** A sweep that is under way or done. */
interface Reading {
  readonly sweep: Promise<Sweep>;
  /** Ends the sweep when nobody wants its answer any more. */
  readonly controller: AbortController;
}

/**
 * Sessions and what they found, one for each place that was opened. A failed sweep is kept like an answer: it is asked
 * for again only by `refresh`. A session whose credentials failed is not kept. Emits `change` with the place whose
 * inventory is to be read again, or none for all, `read` with a place that was, and `failed` with what kept one, or a
 * part of one, from being read.
 */
export class SessionStore extends EventEmitter<{
  change: [Place | undefined];
  read: [Place];
  failed: [Failure];
}> {
  private readonly sessions = new Map<string, Promise<Session>>();
  private readonly readings = new Map<string, Reading>();
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
    const key = keyOf(place);
    const there = this.sessions.get(key);
    if (there) return there;
    const drop = () => {
      // Another may have taken its place by now.
      if (this.sessions.get(key) !== made) return;
      this.sessions.delete(key);
      // The profile may be corrected where it stands, and no watch over the files is certain to tell.
      this.profiles.reread();
    };
    const made = this.open(place, drop);
    this.sessions.set(key, made);
    made.catch(drop);
    return made;
  }

  /** Makes ready for a place that may be opened next, so that its first row comes sooner. Sends nothing. */
  prepare(place: Place): void {
    this.session(place).catch(() => undefined);
  }

  /**
   * What the place holds, from memory when it was read before. Whoever waits while it is forgotten gets what is read
   * after that, and never the old answer.
   */
  async sweep(place: Place): Promise<Sweep> {
    const key = keyOf(place);
    const reading = this.readings.get(key) ?? this.read(place);
    const forgotten = () => reading.controller.signal.aborted;
    try {
      const sweep = await reading.sweep;
      if (!forgotten()) return sweep;
    } catch (error) {
      if (!forgotten()) throw error;
    }
    return this.sweep(place);
  }

  /** What was found in every place that was read, at the last time that it could be. */
  known(): Sweep[] {
    return [...this.latest.values()];
  }

  /**
   * Forgets what was read in a region, through any profile: a write shows in the accounts of both sides. Sessions stay.
   */
  reread(region: string): void {
    for (const key of [...this.readings.keys()]) {
      const place = placeOf(key);
      if (place.region !== region) continue;
      this.forget(key);
      this.emit('change', place);
    }
  }

  /**
   * Forgets what was read, of one place or of all, and its session too: its keys may have changed. What the files say
   * of the profile is read again as well.
   */
  refresh(place?: Place): void {
    if (place) this.profiles.reread();
    const keys = place ? [keyOf(place)] : [...this.readings.keys()];
    for (const key of keys) this.forget(key);
    for (const store of [this.sessions, this.latest]) {
      if (place) store.delete(keyOf(place));
      else store.clear();
    }
    this.emit('change', place);
  }

  private async open(place: Place, drop: () => void): Promise<Session> {
    const [profile, connect] = await Promise.all([this.profiles.get(place.profile), this.loadConnect()]);
    return guardedSession(connect(profile, place.region), drop);
  }

  private forget(key: string): void {
    this.readings.get(key)?.controller.abort();
    this.readings.delete(key);
  }

  private read(place: Place): Reading {
    const controller = new AbortController();
    const reading = { controller, sweep: this.readNow(place, controller.signal) };
    this.readings.set(keyOf(place), reading);
    return reading;
  }

  /** @param forgotten is aborted when its answer is not wanted any more: then nothing is kept of it, and nothing told. */
  private async readNow(place: Place, forgotten: AbortSignal): Promise<Sweep> {
    let sweep: Sweep;
    try {
      sweep = await (await this.session(place)).sweep(forgotten);
    } catch (error) {
      const failure = toFailure(error, 'DescribeConnections');
      if (!forgotten.aborted) this.emit('failed', failure);
      throw failure;
    }
    if (forgotten.aborted) return sweep;
    for (const failure of sweep.failures) this.emit('failed', failure);
    this.latest.set(keyOf(place), sweep);
    this.emit('read', place);
    return sweep;
  }
}
