import { createHash } from 'node:crypto';
import type { ProfileSettings, SharedProfiles } from '../profiles/sharedProfiles';

/** What values are told apart by that can't be had back from it. */
export const hashed = (values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex');

const partsOf = ({ inConfig, inCredentials, ssoSession }: ProfileSettings) =>
  [inConfig, inCredentials, ssoSession ?? []].map((values) => [...values]);

/**
 * What two states of a profile are told apart by: its own settings, and those of the profiles that it takes its
 * credentials from. The settings, which hold keys, can't be had back from it.
 */
export function settingsFingerprint(name: string, shared: SharedProfiles): string {
  return hashed(
    shared.chainOf(name).map((at) => {
      const settings = shared.settings(at);
      return [at, settings && partsOf(settings)];
    }),
  );
}
