import { createHash } from 'node:crypto';
import type { ProfileSettings, SharedProfiles } from '../profiles/sharedProfiles';

/** A fingerprint of values, from which they can't be recovered. */
export const hashed = (values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex');

const partsOf = ({ inConfig, inCredentials, ssoSession }: ProfileSettings) =>
  [inConfig, inCredentials, ssoSession ?? []].map((values) => [...values]);

/**
 * A fingerprint of a profile: its own settings, and those of the profiles it takes credentials from. The settings,
 * which contain keys, can't be recovered from it.
 */
export function settingsFingerprint(name: string, shared: SharedProfiles): string {
  return hashed(
    shared.chainOf(name).map((at) => {
      const settings = shared.settings(at);
      return [at, settings && partsOf(settings)];
    }),
  );
}
