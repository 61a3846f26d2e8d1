import { isRegionCode } from '../regions/regions';
import { addresses, isResourceId } from './addresses';
import type { ResourceKind } from './kind';

/** What a deep link refers to: a resource, and the profile and region to find it in. */
export interface LinkTarget {
  readonly profile: string;
  readonly region: string;
  readonly id: string;
}

/** The prefix of the ids that each path may refer to. */
const prefixes = new Map<string, string>(
  Object.values(addresses).map(({ linkPath, idPrefix }) => [`/${linkPath}`, `${idPrefix}-`]),
);

/** The longest profile name that a link may contain, in characters: far longer than any that a person types. */
const MAX_PROFILE_LENGTH = 256;

/** A deep link's path and query for a resource. */
export function linkTo(
  kind: ResourceKind,
  { profile, region, id }: LinkTarget,
): { readonly path: string; readonly query: string } {
  return {
    path: `/${addresses[kind].linkPath}`,
    query: new URLSearchParams({ profile, region, id }).toString(),
  };
}

/**
 * Parses a deep link, which anyone may have made. Unknown parameters are ignored.
 * @returns `undefined` when it names no resource, or one part twice.
 */
export function readLink(path: string, query: string): LinkTarget | undefined {
  const prefix = prefixes.get(path);
  const parameters = new URLSearchParams(query);
  const [[profile, region, id], more] = [
    ['profile', 'region', 'id'].map((name) => parameters.get(name) ?? ''),
    ['profile', 'region', 'id'].some((name) => parameters.getAll(name).length > 1),
  ];
  if (!prefix || more || !profile || !region || !id) return undefined;
  if (profile.length > MAX_PROFILE_LENGTH || !isRegionCode(region)) return undefined;
  return isResourceId(id) && id.startsWith(prefix) ? { profile, region, id } : undefined;
}
