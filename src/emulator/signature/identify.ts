import type { ReceivedRequest } from '../http/request';
import { Refusal } from '../refusal';
import type { World } from '../world';
import { isSignatureFailure } from './problem';
import type { SignatureProblem } from './problem';
import { verify } from './verify';
import type { Caller } from './verify';

/** A protocol's code and status for each signature problem. */
export type SignatureRefusals = Readonly<Record<SignatureProblem, { code: string; status: number }>>;

/** What a service requires of signatures. */
export interface Signed {
  readonly service: string;
  readonly regions: readonly string[];
  readonly refusals: SignatureRefusals;
}

/** Who signed a request. @throws Refusal in the service's protocol when the signature is invalid */
export function identify(
  request: ReceivedRequest,
  { service, regions, refusals }: Signed,
  world: World,
): Caller {
  try {
    return verify(request, {
      service,
      regions,
      credential: (accessKeyId) => world.credential(accessKeyId),
      now: () => Date.now(),
    });
  } catch (failure) {
    if (!isSignatureFailure(failure)) throw failure;
    const { code, status } = refusals[failure.problem];
    throw new Refusal(code, failure.message, status);
  }
}
