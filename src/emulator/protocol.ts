import type { Answer } from './http/answer';
import type { ReceivedRequest } from './http/request';
import type { RefusalText } from './refusal';
import type { Caller } from './signature/verify';

/**
 * A protocol: AWS JSON for Direct Connect, Query for STS and IAM, REST for the rest. `Who` is what the service knows
 * about the caller: nothing, if calls are not signed.
 */
export interface Protocol<Who extends Caller | undefined> {
  /** The service's name in the record; if calls are signed, the one in the credential scope. */
  readonly service: string;
  /** The operation that a request names, known or not; empty if none. */
  operationName(request: ReceivedRequest): string;
  /** The request's fields, for the record; undefined when it cannot be parsed. */
  parameters(request: ReceivedRequest): unknown;
  /** The caller. @throws Refusal when a required signature is invalid */
  identify(operation: string, request: ReceivedRequest): Who;
  /** Carries the operation out. @throws Refusal */
  run(asked: Asked<Who>): Answer;
  failure(refusal: RefusalText, requestId: string): Answer;
}

/** A request that was accepted. */
export interface Asked<Who extends Caller | undefined> {
  readonly operation: string;
  readonly request: ReceivedRequest;
  readonly caller: Who;
  readonly requestId: string;
  /** A fault makes lists endless. */
  readonly repeatsToken: boolean;
}
