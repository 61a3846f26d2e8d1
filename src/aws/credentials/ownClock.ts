import { askOffset } from '../transport/clock';
import type { CredentialContext } from './credentialKind';
import type { Keys } from './keys';

/**
 * Keys that another program has just returned, with their expiry by this machine's clock, which is the one used here.
 * If the keys seem to have expired already, that clock may be ahead: then AWS is asked for the time.
 * @throws Failure of kind `cancelled` when the signal is aborted.
 */
export async function byOwnClock(
  keys: Keys,
  { profile, region, signal }: Pick<CredentialContext, 'profile' | 'region' | 'signal'>,
): Promise<Keys> {
  const { expiration } = keys;
  if (!expiration || expiration.getTime() > Date.now()) return keys;
  const offset = await askOffset(profile, region, signal);
  return { ...keys, expiration: new Date(expiration.getTime() - offset) };
}
