/**
 * Why no configuration can be written, in words: `message` is the cause, `advice` what to do next. Holds no key.
 * It is told by its `kind`, as a failure is.
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

/** True for a `RouterProblem`, of whichever bundle's copy of the class. */
export function isRouterProblem(error: unknown): error is RouterProblem {
  return (error as Partial<RouterProblem> | null | undefined)?.kind === 'routerProblem';
}
