import { Readable } from 'node:stream';
import type {
  DirectConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import type { DeserializeMiddleware } from '@smithy/types';
import { isOperation } from './answers/guarantees';
import { collect } from './answers/collect';
import { AnswerReader } from './answers/reading';
import type { ReadAnswer } from './answers/reading';
import { withLeftOut } from './leftOut';
import { Failure } from '../failure';
import { notFromAws } from '../toFailure';

interface RawRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

interface RawResponse {
  readonly statusCode: number;
  body: unknown;
}

const NOTHING = Buffer.from('{}');

/** The operation of a request, whichever command carries it: `OvertureService.DescribeLags`. */
const operationOf = (request: unknown): string =>
  (request as RawRequest).headers['x-amz-target']?.split('.')[1] ?? '';

/** An answer that is JSON but not the expected one. It settles nothing: it may come from a proxy. */
const saysNothing = (operation: string) =>
  new Failure(
    'unreadable',
    l10n.t('The answer to {0} is empty or is not what AWS sends.', operation),
    l10n.t('A proxy or the endpoint_url of the profile may be the cause. Check both, then try again.'),
  );

/** @throws Failure of kind `unreadable` */
function read(reader: AnswerReader, operation: string, bytes: Buffer): ReadAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw bytes.length === 0 ? saysNothing(operation) : notFromAws();
  }
  const found = isOperation(operation) ? reader.read(operation, answer) : undefined;
  if (!found) throw saysNothing(operation);
  return found;
}

/**
 * The error for a 408, when a server did not receive the request in time. The SDK decides by the name, not the status,
 * whether to retry.
 */
const requestTimeout = () =>
  Object.assign(new Error('The server timed out waiting for the request.'), {
    name: 'RequestTimeout',
    $metadata: { httpStatusCode: 408 },
  });

/**
 * Makes a client check every answer on arrival against what its operation must return, and keep fields that are newer
 * than the SDK's model: the SDK would drop them, and the service grows faster than the published SDK. The SDK gets an
 * empty body instead of the answer, since parsing it twice would take longer. Error answers reach the SDK unchanged.
 */
export function keepWhole(client: DirectConnectClient): DirectConnectClient {
  const answers = new WeakMap<object, ReadAnswer>();
  const reader = new AnswerReader();
  const readWhole: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    const response = result.response as RawResponse;
    let bytes: Buffer;
    try {
      bytes = await collect(response.body as AsyncIterable<Uint8Array>);
    } catch (error) {
      response.body = failing(error as Error);
      return result;
    }
    response.body = bytes;
    if (response.statusCode === 408) throw requestTimeout();
    if (response.statusCode < 200 || response.statusCode > 299) return result;
    answers.set(response, read(reader, operationOf(args.request), bytes));
    response.body = NOTHING;
    return result;
  };
  const add: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    const { output, response } = result;
    const { fields, leftOut } = answers.get(response as object) ?? {};
    const whole = { ...fields, ...output } as ServiceOutputTypes;
    return { response, output: withLeftOut(whole, leftOut) };
  };
  const toMiddleware = 'deserializerMiddleware';
  client.middlewareStack.addRelativeTo(readWhole, { relation: 'after', toMiddleware, name: 'readWhole' });
  client.middlewareStack.addRelativeTo(add, { relation: 'before', toMiddleware, name: 'keepWhole' });
  return client;
}

/** A body that fails with the same error as the original. */
const failing = (error: Error) => new Readable({ read: (): void => undefined }).destroy(error);
