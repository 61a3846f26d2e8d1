import { loginCredentials } from '../sso/loginCredentials';
import { ssoRoleCredentials } from '../sso/roleCredentials';
import type { CredentialKind } from './kind';

/** A role of IAM Identity Center. Either of these asks for it, as botocore's SSOProvider has it. */
export const identityCenter: CredentialKind = {
  matches: ({ values }) => values.has('sso_account_id') || values.has('sso_role_name'),
  resolve: ssoRoleCredentials,
};

/** The session of `aws login`. */
export const signInSession: CredentialKind = {
  matches: ({ values }) => values.has('login_session'),
  resolve: loginCredentials,
};
