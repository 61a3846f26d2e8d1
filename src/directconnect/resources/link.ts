import { isRegionCode } from '../regions/regions';
import { isResourceId } from './subject';
import type { SubjectKind } from './subject';

/** What a deep link names: a resource, and the profile and region to look for it in. */
export interface LinkTarget {
  readonly profile: string;
  readonly region: string;
  readonly id: string;
}

const paths: Record<SubjectKind, string> = {
  connection: 'connection',
  interconnect: 'connection',
  lag: 'lag',
  virtualInterface: 'vif',
};

const prefixes: Record<string, string> = { connection: 'dxcon-', lag: 'dxlag-', vif: 'dxvif-' };

/** The longest name of a profile that a link may hold, in characters: far beyond any that a person types. */
const LONGEST_PROFILE = 256;

/** A deep link's path and query for a resource. */
export function linkTo(
  kind: SubjectKind,
  { profile, region, id }: LinkTarget,
): { readonly path: string; readonly query: string } {
  return { path: `/${paths[kind]}`, query: new URLSearchParams({ profile, region, id }).toString() };
}

/**
 * Reads a deep link that anyone may have made. Parameters of other names are ignored.
 * @returns `undefined` when it names no resource, or one part twice.
 */
export function readLink(path: string, query: string): LinkTarget | undefined {
  const kind = path.slice(1);
  const prefix = path.startsWith('/') && Object.hasOwn(prefixes, kind) ? prefixes[kind] : undefined;
  const parameters = new URLSearchParams(query);
  const [[profile, region, id], more] = [
    ['profile', 'region', 'id'].map((name) => parameters.get(name) ?? ''),
    ['profile', 'region', 'id'].some((name) => parameters.getAll(name).length > 1),
  ];
  if (!prefix || more || !profile || !region || !id) return undefined;
  if (profile.length > LONGEST_PROFILE || !isRegionCode(region)) return undefined;
  return isResourceId(id) && id.startsWith(prefix) ? { profile, region, id } : undefined;
}
