import type { Answer } from './http/answer';
import type { ReceivedRequest } from './http/request';
import type { RefusalText } from './refusal';
import type { Caller } from './signature/verify';
import type { SignatureProblem } from './signature/problem';

/** A way of asking: AWS JSON for Direct Connect, Query for STS. */
export interface Protocol {
  /** The service name in the credential scope. */
  readonly service: string;
  /** Code and status for each thing that can be wrong with a signature. */
  readonly signatureRefusals: Readonly<Record<SignatureProblem, { code: string; status: number }>>;
  /** The operation that a request names, known or not; empty when it names none. */
  operationName(request: ReceivedRequest): string;
  /** What the request asks for, for the record; undefined when it cannot be read. */
  parameters(request: ReceivedRequest): unknown;
  /** Runs a verified request and gives the body of its answer. @throws Refusal */
  run(operation: string, request: ReceivedRequest, caller: Caller, requestId: string): string;
  success(body: string, requestId: string): Answer;
  failure(refusal: RefusalText, requestId: string): Answer;
}
