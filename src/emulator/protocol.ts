import type { Answer } from './http/answer';
import type { ReceivedRequest } from './http/request';
import type { RefusalText } from './refusal';
import type { Caller } from './signature/verify';

/**
 * A way of asking: AWS JSON for Direct Connect, Query for STS and IAM, REST for the rest. `Who` is what the service
 * knows of whoever asks: nothing, where calls are not signed.
 */
export interface Protocol<Who extends Caller | undefined> {
  /** The service's name, as the record has it; the one in the credential scope where calls are signed. */
  readonly service: string;
  /** The operation that a request names, known or not; empty when it names none. */
  operationName(request: ReceivedRequest): string;
  /** What the request asks for, for the record; undefined when it cannot be read. */
  parameters(request: ReceivedRequest): unknown;
  /** Who asks. @throws Refusal when a signature is due and does not hold */
  identify(operation: string, request: ReceivedRequest): Who;
  /** Carries the operation out. @throws Refusal */
  run(asked: Asked<Who>): Answer;
  failure(refusal: RefusalText, requestId: string): Answer;
}

/** A request that is allowed in. */
export interface Asked<Who extends Caller | undefined> {
  readonly operation: string;
  readonly request: ReceivedRequest;
  readonly caller: Who;
  readonly requestId: string;
  /** A fault makes lists endless. */
  readonly repeatsToken: boolean;
}
