import { InventoryStore } from '../../../../src/aws/inventory/store';
import { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { sdk } from '../../../support/sdk';

export const REGION = 'us-east-1';

/** Stores over these profiles, in memory, with the real SDK behind them. */
export function storesOf(...profiles: readonly Profile[]) {
  const profileStore = new ProfileStore({
    configFile: '/nowhere/config',
    credentialsFile: '/nowhere/credentials',
  });
  profileStore.setAdded(Promise.resolve(profiles));
  const sessions = new SessionStore(profileStore, () => Promise.resolve(sdk));
  return { sessions, inventories: new InventoryStore(sessions) };
}
