import type { Route } from '../api';
import { readPrefixes } from '../addressing/prefixes';
import type { Prefix } from '../addressing/prefixes';
import { partitionOf } from '../regions/partitions';
import type { VirtualInterface } from '../resources/resources';

/**
 * What a virtual interface reaches: its gateway, or, if it is public, AWS's public network in its partition. `undefined`
 * where AWS does not say, as for an interface whose gateway belongs to another account.
 */
export function reachOf(virtualInterface: VirtualInterface): string | undefined {
  const { virtualInterfaceType, region = '', directConnectGatewayId, virtualGatewayId } = virtualInterface;
  if (virtualInterfaceType === 'public') return `public ${partitionOf(region).id}`;
  return directConnectGatewayId || virtualGatewayId || undefined;
}

/** How far a public prefix is carried: in its Region, its continent, or all of AWS, which is usual. */
const SCOPES: readonly string[] = ['7224:9100', '7224:9200'];

/** Source: AWS Direct Connect user guide, "Routing policies and BGP communities": without one, it is global. */
function scopeOf({ communities = [] }: Route): number {
  const scope = SCOPES.findIndex((community) => communities.includes(community));
  return scope === -1 ? SCOPES.length : scope;
}

/**
 * True when a route is carried as far as another one for the same prefix. Two that are not global are only compared
 * within one Region, since AWS lists no continents.
 */
export function reachesAsFar(
  route: Route,
  over: VirtualInterface,
  asked: Route,
  from: VirtualInterface,
): boolean {
  if (from.virtualInterfaceType !== 'public') return true;
  const [scope, wanted] = [scopeOf(route), scopeOf(asked)];
  return scope === SCOPES.length || (scope >= wanted && over.region === from.region);
}

/** A route, with its prefix. */
export interface PrefixRoute {
  readonly route: Route;
  readonly prefix: Prefix;
}

/** Accepted routes, by `prefixKey`. */
export type PrefixRoutes = ReadonlyMap<string, PrefixRoute>;

export const prefixKey = ({ family, length, first }: Pick<Prefix, 'family' | 'length' | 'first'>): string =>
  `${family} ${first}/${length}`;

/** The routes of a list by prefix, without those whose prefix can't be read. */
export const byPrefix = (routes: readonly Route[]): PrefixRoutes =>
  new Map(
    routes.flatMap((route) =>
      readPrefixes(route.cidr ?? '').prefixes.map((prefix): [string, PrefixRoute] => [
        prefixKey(prefix),
        { route, prefix },
      ]),
    ),
  );

const WIDTH = { ipv4: 32, ipv6: 128 } as const;

/** The narrowest prefix in any of the lists that contains a prefix and is wider, such as a default route. */
export function containingPrefix(
  { family, length, first }: Prefix,
  lists: readonly PrefixRoutes[],
): Prefix | undefined {
  for (let wider = length - 1; wider >= 0; wider -= 1) {
    const rest = BigInt(WIDTH[family] - wider);
    const key = prefixKey({ family, length: wider, first: (first >> rest) << rest });
    const found = lists.flatMap((list) => list.get(key) ?? []);
    if (found[0]) return found[0].prefix;
  }
  return undefined;
}
