import * as l10n from '@vscode/l10n';
import { Failure } from '../failures';
import type { Profile, SharedFiles } from '../profiles/profiles';
import type { Prompts } from '../session/session';
import type { LoginSessions } from '../sso/loginSessions';
import type { SsoTokens } from '../sso/tokens';
import type { Keys } from './keys';
import type { MfaSessions } from './mfa';
import type { ProfileSettings } from '../profiles/sharedProfiles';

/** What the resolution of one profile's credentials has at hand. */
export interface CredentialContext {
  /** The profile that was opened: it says where STS is, for all that it takes its credentials from too. */
  readonly profile: Profile;
  /** The region that STS is asked in. */
  readonly region: string;
  readonly files: SharedFiles;
  readonly env: NodeJS.ProcessEnv;
  readonly prompts: Prompts;
  readonly mfa: MfaSessions;
  readonly ssoTokens: SsoTokens;
  readonly loginSessions: LoginSessions;
  /** When the session was opened that asks for them, for what is asked of a person only then. See `Moments`. */
  readonly since: number;
  readonly signal: AbortSignal;
  /** True where no person is to be asked for anything: what can't be had without fails. */
  readonly quietly: boolean;
  /** Milliseconds that a `credential_process` may take. */
  readonly processDeadline: number;
  /** The keys of the `source_profile` of a profile. */
  source(settings: ProfileSettings, name: string): Promise<Keys>;
}

/** One way in which a profile of the shared files gets its credentials. */
export interface CredentialKind {
  /** True for a profile that asks for this way. */
  matches(settings: ProfileSettings): boolean;
  /** @throws Failure in plain words when they can't be had. */
  resolve(settings: ProfileSettings, context: CredentialContext): Promise<Keys>;
}

/** A profile that can't work as it is written. @param message says what is missing or wrong. */
export const badProfile = (message: string): Failure =>
  new Failure(
    'profile',
    message,
    l10n.t('Correct it in ~/.aws/config or ~/.aws/credentials, then try again.'),
  );

/** The setting, or a failure that names it, as for one that is empty. */
export function required(settings: ProfileSettings, key: string, neededBy: string): string {
  const value = settings.values.get(key);
  if (value) return value;
  if (value === '') throw badProfile(l10n.t('The {0} of profile {1} is empty.', key, settings.name));
  throw badProfile(l10n.t('Profile {0} has {1} but no {2}.', settings.name, neededBy, key));
}

/**
 * A setting that may be left out, but not be empty: what it asks for, as a code of an MFA device, would be left out then.
 */
export function unlessEmpty(settings: ProfileSettings, key: string): string | undefined {
  return settings.values.has(key) ? required(settings, key, key) : undefined;
}
