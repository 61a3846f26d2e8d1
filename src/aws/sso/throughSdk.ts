import { namedEndpoint } from '../endpoints';
import type { CredentialContext } from '../credentials/kind';
import { requestHandlerFor } from '../network';

/** What the SDK's own providers are given, so that nothing is left for the environment to decide. */
export function forSdk(name: string, { profile, files }: CredentialContext) {
  const endpoint = namedEndpoint(profile, 'sso');
  return {
    profile: name,
    configFilepath: files.configFile,
    filepath: files.credentialsFile,
    // Without it the SDK keeps the files' content for the life of the process: new keys would not be seen.
    ignoreCache: true,
    // Its portal, and the sign-in service that renews a token, have different addresses in the region of the
    // sso-session, which the SDK knows. So none is given unless the profile names one.
    clientConfig: {
      requestHandler: requestHandlerFor(profile),
      ignoreConfiguredEndpointUrls: true,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      ...(endpoint && { endpoint }),
    },
  };
}
