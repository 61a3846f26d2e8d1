import { fromSSO } from '@aws-sdk/credential-providers';
import { call } from '../calls';
import type { CredentialContext } from '../credentials/kind';
import type { Keys } from '../credentials/keys';
import type { ProfileSettings } from '../credentials/settings';
import { forSdk } from './throughSdk';

/** The keys of a role of IAM Identity Center. */
export function ssoRoleCredentials(settings: ProfileSettings, context: CredentialContext): Promise<Keys> {
  return call('sso:GetRoleCredentials', () => fromSSO(forSdk(settings.name, context))(), context.signal);
}
