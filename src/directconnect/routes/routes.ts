import type { AddressFamily, Route, RouteDirection } from '../api';
import { readPrefixes } from '../addressing/prefixes';

/** Both directions, in the order in which they are shown. */
export const directions = ['accepted', 'advertised'] as const satisfies readonly RouteDirection[];

export const families = ['ipv4', 'ipv6'] as const satisfies readonly AddressFamily[];

/** A route with the text by which it is sorted: by family, address and length. */
export interface SortedRoute {
  readonly route: Route;
  readonly key: string;
}

/** The key of a route. One whose prefix can't be read comes after those of its family. */
function keyOf({ addressFamily = '', cidr = '' }: Route): string {
  const [prefix] = readPrefixes(cidr).prefixes;
  const address = prefix
    ? `${prefix.first.toString(16).padStart(32, '0')}/${String(prefix.length).padStart(3, '0')}`
    : `~${cidr}`;
  return `${addressFamily} ${address}`;
}

export const sortable = (route: Route): SortedRoute => ({ route, key: keyOf(route) });

/** Sorts routes by family, address and length: AWS does not say in which order it lists them. */
export const sorted = (routes: readonly SortedRoute[]): SortedRoute[] =>
  routes.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));

/** The ASNs that a route came through, the nearest first; the members of a set are in braces. */
export const pathWords = ({ asPath = [] }: Route): string =>
  asPath
    .map(({ pathType, path = [] }) => (pathType === 'set' ? `{${path.join(' ')}}` : path.join(' ')))
    .filter(Boolean)
    .join(' ');

/** A text that is the same for two routes only if everything that is shown about them is the same. */
export function routeText(route: Route): string {
  const { cidr, routeDirection, addressFamily, communities, routeInstalledAt } = route;
  return JSON.stringify([
    ...[routeDirection, addressFamily, cidr, pathWords(route), communities],
    routeInstalledAt?.getTime(),
  ]);
}
