import type { ProfileSettings } from '../profiles/sharedProfiles';

/**
 * The name of a role's session in CloudTrail: the one in the profile, else a generated one with the time, as the AWS
 * CLI does. It does not reveal the profile's name.
 */
export function sessionName({ values }: ProfileSettings): string {
  return values.get('role_session_name') ?? `direct-connect-explorer-${Math.floor(Date.now() / 1000)}`;
}
