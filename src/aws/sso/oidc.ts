import { CreateTokenCommand, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import type { CreateTokenCommandInput, CreateTokenCommandOutput } from '@aws-sdk/client-sso-oidc';
import { bounded } from '../transport/answers/collect';
import { call } from '../transport/calls';
import { endpointFor } from '../transport/endpoints';
import { requestHandlerFor } from '../transport/network';
import type { Profile } from '../profiles/profiles';

/**
 * A client for the sign-in service of IAM Identity Center, with nothing left for the environment to decide.
 * @param region the region of the sign-in.
 * @param attempts 1 for a request that uses up a token, since a second attempt would be refused.
 * @throws Failure of kind `profile` as `endpointFor` does.
 */
export function oidcClient(profile: Profile, region: string, attempts = 3): SSOOIDCClient {
  return new SSOOIDCClient({
    region,
    endpoint: endpointFor(profile, 'sso_oidc', region),
    requestHandler: requestHandlerFor(profile),
    ...bounded,
    maxAttempts: attempts,
    retryMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
}

/** Requests a token, once: the request uses up what it contains. @throws Failure */
export type RequestToken = (
  input: CreateTokenCommandInput,
  signal?: AbortSignal,
) => Promise<CreateTokenCommandOutput>;

/** @param region the region of the sign-in. @returns a function whose requests all use the same client. */
export function tokenRequester(profile: Profile, region: string): RequestToken {
  const client = oidcClient(profile, region, 1);
  return (input, signal) =>
    call(
      'sso-oidc:CreateToken',
      (abortSignal) => client.send(new CreateTokenCommand(input), { abortSignal }),
      signal,
    );
}
