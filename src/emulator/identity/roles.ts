import type { DataFile, RoleData } from '../estate/dataFile/schema';
import { partitionOf } from './partition';

/** A role that can be assumed, or that belongs to a machine. */
export interface Role extends RoleData {
  readonly accountId: string;
  readonly accountName: string;
  /** The accounts whose principals may assume it. */
  readonly trusted: readonly string[];
  /** As shown in the ready line. */
  readonly roleArn: string;
}

/** The roles of a data file's accounts; without a list of accounts, a role trusts every account of the file. */
export function rolesOf({ accounts }: DataFile, regions: readonly string[]): Role[] {
  const everyone = accounts.map(({ accountId }) => accountId);
  return accounts.flatMap((account) =>
    (account.roles ?? []).map((role) => {
      const [home = regions[0] ?? ''] = Object.keys(account.regions ?? {});
      return {
        ...role,
        accountId: account.accountId,
        accountName: account.name ?? account.accountId,
        trusted: role.trustedAccounts ?? everyone,
        roleArn: `arn:${partitionOf(home)}:iam::${account.accountId}:role/${role.roleName}`,
      };
    }),
  );
}

/** The role with an ARN, which must be in the partition of the call's region. */
export function findRole(roles: readonly Role[], arn: string, region: string): Role | undefined {
  return roles.find(
    ({ accountId, roleName }) => arn === `arn:${partitionOf(region)}:iam::${accountId}:role/${roleName}`,
  );
}
