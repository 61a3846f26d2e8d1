import type { IdentityStore } from '../aws/identity/identityStore';
import type { InventoryStore } from '../aws/inventory/store';
import type { ProfileStore } from '../aws/profiles/profileStore';
import type { SessionStore } from '../aws/session/sessionStore';
import type { Choices } from './connections/choices';
import type { ViewOptions } from './connections/viewOptions';

/** The stores, one of each per window, which the views show and commands use. */
export interface Stores {
  readonly profiles: ProfileStore;
  readonly sessions: SessionStore;
  readonly inventories: InventoryStore;
  readonly identities: IdentityStore;
  /** Which profiles and regions are shown. */
  readonly choices: Choices;
  /** How the Direct Connect view is filtered, sorted and grouped. */
  readonly options: ViewOptions;
}
