import { call } from '../transport/calls';
import type { CredentialContext } from '../credentials/credentialKind';
import { required } from '../credentials/credentialKind';
import type { Keys } from '../credentials/keys';
import type { ProfileSettings } from '../profiles/sharedProfiles';

/**
 * The keys of a session opened by `aws login`.
 * @throws Failure of kind `signIn` when a person has to sign in.
 */
export function loginCredentials(settings: ProfileSettings, context: CredentialContext): Promise<Keys> {
  const { name, values, isKnownToCli } = settings;
  const { profile, loginSessions, signal } = context;
  const region = values.get('region') ?? context.region;
  // A renewal is shared, so it continues when one of its callers cancels.
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
