import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type {
  DirectConnectClientConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-direct-connect';
import { StandardRetryStrategy } from '@smithy/core/retry';
import type { DeserializeMiddleware, FinalizeRequestMiddleware } from '@smithy/types';
import { retryAfterClockChange } from './clock';
import { bounded } from './answers/collect';
import { outsideDeadline } from './calls';
import type { Keys } from '../credentials/keys';
import { endpointFor } from './endpoints';
import type { CallLimit, Limits } from './limits';
import { requestHandlerFor } from './network';
import type { Profile } from '../profiles/profiles';
import { keepWhole } from './wholeAnswers';

/** The clients of one profile in one region, with one set of credentials. */
export interface Clients {
  readonly reader: DirectConnectClient;
  /**
   * A client for one write: it sends once. It reuses the clock offset that the reader learned, since the SDK otherwise
   * corrects a skew with a second attempt.
   */
  writer(): Writer;
}

/** A client for one request, and how far that request got. */
export interface Writer {
  readonly client: DirectConnectClient;
  readonly passage: {
    /** It was handed to the network. Before that, nobody can have received it. */
    readonly sent: boolean;
    /** AWS or something in between answered, so somebody received it. */
    readonly answered: boolean;
    /** AWS's request id, once the request was answered. */
    readonly requestId?: string | undefined;
  };
}

/** The format of a request id: only such a text is stored in the journal. */
const REQUEST_ID = /^[\w-]{8,64}$/;

function requestIdOf(response: unknown): string | undefined {
  const { headers = {} } = response as { readonly headers?: Readonly<Record<string, string>> };
  const id = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
  return id !== undefined && REQUEST_ID.test(id) ? id : undefined;
}

/** Makes a client record how far its one request gets. */
function watched(client: DirectConnectClient): Writer {
  const passage: { sent: boolean; answered: boolean; requestId?: string | undefined } = {
    sent: false,
    answered: false,
  };
  const watching: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    passage.sent = true;
    const result = await next(args);
    passage.answered = true;
    passage.requestId = requestIdOf(result.response);
    return result;
  };
  client.middlewareStack.add(watching, { step: 'deserialize', priority: 'low', name: 'watched' });
  return { client, passage };
}

/**
 * Asks to keep the connection open. VS Code replaces the SDK's agent with its own, which otherwise closes it after each
 * call.
 */
function keepAlive(client: DirectConnectClient): DirectConnectClient {
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      headers.connection = 'keep-alive';
      return next(args);
    },
    { step: 'build', name: 'keepAlive' },
  );
  return client;
}

type Send = (
  command: { readonly middlewareStack: DirectConnectClient['middlewareStack'] },
  options?: { readonly abortSignal?: AbortSignal },
) => Promise<unknown>;

/**
 * Makes each attempt wait for its turn before it is signed; between two attempts it holds no turn. The wait does not
 * count against the deadline of the call whose signal it uses, and ends with that signal.
 */
function inTurn(client: DirectConnectClient, limit: CallLimit): DirectConnectClient {
  const send = client.send.bind(client) as Send;
  const sendInTurn: Send = (command, options) => {
    const signal = options?.abortSignal;
    const waiting: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> =
      (next) => async (args) => {
        const end = await limit.begin(signal, (turn) => outsideDeadline(turn, signal));
        try {
          return await next(args);
        } finally {
          end();
        }
      };
    command.middlewareStack.addRelativeTo(waiting, {
      relation: 'before',
      toMiddleware: 'httpSigningMiddleware',
      name: 'inTurn',
    });
    return send(command, options);
  };
  return Object.assign(client, { send: sendInTurn });
}

/**
 * @param keys returns the keys to sign with.
 * @throws Failure of kind `profile` when the profile names no usable endpoint.
 */
export function clientsFor(
  profile: Profile,
  region: string,
  limits: Limits,
  keys: () => Promise<Keys>,
): Clients {
  const limit = limits.of(profile.name, region);
  const config: DirectConnectClientConfig = {
    region,
    endpoint: endpointFor(profile, 'direct_connect', region),
    credentials: keys,
    requestHandler: requestHandlerFor(profile),
    ...bounded,
    // The SDK would take any option missing here from the environment or from the profile in AWS_PROFILE.
    retryStrategy: limit.retry,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
  const reader = keepWhole(retryAfterClockChange(inTurn(keepAlive(new DirectConnectClient(config)), limit)));
  return {
    reader,
    writer: () =>
      watched(
        keepWhole(
          keepAlive(
            new DirectConnectClient({
              ...config,
              retryStrategy: new StandardRetryStrategy(1),
              systemClockOffset: reader.config.systemClockOffset,
            }),
          ),
        ),
      ),
  };
}
