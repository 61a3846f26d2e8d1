import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import type { SharedFiles } from '../profiles/profiles';
import type { LoginSessions } from '../sso/loginSessions';
import type { SsoTokens } from '../sso/tokens';
import type { Keys } from './keys';
import type { MfaContext, MfaSessions } from './mfa';
import type { ProfileSettings } from '../profiles/sharedProfiles';

/** What is available while one profile's credentials are resolved. */
export interface CredentialContext extends MfaContext {
  readonly files: SharedFiles;
  readonly env: NodeJS.ProcessEnv;
  readonly mfa: MfaSessions;
  readonly ssoTokens: SsoTokens;
  readonly loginSessions: LoginSessions;
  /** Milliseconds that a `credential_process` may take. */
  readonly processDeadline: number;
  /** The keys of the `source_profile` of a profile. */
  source(settings: ProfileSettings, name: string): Promise<Keys>;
}

/** One way in which a profile in the shared files gets its credentials. */
export interface CredentialKind {
  /** True for a profile that uses this way. */
  matches(settings: ProfileSettings): boolean;
  /** @throws Failure when the keys can't be obtained. */
  resolve(settings: ProfileSettings, context: CredentialContext): Promise<Keys>;
}

/** A profile that can't work as configured. @param message says what is missing or wrong. */
export const badProfile = (message: string): Failure =>
  new Failure(
    'profile',
    message,
    l10n.t('Correct it in ~/.aws/config or ~/.aws/credentials, then try again.'),
  );

/** The setting's value, or a failure that names the setting when it is missing or empty. */
export function required(settings: ProfileSettings, key: string, neededBy: string): string {
  const value = settings.values.get(key);
  if (value) return value;
  if (value === '') throw badProfile(l10n.t('The {0} of profile {1} is empty.', key, settings.name));
  throw badProfile(l10n.t('Profile {0} has {1} but no {2}.', settings.name, neededBy, key));
}

/** A setting that may be absent but not empty: an empty `mfa_serial`, for example, would silently skip MFA. */
export function unlessEmpty(settings: ProfileSettings, key: string): string | undefined {
  return settings.values.has(key) ? required(settings, key, key) : undefined;
}
