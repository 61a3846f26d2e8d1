import { loginCredentials } from '../sso/loginCredentials';
import type { CredentialKind } from './credentialKind';
import { byOwnClock } from './ownClock';

/** A role of IAM Identity Center. Either setting selects it, as in botocore's SSOProvider. */
export const identityCenter: CredentialKind = {
  matches: ({ values }) => values.has('sso_account_id') || values.has('sso_role_name'),
  resolve: async (settings, context) => {
    const { ssoRoleCredentials } = await import('../sso/roleCredentials');
    return byOwnClock(await ssoRoleCredentials(settings, context), context);
  },
};

/** The session of `aws login`. */
export const signInSession: CredentialKind = {
  matches: ({ values }) => values.has('login_session'),
  resolve: loginCredentials,
};
