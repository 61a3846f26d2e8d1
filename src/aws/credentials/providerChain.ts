import { roleFromSource } from './assumeRole';
import type { CredentialKind } from './credentialKind';
import { credentialProcess } from './process';
import { identityCenter, signInSession } from './signedIn';
import { keysInConfigFile, keysInCredentialsFile, secretAlone } from './staticKeys';
import { webIdentity } from './webIdentity';

/**
 * The kinds of credentials other than a role, in the order in which the AWS CLI tries them (botocore,
 * ProfileProviderBuilder).
 */
export const kindsOfSource: readonly CredentialKind[] = [
  webIdentity,
  identityCenter,
  keysInCredentialsFile,
  signInSession,
  credentialProcess,
  keysInConfigFile,
  secretAlone,
];

/** All kinds, in the order in which the AWS CLI tries them. */
export const kinds: readonly CredentialKind[] = [roleFromSource, ...kindsOfSource];
