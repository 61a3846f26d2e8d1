/**
 * An answer that says no: the code goes to `__type` (JSON) or `Code` (XML), with the HTTP status beside it.
 * Thrown by rules and operations, and turned into bytes by the protocol that the caller spoke.
 */
export class Refusal extends Error {
  readonly kind = 'refusal';

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What a protocol needs to write a refusal. */
export type RefusalText = Pick<Refusal, 'code' | 'message' | 'status'>;

/** Recognises a refusal among whatever was caught. */
export function isRefusal(failure: unknown): failure is Refusal {
  return typeof failure === 'object' && failure !== null && 'kind' in failure && failure.kind === 'refusal';
}

/** A rule of Direct Connect was broken: DirectConnectClientException, HTTP 400. */
export function refuse(message: string): never {
  throw new Refusal('DirectConnectClientException', message);
}
