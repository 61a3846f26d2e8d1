import { randomUUID } from 'node:crypto';
import { applyFault } from './control/faults';
import type { Fault, Faults } from './control/faults';
import { withoutSecrets } from './control/record';
import type { RequestRecord } from './control/record';
import { jsonAnswer } from './http/answer';
import type { Answer } from './http/answer';
import type { ReceivedRequest } from './http/request';
import type { Protocol } from './protocol';
import { Refusal, isRefusal } from './refusal';
import type { RefusalText } from './refusal';
import type { Caller } from './signature/verify';
import type { World } from './world';

export interface Dispatcher {
  readonly world: World;
  readonly faults: Faults;
  readonly record: RequestRecord;
}

/** Larger bodies are not recorded. */
const MAX_RECORDED = 16_384;

/**
 * Handles every call, whatever the protocol: identifies the caller, advances the state, applies faults, and answers.
 * Each call is recorded, even refused ones.
 */
export function dispatch<Who extends Caller | undefined>(
  request: ReceivedRequest,
  protocol: Protocol<Who>,
  { world, faults, record }: Dispatcher,
): Answer {
  const requestId = randomUUID();
  const operation = protocol.operationName(request);
  let caller: Caller | undefined;
  let isIdentified = false;
  let fault: Fault | undefined;
  let outcome: Outcome;
  try {
    const who = protocol.identify(operation, request);
    caller = who;
    isIdentified = true;
    world.lifecycle.settle();
    fault = faults.take({ operation, account: caller?.credential.accountId, region: caller?.region });
    const repeatsToken = fault?.fault === 'repeat-token';
    outcome =
      fault?.commits === false
        ? NOTHING_DONE
        : { answer: protocol.run({ operation, request, caller: who, requestId, repeatsToken }) };
  } catch (failure) {
    outcome = { refusal: asRefusal(failure) };
  }
  const fail = (refusal: RefusalText) => protocol.failure(refusal, requestId);
  const plain = 'refusal' in outcome ? fail(outcome.refusal) : outcome.answer;
  const answer = fault ? applyFault(plain, fault, fail) : plain;
  const refused = fault?.fault === 'error' ? fault : 'refusal' in outcome ? outcome.refusal : undefined;
  const { service } = protocol;
  const isKept = isIdentified && request.body.length <= MAX_RECORDED;
  note(request, record, {
    service,
    operation,
    caller,
    fault,
    status: answer.status,
    code: refused?.code,
    parameters: isKept ? protocol.parameters(request) : undefined,
  });
  return answer;
}

type Outcome = { readonly answer: Answer } | { readonly refusal: Refusal };

/** The answer that a fault is applied to when it prevents the operation. */
const NOTHING_DONE: Outcome = { answer: jsonAnswer(200, {}) };

function asRefusal(failure: unknown): Refusal {
  if (isRefusal(failure)) return failure;
  process.stderr.write(`The endpoint failed: ${String(failure)}\n`);
  return new Refusal('DirectConnectServerException', 'The endpoint failed; see its error output.', 500);
}

interface Noted {
  readonly service: string;
  readonly operation: string;
  readonly caller: Caller | undefined;
  readonly fault: Fault | undefined;
  readonly status: number;
  readonly code: string | undefined;
  readonly parameters: unknown;
}

function note(request: ReceivedRequest, record: RequestRecord, noted: Noted): void {
  const { service, operation, caller, fault, status, code, parameters } = noted;
  const attempt = request.headers.single('amz-sdk-request');
  record.add({
    time: new Date().toISOString(),
    service,
    operation,
    ...(caller && { account: caller.credential.accountId, region: caller.region }),
    ...(attempt !== undefined && { attempt }),
    status,
    ...(code !== undefined && { code }),
    ...(fault && { fault: fault.fault }),
    ...(parameters !== undefined && { parameters: withoutSecrets(parameters) }),
  });
}
