import type { DataFile, RoleData } from '../estate/dataFile/schema';
import { partitionOf } from './partition';

/** A role that can be assumed, or that a machine has. */
export interface Role extends RoleData {
  readonly accountId: string;
  readonly accountName: string;
  /** Accounts whose principals may assume it. */
  readonly trusted: readonly string[];
  /** As the ready line has it. */
  readonly roleArn: string;
}

/** The roles of a data file's accounts; those that name no accounts trust every account of the file. */
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

/** The role that an ARN names to a call for a region: of the region's own partition. */
export function findRole(roles: readonly Role[], arn: string, region: string): Role | undefined {
  return roles.find(
    ({ accountId, roleName }) => arn === `arn:${partitionOf(region)}:iam::${accountId}:role/${roleName}`,
  );
}
