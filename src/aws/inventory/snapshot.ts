import type { Failure } from '../failure';
import type { Place } from '../session/place';
import type { Sweep } from '../session/session';

/** What is known about a place at a point in time. */
export interface Snapshot {
  /** Everything or, during the first reading, what has arrived so far. */
  readonly sweep: Sweep;
  /** When the last complete reading ended, in milliseconds since the epoch; `undefined` before that. */
  readonly readAt: number | undefined;
  /** True while a reading is under way. */
  readonly reading: boolean;
  /** Why the last reading failed completely. `sweep` still holds the previous result. */
  readonly failure: Failure | undefined;
}

/** What is known about a place, with the place. */
export interface KnownPlace extends Snapshot {
  readonly place: Place;
  /** True while the view shows it opened. */
  readonly open: boolean;
}

/** True when what is shown is from an earlier reading: it is being read again, or that failed. */
export function isStale({ readAt, reading, failure }: Snapshot): boolean {
  return readAt !== undefined && (reading || failure !== undefined);
}
