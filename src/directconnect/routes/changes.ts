import type { Route } from '../api';
import { routeText } from './routes';

/** How many routes were added, removed, and changed: reinstalled, or with another path or other communities. */
export interface RouteChanges {
  readonly came: number;
  readonly went: number;
  readonly changed: number;
}

const keyOf = ({ routeDirection, cidr }: Route): string => `${routeDirection ?? ''} ${cidr ?? ''}`;

/** The routes of each prefix and direction: there may be several. */
function grouped(routes: readonly Route[]): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const route of routes) {
    const there = groups.get(keyOf(route)) ?? [];
    groups.set(keyOf(route), [...there, routeText(route)]);
  }
  return new Map([...groups].map(([key, same]) => [key, same.sort().join('\n')]));
}

export function changesBetween(before: readonly Route[], after: readonly Route[]): RouteChanges {
  const [earlier, later] = [grouped(before), grouped(after)];
  const missing = (of: ReadonlyMap<string, string>, from: ReadonlyMap<string, string>) =>
    [...of.keys()].filter((key) => !from.has(key)).length;
  return {
    came: missing(later, earlier),
    went: missing(earlier, later),
    changed: [...later].filter(([key, text]) => earlier.has(key) && earlier.get(key) !== text).length,
  };
}
