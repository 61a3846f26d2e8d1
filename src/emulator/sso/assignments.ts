import { createHash } from 'node:crypto';
import type { DataFile } from '../estate/dataFile/schema';
import type { SessionFor } from '../identity/keyring';
import { roleSession } from '../identity/roleSession';
import type { Role } from '../identity/roles';

/** A role of an account that a signed-in user may use. */
export interface Assignment {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  readonly denied: readonly string[];
}

/** The role that everybody has in each account if the file has no assignments. */
export const STANDARD_ROLE = 'Network';

/**
 * The assignments of a data file: those it lists, otherwise every role of every account and {@link STANDARD_ROLE} in
 * each.
 */
export function assignmentsOf({ accounts, sso }: DataFile, roles: readonly Role[]): Assignment[] {
  const names = new Map([...accounts].reverse().map(({ accountId, name }) => [accountId, name ?? accountId]));
  const everything = [...roles, ...accounts.map(({ accountId }) => ({ accountId, roleName: STANDARD_ROLE }))];
  const found = new Map<string, Assignment>();
  for (const { accountId, roleName } of sso?.assignments ?? everything) {
    const role = roles.find(
      (candidate) => candidate.accountId === accountId && candidate.roleName === roleName,
    );
    const key = `${accountId}/${roleName}`;
    if (found.has(key)) continue;
    const accountName = names.get(accountId) ?? accountId;
    found.set(key, { accountId, accountName, roleName, denied: role?.denied ?? [] });
  }
  return [...found.values()];
}

const PERSON = 'demo';

/** The principal of an assignment's keys: a role with a name that AWS reserves for such sign-ins. */
export function assignedSession(assignment: Assignment): SessionFor {
  const { accountId, roleName } = assignment;
  const digest = createHash('sha256').update(`${accountId}/${roleName}`).digest('hex').slice(0, 16);
  return roleSession({ ...assignment, roleName: `AWSReservedSSO_${roleName}_${digest}` }, PERSON);
}
