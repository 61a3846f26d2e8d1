import { randomUUID } from 'node:crypto';
import { spoil } from './control/faults';
import type { Fault, Faults } from './control/faults';
import { withoutSecrets } from './control/record';
import type { RequestRecord } from './control/record';
import type { Answer } from './http/answer';
import type { ReceivedRequest } from './http/request';
import type { Protocol } from './protocol';
import { Refusal, isRefusal } from './refusal';
import type { RefusalText } from './refusal';
import { isSignatureFailure } from './signature/problem';
import { verify } from './signature/verify';
import type { Caller } from './signature/verify';
import type { World } from './world';

export interface Dispatcher {
  readonly world: World;
  readonly faults: Faults;
  readonly record: RequestRecord;
}

/** A larger body is not kept in the record. */
const LARGEST_RECORDED = 16_384;

/**
 * The course of every call, whatever the protocol: who is it, what time is it, does a fault strike, what is the
 * answer. Each call is recorded, refused ones too.
 */
export function dispatch(request: ReceivedRequest, protocol: Protocol, dispatcher: Dispatcher): Answer {
  const requestId = randomUUID();
  const operation = protocol.operationName(request);
  let caller: Caller | undefined;
  let fault: Fault | undefined;
  let outcome: Outcome;
  try {
    caller = identify(request, protocol, dispatcher.world);
    dispatcher.world.lifecycle.settle();
    fault = takeFault(dispatcher, operation, caller);
    outcome =
      fault?.commits === false ? NOTHING_DONE : { body: protocol.run(operation, request, caller, requestId) };
  } catch (failure) {
    outcome = { refusal: asRefusal(failure, protocol) };
  }
  const fail = (refusal: RefusalText) => protocol.failure(refusal, requestId);
  const plain = 'refusal' in outcome ? fail(outcome.refusal) : protocol.success(outcome.body, requestId);
  const answer = fault ? spoil(plain, fault, fail) : plain;
  const refused = fault?.fault === 'error' ? fault : 'refusal' in outcome ? outcome.refusal : undefined;
  note(request, protocol, dispatcher.record, {
    operation,
    caller,
    fault,
    status: answer.status,
    code: refused?.code,
  });
  return answer;
}

type Outcome = { readonly body: string } | { readonly refusal: Refusal };

/** What a fault that prevents the operation leaves to spoil. */
const NOTHING_DONE: Outcome = { body: '{}' };

function identify(request: ReceivedRequest, protocol: Protocol, world: World): Caller {
  return verify(request, {
    service: protocol.service,
    // STS clients with an old "global" setting sign for us-east-1, wherever they work.
    regions: protocol.service === 'sts' ? [...world.regions, 'us-east-1'] : world.regions,
    credential: (accessKeyId) => world.credential(accessKeyId),
    now: () => Date.now(),
  });
}

function takeFault(
  { faults }: Dispatcher,
  operation: string,
  { credential, region }: Caller,
): Fault | undefined {
  return faults.take({ operation, account: credential.accountId, region });
}

function asRefusal(failure: unknown, protocol: Protocol): Refusal {
  if (isRefusal(failure)) return failure;
  if (isSignatureFailure(failure)) {
    const { code, status } = protocol.signatureRefusals[failure.problem];
    return new Refusal(code, failure.message, status);
  }
  process.stderr.write(`The endpoint failed: ${String(failure)}\n`);
  return new Refusal('DirectConnectServerException', 'The endpoint failed; its error output says why.', 500);
}

interface Noted {
  readonly operation: string;
  readonly caller: Caller | undefined;
  readonly fault: Fault | undefined;
  readonly status: number;
  readonly code: string | undefined;
}

function note(request: ReceivedRequest, protocol: Protocol, record: RequestRecord, noted: Noted): void {
  const { operation, caller, fault, status, code } = noted;
  const attempt = request.headers.single('amz-sdk-request');
  const isKept = caller !== undefined && request.body.length <= LARGEST_RECORDED;
  const parameters = isKept ? protocol.parameters(request) : undefined;
  record.add({
    time: new Date().toISOString(),
    service: protocol.service,
    operation,
    ...(caller && { account: caller.credential.accountId, region: caller.region }),
    ...(attempt !== undefined && { attempt }),
    status,
    ...(code !== undefined && { code }),
    ...(fault && { fault: fault.fault }),
    ...(parameters !== undefined && { parameters: withoutSecrets(parameters) }),
  });
}
