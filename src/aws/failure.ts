import * as l10n from '@vscode/l10n';

/**
 * What went wrong, as far as it changes the next step. `expired`: the keys have expired; `signIn`: a sign-in through
 * IAM Identity Center or with `aws login` is required, and *Sign In* is offered; `mfa`: an MFA code was needed and not
 * entered; `incomplete`: a list was read completely except for malformed rows; `journal`: the activity log can't be
 * used; `readOnly`: a write in read-only mode; `otherAccount`: the profile now belongs to another account than
 * the one that was asked about.
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
  | 'journal'
  | 'readOnly'
  | 'otherAccount'
  | 'unexpected';

/**
 * Identifies a failure in all bundles. A symbol can't come from JSON, which matters because the SDK copies the fields
 * of an error's body onto the error.
 */
const MARK = Symbol.for('direct-connect-explorer.failure');

/**
 * A failure that a person can act on. `message` is the cause in plain words, `advice` what to do next; `code` and
 * `words` are AWS's own, verbatim, if AWS answered. Never contains a secret, a command line or a stack.
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

/** True for a `Failure` from any bundle's copy of the class. */
export function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && MARK in error;
}

/** The failure for someone who cancelled. */
export const cancelled = () =>
  new Failure('cancelled', l10n.t('Canceled.'), l10n.t('Try again when you want to.'));

/**
 * Returns a thrown failure as it is, and wraps anything else as `unexpected`. For code that does not call AWS itself:
 * callers of AWS use `toFailure`.
 */
export function asFailure(error: unknown): Failure {
  if (isFailure(error)) return error;
  const { name } = (error ?? {}) as { readonly name?: unknown };
  return new Failure(
    'unexpected',
    l10n.t('Something unexpected went wrong ({0}).', typeof name === 'string' && name ? name : 'Error'),
    l10n.t('Try again. If it keeps happening, report it and include the log.'),
  );
}
