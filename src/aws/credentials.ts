import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { DirectConnectClientConfig } from '@aws-sdk/client-direct-connect';
import { fromIni } from '@aws-sdk/credential-providers';
import * as l10n from '@vscode/l10n';
import { endpointFor } from './endpoints';
import { Failure } from './failures';
import type { Profile } from './profiles';
import { TIMEOUTS } from './timeouts';

type IniOptions = NonNullable<Parameters<typeof fromIni>[0]>;
type RoleAssumer = NonNullable<IniOptions['roleAssumer']>;

/** Assumes a role at the STS endpoint of this profile: the SDK's own assumer would take one from the environment. */
function roleAssumer(profile: Profile, region: string): RoleAssumer {
  return async (sourceCredentials, parameters) => {
    const sts = new STSClient({
      region,
      endpoint: endpointFor(profile, 'sts', region),
      credentials: sourceCredentials,
      requestHandler: TIMEOUTS,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
    });
    const { Credentials: answer } = await sts.send(new AssumeRoleCommand(parameters));
    if (!answer?.AccessKeyId || !answer.SecretAccessKey) {
      throw new Failure(
        'credentials',
        l10n.t('The role of profile {0} gave no credentials.', profile.name),
        l10n.t('Check its role_arn and source_profile in ~/.aws/config, then choose Retry.'),
      );
    }
    return {
      accessKeyId: answer.AccessKeyId,
      secretAccessKey: answer.SecretAccessKey,
      ...(answer.SessionToken && { sessionToken: answer.SessionToken }),
      ...(answer.Expiration && { expiration: answer.Expiration }),
    };
  };
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
  const ssoEndpoint = profile.endpoints.sso;
  return fromIni({
    profile: profile.name,
    configFilepath: origin.configFile,
    filepath: origin.credentialsFile,
    // Without it the SDK keeps the files' content for the life of the process: new keys would not be seen.
    ignoreCache: true,
    roleAssumer: roleAssumer(profile, region),
    clientConfig: { requestHandler: TIMEOUTS, ...(ssoEndpoint && { endpoint: ssoEndpoint }) },
  });
}
