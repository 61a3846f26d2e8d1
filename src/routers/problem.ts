/**
 * Why no configuration can be written, in words: `message` is the cause, `advice` what to do next. Contains no key.
 * Recognized by its `kind`, like a failure.
 */
export class RouterProblem extends Error {
  override readonly name = 'RouterProblem';
  readonly kind = 'routerProblem';

  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/** True for a `RouterProblem` from any bundle's copy of the class. */
export function isRouterProblem(error: unknown): error is RouterProblem {
  return (error as Partial<RouterProblem> | null | undefined)?.kind === 'routerProblem';
}
