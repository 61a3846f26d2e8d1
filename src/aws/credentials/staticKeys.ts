import * as l10n from '@vscode/l10n';
import type { CredentialKind } from './credentialKind';
import { badProfile } from './credentialKind';
import type { Keys } from './keys';
import { keysFrom } from './keys';
import type { ProfileSettings } from '../profiles/sharedProfiles';

const ID = 'aws_access_key_id';
const SECRET = 'aws_secret_access_key';

/** Both halves come from the same file, as with the AWS CLI: halves of different keys can't sign anything. */
function keysIn(settings: ProfileSettings, file: 'inConfig' | 'inCredentials'): Keys {
  const values = settings[file];
  const keys = keysFrom({
    accessKeyId: values.get(ID),
    secretAccessKey: values.get(SECRET),
    // In the order of botocore's SharedCredentialProvider.
    sessionToken: values.get('aws_security_token') ?? values.get('aws_session_token'),
    accountId: values.get('aws_account_id'),
  });
  if (keys) return keys;
  const [there, missing] = values.get(ID) ? [ID, SECRET] : [SECRET, ID];
  throw badProfile(
    file === 'inConfig'
      ? l10n.t('Profile {0} has {1} in ~/.aws/config but no {2}.', settings.name, there, missing)
      : l10n.t('Profile {0} has {1} in ~/.aws/credentials but no {2}.', settings.name, there, missing),
  );
}

/** True when a profile has an access key or part of one: it may then be its own `source_profile`. */
export const holdsKeys = ({ values }: ProfileSettings): boolean => values.has(ID) || values.has(SECRET);

/** An access key in the credentials file, with or without a session token. */
export const keysInCredentialsFile: CredentialKind = {
  matches: ({ inCredentials }) => inCredentials.has(ID),
  resolve: (settings) => Promise.resolve().then(() => keysIn(settings, 'inCredentials')),
};

/** An access key in the config file. */
export const keysInConfigFile: CredentialKind = {
  matches: ({ inConfig }) => inConfig.has(ID),
  resolve: (settings) => Promise.resolve().then(() => keysIn(settings, 'inConfig')),
};

/** A secret key without its access key id: nothing can be signed with it, so it is an error. */
export const secretAlone: CredentialKind = {
  matches: holdsKeys,
  resolve: (settings) =>
    Promise.resolve().then(() =>
      keysIn(settings, settings.inCredentials.has(SECRET) ? 'inCredentials' : 'inConfig'),
    ),
};
