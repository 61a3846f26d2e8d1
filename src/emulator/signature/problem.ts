/** What can be wrong with a signature. Each protocol has its own code and status for each (direct-connect.md's last table). */
export type SignatureProblem = 'missing' | 'incomplete' | 'mismatch' | 'unknownKey' | 'expiredToken';

/** Thrown by the verification; `message` is what the caller is told, and never repeats a secret or a signature. */
export class SignatureFailure extends Error {
  readonly kind = 'signature';

  constructor(
    readonly problem: SignatureProblem,
    message: string,
  ) {
    super(message);
  }
}

/** Recognises a failed verification among whatever was caught. */
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
