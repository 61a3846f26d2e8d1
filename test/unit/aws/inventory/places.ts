import { InventoryStore } from '../../../../src/aws/inventory/store';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { sdk } from '../../../support/sdk';
import { profileStoreOf } from '../../../support/profileStore';

export const REGION = 'us-east-1';

/** Stores for these profiles, in memory, with the real SDK behind them. */
export function storesOf(...profiles: readonly Profile[]) {
  const profileStore = profileStoreOf({
    configFile: '/nowhere/config',
    credentialsFile: '/nowhere/credentials',
  });
  profileStore.setAdded(Promise.resolve(profiles));
  const sessions = new SessionStore(profileStore, () => Promise.resolve(sdk));
  return { sessions, inventories: new InventoryStore(sessions) };
}
