import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso';
import * as l10n from '@vscode/l10n';
import { bounded } from '../transport/answers/collect';
import { call } from '../transport/calls';
import { keysFrom } from '../credentials/keys';
import type { Keys } from '../credentials/keys';
import { endpointFor } from '../transport/endpoints';
import { Failure, isFailure } from '../failure';
import type { Profile } from '../profiles/profiles';
import { requestHandlerFor } from '../transport/network';
import type { SsoToken } from './cache';
import { neededOf, signInOf } from './signInOf';
import type { SsoSettings } from './signInOf';
import { signInDue } from './tokens';
import type { SsoTokens } from './tokens';

/** What is needed to request the keys of a role. */
export interface SsoContext {
  /** The profile that was opened: it decides where the services are. */
  readonly profile: Profile;
  readonly signal?: AbortSignal;
  readonly ssoTokens: SsoTokens;
}

function inWords(error: unknown, accountId: string, roleName: string): unknown {
  if (!isFailure(error)) return error;
  const { code = '', words } = error;
  if (code === 'UnauthorizedException') return signInDue();
  return /^(Forbidden|ResourceNotFound)/.test(code)
    ? new Failure(
        'denied',
        l10n.t('The role {0} of account {1} is not assigned to you.', roleName, accountId),
        l10n.t(
          'Ask for it in IAM Identity Center, or correct sso_role_name and sso_account_id of the profile.',
        ),
        code,
        words,
      )
    : error;
}

/**
 * Gets the keys of a role of IAM Identity Center.
 * @throws Failure of kind `signIn` when a person has to sign in, `denied` when the role is not assigned to them.
 */
export async function ssoRoleCredentials(settings: SsoSettings, context: SsoContext): Promise<Keys> {
  const { profile, signal, ssoTokens } = context;
  const signIn = signInOf(settings);
  const accountId = neededOf(settings, 'sso_account_id');
  const roleName = neededOf(settings, 'sso_role_name');
  const portal = new SSOClient({
    region: signIn.region,
    endpoint: endpointFor(profile, 'sso', signIn.region),
    requestHandler: requestHandlerFor(profile),
    ...bounded,
    maxAttempts: 3,
    retryMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  // A renewal is shared, so it continues when one of its callers cancels.
  const tokenFor = (refused?: SsoToken) =>
    call('sso-oidc:CreateToken', () => ssoTokens.get(profile, signIn, refused), signal);
  const ask = ({ accessToken }: SsoToken) =>
    call(
      'sso:GetRoleCredentials',
      (abortSignal) =>
        portal.send(new GetRoleCredentialsCommand({ accountId, roleName, accessToken }), { abortSignal }),
      signal,
    );
  const token = await tokenFor();
  const answer = await ask(token)
    .catch(async (error: unknown) => {
      if (!isFailure(error) || error.code !== 'UnauthorizedException') throw error;
      return ask(await tokenFor(token));
    })
    .catch((error: unknown) => {
      throw inWords(error, accountId, roleName);
    });
  const { expiration, ...rest } = answer.roleCredentials ?? {};
  const keys = keysFrom({
    ...rest,
    expiration: expiration === undefined ? undefined : new Date(expiration),
    accountId,
  });
  if (!keys) {
    throw new Failure(
      'unreadable',
      l10n.t('IAM Identity Center returned no credentials.'),
      l10n.t('Check the endpoint_url of the profile, then try again.'),
    );
  }
  return keys;
}
