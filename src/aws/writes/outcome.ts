import type { Failure } from '../failure';

/** How a check found it, when no answer said that it was done. */
export interface FoundBy {
  /** False when not everything requested could be compared: then it is only a likely match. */
  readonly certain: boolean;
}

/**
 * What is known after a write.
 * - `done`: it took effect. `found` when a check discovered it rather than an answer; `refusal` when an answer said
 *   otherwise.
 * - `refused`: AWS refused, and a check found nothing new.
 * - `notSent`: nobody received it, so nothing happened.
 * - `unknown`: nothing settles it. `refusal` when AWS refused, but whether something happened anyway could not be
 *   checked: a proxy may have sent the request twice and returned the second answer. `checked` when a check found
 *   nothing new, which so soon afterwards proves nothing. `candidates` are new ids that match, when nobody can say
 *   which one it is.
 */
export type Outcome<Done = unknown> =
  | {
      readonly kind: 'done';
      readonly result: Done;
      readonly found?: FoundBy;
      readonly refusal?: Failure;
    }
  | { readonly kind: 'refused' | 'notSent'; readonly failure: Failure }
  | Unknown;

export interface Unknown {
  readonly kind: 'unknown';
  /** Why no answer settles it, or why it could not be checked; omitted after a check that only found nothing. */
  readonly failure?: Failure;
  /** Its record in the journal, for checking again. */
  readonly record: string;
  readonly checked: boolean;
  readonly refusal?: Failure;
  readonly candidates?: readonly string[];
}

/** What a check for the effect of a write found. `several`: new resources match, and nobody can say which one it is. */
export type CheckResult<Done> =
  | { readonly kind: 'done'; readonly result: Done; readonly certain: boolean }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'nothing' };
