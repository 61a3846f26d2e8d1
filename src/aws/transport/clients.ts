import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type {
  DirectConnectClientConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-direct-connect';
import { StandardRetryStrategy } from '@smithy/core/retry';
import type { DeserializeMiddleware, FinalizeRequestMiddleware } from '@smithy/types';
import { healClock } from './clock';
import { bounded } from './answers/collect';
import { uncounted } from './calls';
import type { Keys } from '../credentials/keys';
import { endpointFor } from './endpoints';
import type { CallLimit, Limits } from './limits';
import { requestHandlerFor } from './network';
import type { Profile } from '../profiles/profiles';
import { keepWhole } from './wholeAnswers';

/** The clients of one profile in one region, on one set of credentials. */
export interface Clients {
  readonly reader: DirectConnectClient;
  /**
   * A client for one write: it sends once. It takes over what the reader learned of the clock, since a skew is
   * otherwise healed by a second attempt.
   */
  writer(): Writer;
}

/** A client for one request, and how far that came, whatever is said of it. */
export interface Writer {
  readonly client: DirectConnectClient;
  readonly passage: {
    /** It was handed to the network. Until then nobody can have received it. */
    readonly sent: boolean;
    /** Somebody answered: AWS, or whatever is between. So somebody had received it. */
    readonly answered: boolean;
  };
}

/** Has a client note how far its one request comes. */
function watched(client: DirectConnectClient): Writer {
  const passage = { sent: false, answered: false };
  const watching: DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
    passage.sent = true;
    const result = await next(args);
    passage.answered = true;
    return result;
  };
  client.middlewareStack.add(watching, { step: 'deserialize', priority: 'low', name: 'watched' });
  return { client, passage };
}

/**
 * Asks for the connection to be kept. VS Code puts an agent of its own in the place of the SDK's, which closes it
 * after each call otherwise.
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
 * Has each attempt wait for its turn before it is signed; while it waits between two attempts it holds none. What it waits
 * is not counted by the deadline of the call whose signal it is sent with, and ends with that signal.
 */
function inTurn(client: DirectConnectClient, limit: CallLimit): DirectConnectClient {
  const send = client.send.bind(client) as Send;
  const sendInTurn: Send = (command, options) => {
    const signal = options?.abortSignal;
    const waiting: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> =
      (next) => async (args) => {
        const end = await limit.begin(signal, (turn) => uncounted(turn, signal));
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
 * @param keys gives what to sign with.
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
    // What is left out here the SDK takes from the environment, or from the profile that AWS_PROFILE names.
    retryStrategy: limit.retry,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
  const reader = keepWhole(healClock(inTurn(keepAlive(new DirectConnectClient(config)), limit)));
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
