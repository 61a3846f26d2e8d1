import type { Failure } from '../failure';
import type { Journal } from '../journal/journal';
import type { Reader } from '../operations/operation';
import type { Place } from '../session/place';
import type { Writer } from '../transport/clients';

/** What every write needs. */
export interface WriteContext {
  readonly journal: Journal;
  /** True in read-only mode. */
  readonly isReadOnly: () => boolean;
  /** The in-memory part of writes that are in progress or unresolved, by their records. */
  readonly doubts: Map<string, Doubt>;
}

/** What must not be stored, and so does not survive a reload. */
interface Doubt {
  /** Including its secrets. */
  readonly input: object;
  /** The refusal, in AWS's words. */
  readonly refusal?: Failure | undefined;
}

/** How to reach AWS for one write. */
export interface WriteAccess {
  readonly place: Place;
  /** @param signal cancels its calls. */
  readonly reader: (signal: AbortSignal | undefined) => Reader;
  readonly writer: () => Writer;
  /** Resolves the credentials. */
  readonly ready: (signal: AbortSignal | undefined) => Promise<unknown>;
  /** The account of the profile, where it is known. */
  readonly account: () => string | undefined;
}

/** What a later check for the effect of a write needs. */
export interface CheckAccess {
  /** Resolves the credentials, and returns what to read with. */
  readonly reader: () => Promise<Reader>;
  /** The current account of the profile; requested if it is not known. */
  readonly account: () => Promise<string | undefined>;
}

/** Options of a write. */
export interface WriteOptions<Before> {
  /** Stops waiting. It does not undo anything: once the request is on its way, the outcome is `unknown`. */
  readonly signal?: AbortSignal | undefined;
  /** Receives its record before it is sent, and is awaited. If it fails, nothing is sent. */
  readonly note?: ((record: string, before: Before) => PromiseLike<void>) | undefined;
}
