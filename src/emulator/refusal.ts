/**
 * A refusal: the code goes to `__type` (JSON) or `Code` (XML), with the HTTP status. Thrown by rules and operations,
 * and written by the caller's protocol.
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

/** True for a refusal among caught errors. */
export function isRefusal(failure: unknown): failure is Refusal {
  return typeof failure === 'object' && failure !== null && 'kind' in failure && failure.kind === 'refusal';
}

/** A rule of Direct Connect was broken: DirectConnectClientException, HTTP 400. */
export function refuse(message: string): never {
  throw new Refusal('DirectConnectClientException', message);
}
