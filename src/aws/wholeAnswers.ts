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

/** Names of fields that might hold a secret. One that no model describes is not kept: nobody could say. */
const SECRET = /key|secret|password|token|credential|config/i;
/** Those of the model. Source: Direct Connect service model, 2012-10-25. */
const DESCRIBED: ReadonlySet<string> = new Set([
  'authKey',
  'customerRouterConfig',
  'key',
  'macSecKeys',
  'nextToken',
  'secretARN',
]);

/** What is left out, of all names that were met: an answer has few, and very many times. */
class Unkept {
  private readonly known = new Map<string, boolean>();

  has(name: string): boolean {
    let unkept = this.known.get(name);
    if (unkept === undefined) {
      unkept = name === '__proto__' || (SECRET.test(name) && !DESCRIBED.has(name));
      this.known.set(name, unkept);
    }
    return unkept;
  }
}

/** Makes of JSON what the SDK makes of it: no null, and a moment, in seconds since the epoch, as a date. In place. */
function tidy(value: unknown, unkept: Unkept): void {
  if (Array.isArray(value)) {
    for (const item of value) tidy(item, unkept);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const field = value[name];
      if (field === null || unkept.has(name)) Reflect.deleteProperty(value, name);
      else if (typeof field === 'object') tidy(field, unkept);
      else if (typeof field === 'number' && name.endsWith('Time')) value[name] = new Date(field * 1_000);
    }
  }
}

const NOTHING = Buffer.from('{}');

/**
 * Has a client's answers keep the fields that are newer than the SDK's model: it drops them otherwise, and the service
 * grows faster than the SDK that is published. The SDK is given nothing to read in the place of an answer that is JSON,
 * whose form is that of the model: to read it twice would take longer. What is no answer it sees as it came.
 */
export function keepWhole(client: DirectConnectClient): DirectConnectClient {
  const answers = new WeakMap<object, Fields>();
  const unkept = new Unkept();
  const read: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    const response = result.response as RawResponse;
    const { body, statusCode } = response;
    if (statusCode === 200) {
      try {
        const bytes = await client.config.streamCollector(body);
        response.body = bytes;
        const answer: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
        if (isObject(answer)) {
          tidy(answer, unkept);
          answers.set(response, answer);
          response.body = NOTHING;
        }
      } catch (error) {
        if (response.body === body) response.body = failing(error as Error);
      }
    }
    return result;
  };
  const add: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    const result = await next(args);
    const { output, response } = result;
    const answer = answers.get(response as object);
    return { response, output: { ...answer, ...output } as ServiceOutputTypes };
  };
  const toMiddleware = 'deserializerMiddleware';
  client.middlewareStack.addRelativeTo(read, { relation: 'after', toMiddleware, name: 'readWhole' });
  client.middlewareStack.addRelativeTo(add, { relation: 'before', toMiddleware, name: 'keepWhole' });
  return client;
}

/** A body that breaks off as the one before it did. */
const failing = (error: Error) => new Readable({ read: (): void => undefined }).destroy(error);
