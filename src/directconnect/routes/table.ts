import * as l10n from '@vscode/l10n';
import type { Route, RouteDirection } from '../api';
import { durationWords } from '../duration';
import { familyName } from '../resources/bgpStatus';
import { visible } from '../text';
import { utcTime } from '../utcTime';
import { communityWords } from './communities';
import { pathWords } from './routes';
import type { SortedRoute } from './routes';

/** The column about time: its title, and what it says about each route. */
export interface TimeColumn {
  readonly title: string;
  readonly wordsOf: (installedAt: Date) => string;
}

/** How long a route has been there. @param now milliseconds since the epoch. */
export const ageColumn = (now: number): TimeColumn => ({
  title: l10n.t('Age'),
  wordsOf: (installedAt) => durationWords(now - installedAt.getTime()),
});

/** Since when, in words that stay the same, so that two lists can be compared. */
export const sinceColumn = (): TimeColumn => ({ title: l10n.t('Installed (UTC)'), wordsOf: utcTime });

export const directionTitle = (direction: RouteDirection): string =>
  direction === 'accepted' ? l10n.t('Accepted from your router') : l10n.t('Advertised to your router');

/** The maximum width to which a column is padded, in characters: a longer cell pushes the rest of its line to the right. */
const WIDEST = 48;

function cellsOf(route: Route, { wordsOf }: TimeColumn): string[] {
  const { cidr = '?', routeInstalledAt } = route;
  return [
    visible(cidr),
    routeInstalledAt ? wordsOf(routeInstalledAt) : '?',
    pathWords(route) || '–',
    communityWords(route),
  ];
}

const familyOf = ({ addressFamily = '' }: Route): string => addressFamily;

/**
 * The lines of a table for each address family. Yields after each row.
 * @param routes sorted.
 */
export function* tableLines(routes: readonly SortedRoute[], time: TimeColumn): Generator<unknown, string[]> {
  const lines: string[] = [];
  let rows: string[][] = [];
  for (const [index, { route }] of routes.entries()) {
    const family = familyOf(route);
    if (rows.length === 0) {
      const name = visible(familyName({ addressFamily: family })) || '?';
      rows.push([l10n.t('{0} prefix', name), time.title, l10n.t('AS path'), l10n.t('Communities')]);
    }
    rows.push(cellsOf(route, time));
    yield;
    const next = routes[index + 1];
    if (next && familyOf(next.route) === family) continue;
    const widths = [0, 1, 2].map((column) =>
      rows.reduce((most, cells) => Math.max(most, Math.min(WIDEST, cells[column]?.length ?? 0)), 0),
    );
    for (const cells of rows) {
      lines.push(`  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
      yield;
    }
    if (next) lines.push('');
    rows = [];
  }
  return lines;
}
