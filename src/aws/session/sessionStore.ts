import { EventEmitter } from 'node:events';
import { guardedSession } from './guardedSession';
import type { Place } from './place';
import { endpointRegion, placeKey } from './place';
import type { ProfileStore } from '../profiles/profileStore';
import type { Sdk, Session } from './session';

/**
 * The sessions of all opened places. A session whose credentials failed is not kept. Emits `change` with the place
 * whose credentials may have changed, or undefined for all, and whether a person just asked for it.
 */
export class SessionStore extends EventEmitter<{ change: [place: Place | undefined, wasAsked: boolean] }> {
  private readonly sessions = new Map<string, Promise<Session>>();

  /** @param loadSdk loads the SDK bundle: called when the first place is opened. */
  constructor(
    private readonly profiles: ProfileStore,
    private readonly loadSdk: () => Promise<Sdk>,
  ) {
    super();
    profiles.on('change', (wasAsked) => this.refresh(undefined, wasAsked));
  }

  /** @throws Failure when the profile is unknown or has no usable endpoint. */
  session(place: Place): Promise<Session> {
    const key = placeKey(place);
    const there = this.sessions.get(key);
    if (there) return there;
    const drop = () => {
      // Another session may have replaced it.
      if (this.sessions.get(key) !== made) return;
      this.sessions.delete(key);
      // The user may fix the profile, and a file watch does not reliably notice.
      this.profiles.reread();
    };
    const made = this.open(place, drop);
    this.sessions.set(key, made);
    made.catch(drop);
    return made;
  }

  /** Prepares a place that may be opened next, so that its first row appears sooner. Makes no requests. */
  prepare(place: Place): void {
    this.session(place).catch(() => undefined);
  }

  /**
   * Drops one session or all of them, since keys may have changed, and reads the profile files again.
   * @param wasAsked true when a person asked for it just now.
   */
  refresh(place: Place | undefined, wasAsked: boolean): void {
    if (place) {
      this.profiles.reread();
      this.sessions.delete(placeKey(place));
    } else {
      this.sessions.clear();
    }
    this.emit('change', place, wasAsked);
  }

  private async open(place: Place, drop: () => void): Promise<Session> {
    const [profile, sdk] = await Promise.all([this.profiles.get(place.profile), this.loadSdk()]);
    return guardedSession(sdk.connect(profile, endpointRegion(place, profile)), drop);
  }
}
