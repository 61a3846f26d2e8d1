import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { DirectConnectClientConfig } from '@aws-sdk/client-direct-connect';
import { credentialsOf } from './credentials';
import { endpointFor } from './endpoints';
import type { Profile } from './profiles';
import { TIMEOUTS } from './timeouts';

/** The clients of one profile in one region, on one set of credentials. */
export interface Clients {
  readonly reader: DirectConnectClient;
  /**
   * A client for one write: it sends once. It takes over what the reader learned of the clock, since a skew is
   * otherwise healed by a second attempt.
   */
  writer(): DirectConnectClient;
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

/** @throws Failure of kind `profile` when the profile names no usable endpoint. */
export function clientsFor(profile: Profile, region: string): Clients {
  const config: DirectConnectClientConfig = {
    region,
    endpoint: endpointFor(profile, 'direct_connect', region),
    credentials: credentialsOf(profile, region),
    requestHandler: TIMEOUTS,
    // What is left out here the SDK takes from the environment, or from the profile that AWS_PROFILE names.
    maxAttempts: 3,
    retryMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
  const reader = keepAlive(new DirectConnectClient(config));
  return {
    reader,
    writer: () =>
      keepAlive(
        new DirectConnectClient({
          ...config,
          maxAttempts: 1,
          systemClockOffset: reader.config.systemClockOffset,
        }),
      ),
  };
}
