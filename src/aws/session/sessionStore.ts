import { EventEmitter } from 'node:events';
import { guardedSession } from './guardedSession';
import type { Place } from './place';
import { placeKey } from './place';
import type { ProfileStore } from '../profiles/profileStore';
import type { Sdk, Session } from './session';

/**
 * Sessions, one for each place that was opened. One whose credentials failed is not kept. Emits `change` with the
 * place whose credentials may be others now, or none for all, and whether a person asked for it just now.
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

  /** @throws Failure when the profile is unknown or names no usable endpoint. */
  session(place: Place): Promise<Session> {
    const key = placeKey(place);
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
   * Forgets a session, or all of them: its keys may have changed. What the files say of the profile is read again.
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
    return guardedSession(sdk.connect(profile, place.region), drop);
  }
}
