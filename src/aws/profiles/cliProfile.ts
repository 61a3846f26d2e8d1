import type { Profile } from './profiles';

/**
 * False for a profile that commands for the AWS CLI must not name, since the CLI does not know it: one that it ignores,
 * or credentials of this machine. Those of the local endpoint keep their names, so that no command reaches AWS by
 * mistake.
 */
export function isNameForCli(profiles: readonly Profile[], name: string): boolean {
  const profile = profiles.find((one) => one.name === name);
  if (!profile || profile.origin.kind === 'memory') return true;
  return profile.origin.kind === 'files' && !profile.isUnknownToCli;
}
