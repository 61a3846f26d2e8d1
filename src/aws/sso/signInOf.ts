import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import type { SsoSignIn } from '../profiles/profiles';
import { disputed, ssoSignInOf } from './ssoSignIn';

/** The settings of one profile that a sign-in needs. Names in lower case. */
export interface SsoSettings {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  /** Its `[sso-session …]`, if it exists. */
  readonly ssoSession: ReadonlyMap<string, string> | undefined;
}

/** The setting of a profile, or a failure that names the missing setting. */
export function neededOf({ name, values }: SsoSettings, key: string): string {
  const value = values.get(key);
  if (value) return value;
  throw new Failure(
    'profile',
    l10n.t('Profile {0} signs in through IAM Identity Center but has no {1}.', name, key),
    l10n.t('Run "aws configure sso" for it or add the setting in ~/.aws/config, then try again.'),
  );
}

/** @throws Failure of kind `profile` when a setting is missing. */
export function signInOf(settings: SsoSettings): SsoSignIn {
  const { name, values, ssoSession } = settings;
  const session = values.get('sso_session');
  if (session !== undefined && !ssoSession) {
    throw new Failure(
      'profile',
      l10n.t('Profile {0} names the sso-session {1}, which does not exist.', name, session),
      l10n.t('Run "aws configure sso" for it or add the section in ~/.aws/config, then try again.'),
    );
  }
  const key = ssoSession && disputed(values, ssoSession);
  if (key !== undefined) {
    throw new Failure(
      'profile',
      l10n.t('Profile {0} and its sso-session {2} disagree on {1}.', name, key, session ?? ''),
      l10n.t('Remove it from the profile in ~/.aws/config, or correct one of the two, then try again.'),
    );
  }
  const found = ssoSignInOf(values, ssoSession);
  if (found) return found;
  const from = { ...settings, values: ssoSession ?? values };
  return { startUrl: neededOf(from, 'sso_start_url'), region: neededOf(from, 'sso_region') };
}
