import { Readable } from 'node:stream';
import type {
  DirectConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import type { DeserializeMiddleware } from '@smithy/types';
import { promises } from './answers/promises';
import type { Operation } from './answers/promises';
import { collect } from './answers/collect';
import { AnswerReader } from './answers/reading';
import type { ReadAnswer } from './answers/reading';
import { Failure, notOfAws } from '../failures';

interface RawResponse {
  readonly statusCode: number;
  body: unknown;
}

/** Where an output says how many rows it is without: no answer can hold a name like this one. */
const LEFT_OUT = Symbol('leftOut');

/** How many rows of an answer were no rows of their list, and are left out. */
export const leftOutOf = (output: object): number => (output as { [LEFT_OUT]?: number })[LEFT_OUT] ?? 0;

const NOTHING = Buffer.from('{}');

const isOperation = (name: string): name is Operation => Object.hasOwn(promises, name);

/** An answer that is JSON, and not what was asked for. It settles nothing: a proxy may have put it in the way. */
const saysNothing = (operation: string) =>
  new Failure(
    'unreadable',
    l10n.t('The answer to {0} is empty, or is not one that AWS gives.', operation),
    l10n.t('A proxy or the endpoint_url of the profile may be in the way: check both, then try again.'),
  );

/** @throws Failure of kind `unreadable` */
function read(reader: AnswerReader, operation: string, bytes: Buffer): ReadAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw bytes.length === 0 ? saysNothing(operation) : notOfAws();
  }
  const found = isOperation(operation) ? reader.read(operation, answer) : undefined;
  if (!found) throw saysNothing(operation);
  return found;
}

/** What a server answers at 408 that got no request in time. The SDK tries again by the name, and not by the status. */
const requestTimeout = () =>
  Object.assign(new Error('The server waited in vain for the request.'), {
    name: 'RequestTimeout',
    $metadata: { httpStatusCode: 408 },
  });

/**
 * Holds every answer of a client against what its operation promises, where it arrives, and has it keep the fields that
 * are newer than the SDK's model: it drops them otherwise, and the service grows faster than the SDK that is published.
 * The SDK is given nothing to read in the place of the answer: to read it twice would take longer. What is no success it
 * sees as it came.
 */
export function keepWhole(client: DirectConnectClient): DirectConnectClient {
  const answers = new WeakMap<object, ReadAnswer>();
  const reader = new AnswerReader();
  const readWhole: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> =
    (next, { commandName = '' }) =>
    async (args) => {
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
      answers.set(response, read(reader, commandName.replace(/Command$/, ''), bytes));
      response.body = NOTHING;
      return result;
    };
  const add: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    const { output, response } = result;
    const { fields, leftOut } = answers.get(response as object) ?? {};
    const whole = { ...fields, ...output } as ServiceOutputTypes;
    return { response, output: Object.assign(whole, { [LEFT_OUT]: leftOut }) };
  };
  const toMiddleware = 'deserializerMiddleware';
  client.middlewareStack.addRelativeTo(readWhole, { relation: 'after', toMiddleware, name: 'readWhole' });
  client.middlewareStack.addRelativeTo(add, { relation: 'before', toMiddleware, name: 'keepWhole' });
  return client;
}

/** A body that breaks off as the one before it did. */
const failing = (error: Error) => new Readable({ read: (): void => undefined }).destroy(error);
