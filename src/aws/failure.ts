import * as l10n from '@vscode/l10n';

/**
 * What went wrong, as far as the next step differs. `expired` are keys that have run out; `signIn` is a sign-in through
 * IAM Identity Center that is due, which *Sign In* does; `mfa` a code that was asked for and not given; `incomplete` a
 * list that was read to its end without rows that could not be read.
 */
export type FailureKind =
  | 'profile'
  | 'credentials'
  | 'expired'
  | 'signIn'
  | 'mfa'
  | 'denied'
  | 'refused'
  | 'throttled'
  | 'server'
  | 'unreachable'
  | 'dropped'
  | 'timeout'
  | 'cancelled'
  | 'unreadable'
  | 'incomplete'
  | 'unexpected';

/**
 * What tells a failure from everything else, in all bundles. It can stand in no JSON: the SDK copies what the body of an
 * error holds onto the error.
 */
const MARK = Symbol.for('direct-connect-explorer.failure');

/**
 * A failure that a person can act on. `message` is the cause in plain words, `advice` what to do next; `code` and
 * `words` are AWS's own, verbatim, where AWS answered. Never holds a secret, a command line or a stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly [MARK] = true;

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly advice: string,
    readonly code?: string,
    readonly words?: string,
  ) {
    super(message);
  }
}

/** True for a `Failure`, of whichever bundle's copy of the class. */
export function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && MARK in error;
}

/** What whoever gave up gets. */
export const cancelled = () =>
  new Failure('cancelled', l10n.t('Cancelled.'), l10n.t('Ask again when you want it.'));
