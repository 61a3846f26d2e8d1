import type { Failure } from '../failures';
import type { Place } from '../session/place';
import type { Sweep } from '../session/session';

/** What is known of a place at a moment. */
export interface Snapshot {
  /** All of it, or while the first reading is under way, what has come so far. */
  readonly sweep: Sweep;
  /** When the last whole reading ended, in milliseconds since the epoch. None has yet where it is `undefined`. */
  readonly readAt: number | undefined;
  /** True while a reading is under way. */
  readonly reading: boolean;
  /** Why the last reading failed altogether. What was read before it is still in `sweep`. */
  readonly failure: Failure | undefined;
}

/** What is known of a place, with the place. */
export interface KnownPlace extends Snapshot {
  readonly place: Place;
  /** True while the view shows it opened. */
  readonly open: boolean;
}

/** True when what is shown is from before: it is being read again, or could not be. */
export function isStale({ readAt, reading, failure }: Snapshot): boolean {
  return readAt !== undefined && (reading || failure !== undefined);
}
