import { uniqueId } from './accountKeys';
import type { SessionFor } from './keyring';

/** The principal of a role session. */
export function roleSession(
  role: { accountId: string; accountName: string; roleName: string; denied?: readonly string[] | undefined },
  sessionName: string,
): SessionFor {
  const { accountId, accountName, roleName, denied = [] } = role;
  return {
    accountId,
    name: accountName,
    principal: `sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `${uniqueId('AROA', accountId, roleName)}:${sessionName}`,
    hasMfa: false,
    denied,
  };
}
