import type { ProfileStore } from '../aws/profileStore';
import type { SessionStore } from '../aws/sessionStore';
import type { Node } from '../views/connections/node';

/** Reads the profiles again, and every region that is open. */
export function refresh(profiles: ProfileStore): void {
  profiles.refresh();
}

/** Asks again for what failed: the region of the row it was called on. */
export function retry(sessions: SessionStore, node?: Node): void {
  sessions.refresh(node?.place);
}
