import { call } from '../transport/calls';
import type { CredentialContext } from '../credentials/kind';
import { required } from '../credentials/kind';
import type { Keys } from '../credentials/keys';
import type { ProfileSettings } from '../profiles/sharedProfiles';

/**
 * The keys of a session that `aws login` opened.
 * @throws Failure of kind `expired` when a person has to sign in.
 */
export function loginCredentials(settings: ProfileSettings, context: CredentialContext): Promise<Keys> {
  const { name, values, isKnownToCli } = settings;
  const { profile, loginSessions, signal } = context;
  const region = values.get('region') ?? context.region;
  // A renewal is shared, so it goes on when one of those who wait for it gives up.
  return call(
    'signin:CreateOAuth2Token',
    () =>
      loginSessions.keys({
        ...{ name, isKnownToCli, profile, region },
        loginSession: required(settings, 'login_session', 'login_session'),
      }),
    signal,
  );
}
