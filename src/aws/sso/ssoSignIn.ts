import type { SsoSignIn } from '../profiles/profiles';

/** The scope that the AWS CLI requests, and that is needed for a renewable token. */
const DEFAULT_SCOPE = 'sso:account:access';

type Values = Pick<ReadonlyMap<string, string>, 'get'>;

/**
 * The setting on which a profile and its `[sso-session …]` disagree. The AWS CLI rejects such a profile. Source:
 * botocore, SSOProvider.
 */
export function disputed(settings: Values, session: Values): string | undefined {
  return ['sso_start_url', 'sso_region'].find((key) => {
    const [own, shared] = [settings.get(key), session.get(key)];
    return own !== undefined && shared !== undefined && own !== shared;
  });
}

/**
 * Where a profile signs in; undefined when its settings are incomplete or contradictory.
 * @param session the settings of its `[sso-session …]`.
 */
export function ssoSignInOf(settings: Values, session: Values | undefined): SsoSignIn | undefined {
  const name = settings.get('sso_session');
  const from = name === undefined ? settings : session;
  const startUrl = from?.get('sso_start_url');
  const region = from?.get('sso_region');
  if (!from || !startUrl || !region || disputed(settings, from) !== undefined) return undefined;
  if (name === undefined) return { startUrl, region };
  const scopes = (from.get('sso_registration_scopes') ?? DEFAULT_SCOPE)
    .split(',')
    .flatMap((scope) => scope.trim() || []);
  return { session: name, startUrl, region, scopes };
}
