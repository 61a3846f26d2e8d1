import { Readable } from 'node:stream';
import type {
  DirectConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-direct-connect';
import type { DeserializeMiddleware } from '@smithy/types';

interface RawResponse {
  readonly statusCode: number;
  body: unknown;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of fields that might hold a secret. One that no model describes is not kept then: nobody could say. */
const SECRET = /key|secret|password|token|credential|config/i;

/** Adds to an answer what came with it and is not in it: in place, since the answer belongs to nobody yet. */
function complete(answer: unknown, raw: unknown): void {
  if (Array.isArray(answer) && Array.isArray(raw)) {
    answer.forEach((item, index) => complete(item, raw[index]));
  } else if (isObject(answer) && isObject(raw)) {
    for (const [name, value] of Object.entries(raw)) {
      if (Object.hasOwn(answer, name)) complete(answer[name], value);
      else if (value !== null && name !== '__proto__' && !SECRET.test(name)) answer[name] = value;
    }
  }
}

/**
 * Has a client's answers keep the fields that are newer than the SDK's model: it drops them otherwise, and the service
 * grows faster than the SDK that is published.
 */
export function keepWhole(client: DirectConnectClient): DirectConnectClient {
  const raws = new WeakMap<object, unknown>();
  const read: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    const response = result.response as RawResponse;
    const { body, statusCode } = response;
    if (statusCode === 200) {
      // The model's own reading comes after, and is the one that says what is wrong with an answer.
      try {
        const bytes = await client.config.streamCollector(body);
        response.body = bytes;
        raws.set(response, JSON.parse(Buffer.from(bytes).toString('utf8')));
      } catch (error) {
        if (response.body === body) response.body = failing(error as Error);
      }
    }
    return result;
  };
  const add: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    complete(result.output, raws.get(result.response as object));
    return result;
  };
  const toMiddleware = 'deserializerMiddleware';
  client.middlewareStack.addRelativeTo(read, { relation: 'after', toMiddleware, name: 'readWhole' });
  client.middlewareStack.addRelativeTo(add, { relation: 'before', toMiddleware, name: 'keepWhole' });
  return client;
}

/** A body that breaks off as the one before it did. */
const failing = (error: Error) => new Readable({ read: (): void => undefined }).destroy(error);
