import type { DirectConnectClientConfig } from '@aws-sdk/client-direct-connect';
import { fromIni } from '@aws-sdk/credential-providers';
import * as l10n from '@vscode/l10n';
import { namedEndpoint } from './endpoints';
import { Failure } from './failures';
import type { Profile, SharedFiles } from './profiles';
import { roleAssumers } from './roles';
import { readProfile } from './staticKeys';
import { TIMEOUTS } from './timeouts';

/** The SDK's own way through a profile, with nothing left for the environment to decide. */
function throughSdk(profile: Profile, region: string, files: SharedFiles): ReturnType<typeof fromIni> {
  const endpoint = namedEndpoint(profile, 'sso');
  return fromIni({
    profile: profile.name,
    configFilepath: files.configFile,
    filepath: files.credentialsFile,
    // Without it the SDK keeps the files' content for the life of the process: new keys would not be seen.
    ignoreCache: true,
    ...roleAssumers(profile, region),
    // For IAM Identity Center: its portal, and the sign-in service that renews a token. They have different addresses
    // in the region of the sso-session, which the SDK knows, through a source_profile too. So no address is given
    // unless the profile names one, and the environment is told off instead.
    clientConfig: {
      requestHandler: TIMEOUTS,
      ignoreConfiguredEndpointUrls: true,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
      ...(endpoint && { endpoint }),
    },
  });
}

/** How a profile's requests are signed. Nothing is read or asked before the first request. */
export function credentialsOf(
  profile: Profile,
  region: string,
): NonNullable<DirectConnectClientConfig['credentials']> {
  const { origin } = profile;
  if (origin.kind === 'memory') {
    return { accessKeyId: origin.accessKeyId, secretAccessKey: origin.secretAccessKey };
  }
  return async (identity) => {
    // Every profile goes through `fromIni`, but for those that its reader drops without a word: one with a space in
    // its name, and all in a file with a [profile __proto__]. Of those an access key is read here. What it would say of
    // them is no guide: it may have seen half of such a profile, and sign as someone else.
    const { readableBySdk, keys } = await readProfile(origin, profile.name);
    if (readableBySdk) return throughSdk(profile, region, origin)(identity);
    if (keys) return { ...keys };
    throw new Failure(
      'profile',
      l10n.t('Profile {0} can’t be read as it is written.', profile.name),
      l10n.t(
        'Give it a name without spaces, take a section named __proto__ out of ~/.aws/config and ~/.aws/credentials, then try again.',
      ),
    );
  };
}
