import type { ProfileSettings } from '../profiles/sharedProfiles';

/**
 * The name of a role's session, as it shows in CloudTrail: the profile's own, else one of ours with the time, as the
 * AWS CLI makes it. The profile's name, which is nobody's business there, is not in it.
 */
export function sessionName({ values }: ProfileSettings): string {
  return values.get('role_session_name') ?? `direct-connect-explorer-${Math.floor(Date.now() / 1000)}`;
}
