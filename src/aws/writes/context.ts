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
  /**
   * Resolves the credentials: a write, what is read for it and its account all belong to the same keys.
   * @param signal cancels its calls.
   */
  readonly open: (signal: AbortSignal | undefined) => Promise<{
    readonly reader: Reader;
    readonly writer: () => Writer;
    /**
     * The account of the keys.
     * @param isNeeded true to request it if it is not known.
     */
    readonly account: (isNeeded: boolean) => Promise<string | undefined>;
  }>;
}

/** How to reach AWS for a later check for the effect of a write. */
export interface CheckAccess {
  /** Resolves the credentials: what is read and its account, requested if it is not known, belong to the same keys. */
  readonly open: () => Promise<{
    readonly reader: Reader;
    readonly account: () => Promise<string | undefined>;
  }>;
}

/** Options of a write. */
export interface WriteOptions<Before> {
  /** Stops waiting. It does not undo anything: once the request is on its way, the outcome is `unknown`. */
  readonly signal?: AbortSignal | undefined;
  /** Receives its record before it is sent, and is awaited. If it fails, nothing is sent. */
  readonly note?: ((record: string, before: Before) => PromiseLike<void>) | undefined;
  /** The account in which the user chose it: if the profile now uses another one, nothing is sent. */
  readonly account?: string | undefined;
}
