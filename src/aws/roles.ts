import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Credentials, STSClientConfig } from '@aws-sdk/client-sts';
import type { fromIni } from '@aws-sdk/credential-providers';
import * as l10n from '@vscode/l10n';
import { endpointFor } from './endpoints';
import { Failure, toFailure } from './failures';
import type { Profile } from './profiles';
import { TIMEOUTS } from './timeouts';

type IniOptions = NonNullable<Parameters<typeof fromIni>[0]>;
type RoleAssumers = Required<Pick<IniOptions, 'roleAssumer' | 'roleAssumerWithWebIdentity'>>;

/**
 * Assumes roles at the STS endpoint of this profile: the SDK's own assumers would take one from the environment, and
 * the one for web identities from the profile that AWS_PROFILE names.
 */
export function roleAssumers(profile: Profile, region: string): RoleAssumers {
  const sts = (credentials?: STSClientConfig['credentials']) =>
    new STSClient({
      region,
      endpoint: endpointFor(profile, 'sts', region),
      ...(credentials && { credentials }),
      requestHandler: TIMEOUTS,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
    });
  const keysOf = async (operation: string, asking: Promise<{ Credentials?: Credentials | undefined }>) => {
    const { Credentials: answer } = await asking.catch((error: unknown) => {
      throw toFailure(error, `sts:${operation}`);
    });
    if (!answer?.AccessKeyId || !answer.SecretAccessKey) {
      throw new Failure(
        'credentials',
        l10n.t('The role of profile {0} gave no credentials.', profile.name),
        l10n.t('Check its role_arn and source_profile in ~/.aws/config, then try again.'),
      );
    }
    return {
      accessKeyId: answer.AccessKeyId,
      secretAccessKey: answer.SecretAccessKey,
      ...(answer.SessionToken && { sessionToken: answer.SessionToken }),
      ...(answer.Expiration && { expiration: answer.Expiration }),
    };
  };
  return {
    roleAssumer: (source, parameters) =>
      keysOf('AssumeRole', sts(source).send(new AssumeRoleCommand(parameters))),
    roleAssumerWithWebIdentity: (parameters) =>
      keysOf('AssumeRoleWithWebIdentity', sts().send(new AssumeRoleWithWebIdentityCommand(parameters))),
  };
}
