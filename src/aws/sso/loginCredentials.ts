import { fromLoginCredentials } from '@aws-sdk/credential-providers';
import { call } from '../calls';
import type { CredentialContext } from '../credentials/kind';
import type { Keys } from '../credentials/keys';
import type { ProfileSettings } from '../credentials/settings';
import { forSdk } from './throughSdk';

/** The keys of a session that `aws login` opened. */
export function loginCredentials(settings: ProfileSettings, context: CredentialContext): Promise<Keys> {
  return call(
    'signin:CreateOAuth2Token',
    () => fromLoginCredentials(forSdk(settings.name, context))(),
    context.signal,
  );
}
