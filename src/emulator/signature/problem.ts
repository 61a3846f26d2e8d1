/** The signature problems. Each protocol has its own code and status for each. */
export type SignatureProblem = 'missing' | 'incomplete' | 'mismatch' | 'unknownKey' | 'expiredToken';

/** Thrown by the verification; `message` is for the caller, and never repeats a secret or a signature. */
export class SignatureFailure extends Error {
  readonly kind = 'signature';

  constructor(
    readonly problem: SignatureProblem,
    message: string,
  ) {
    super(message);
  }
}

/** True for a failed verification among caught errors. */
export function isSignatureFailure(failure: unknown): failure is SignatureFailure {
  return typeof failure === 'object' && failure !== null && 'kind' in failure && failure.kind === 'signature';
}

export function missing(): never {
  throw new SignatureFailure('missing', 'Missing Authentication Token');
}

export function incomplete(message: string): never {
  throw new SignatureFailure('incomplete', message);
}

export function mismatch(message: string): never {
  throw new SignatureFailure('mismatch', message);
}
