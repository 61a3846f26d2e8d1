import { NETWORK_SETTINGS } from './profiles';

/** The settings of a profile that decide whose credentials it uses, apart from the access keys themselves. */
export const IDENTITY_SETTINGS = [
  'role_arn',
  'source_profile',
  'credential_source',
  'mfa_serial',
  'external_id',
  'web_identity_token_file',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
  'login_session',
] as const;

/** The settings that make up an access key. */
export const KEY_SETTINGS = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
] as const;

/** The other settings that are read. Each is text, not a block of settings. */
export const OTHER_SETTINGS = [
  'region',
  'endpoint_url',
  'services',
  'role_session_name',
  'duration_seconds',
  'aws_account_id',
  ...NETWORK_SETTINGS,
] as const;
