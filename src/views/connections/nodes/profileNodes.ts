import type { Profile } from '../../../aws/profiles/profiles';
import type { DrawnFrom } from '../drawing';
import type { Node } from '../../tree/node';
import { AccountNode } from './accountNode';
import { profileRow } from './oneRegionNode';

/** The profiles, favorites first; when grouped by account, those with a known account are below it. */
export function profileNodes(profiles: readonly Profile[], from: DrawnFrom): Node[] {
  const isFavorite = ({ name }: Profile) => from.options.isFavorite(name);
  const inOrder = [...profiles.filter(isFavorite), ...profiles.filter((profile) => !isFavorite(profile))];
  if (from.options.grouping !== 'account') return inOrder.map((profile) => profileRow(profile, from));
  const accountOf = ({ name }: Profile) => from.accounts.identityOf(name)?.accountId;
  const accounts = new Set<string>();
  return inOrder.flatMap((profile): Node[] => {
    const accountId = accountOf(profile);
    if (accountId === undefined) return [profileRow(profile, from)];
    if (accounts.has(accountId)) return [];
    accounts.add(accountId);
    const members = inOrder.filter((other) => accountOf(other) === accountId);
    const alias = members.flatMap(({ name }) => from.accounts.identityOf(name)?.alias ?? [])[0];
    return [new AccountNode(accountId, alias, members, from)];
  });
}
