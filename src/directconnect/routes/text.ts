import * as l10n from '@vscode/l10n';
import type { RouteDirection, RouteFilters } from '../api';
import { regionLabel } from '../labels';
import { bgpStatusWords } from '../resources/bgpStatus';
import { displayName } from '../resources/resources';
import type { VirtualInterface } from '../resources/resources';
import { visible } from '../text';
import { utcTime } from '../utcTime';
import { filterText, hidesAccepted } from './filter';
import { families, sorted } from './routes';
import type { SortedRoute } from './routes';
import { ageColumn, directionTitle, sinceColumn, tableLines } from './table';
import type { TimeColumn } from './table';
import { prefixUsage, usageWords } from './usage';

/** The routes of one direction, as far as they were read. */
export interface RouteList {
  readonly direction: RouteDirection;
  readonly routes: readonly SortedRoute[];
  /** True while more may come. */
  readonly isReading: boolean;
  /** Why not all could be read, in sentences. */
  readonly trouble?: string | undefined;
}

/** What a document of routes shows. */
export interface RoutesRead {
  readonly id: string;
  readonly profile: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
  readonly filters: RouteFilters;
  /** As AWS describes it; `undefined` if it could not be read. */
  readonly virtualInterface: VirtualInterface | undefined;
  readonly lists: readonly RouteList[];
}

type Steps = Generator<unknown, string>;

const countWords = (count: number): string =>
  count === 1 ? l10n.t('1 route') : l10n.t('{0} routes', count.toLocaleString());

function* section(
  title: string,
  { routes, trouble }: Pick<RouteList, 'routes' | 'trouble'>,
  time: TimeColumn,
): Generator<unknown, string[]> {
  const lines = yield* tableLines(sorted(routes), time);
  return ['', title, ...(trouble === undefined ? [] : [`  ${visible(trouble)}`]), ...lines];
}

function titleOf({ direction, routes, isReading, trouble }: RouteList): string {
  const count = countWords(routes.length);
  if (isReading) return l10n.t('{0}: {1} so far, still reading', directionTitle(direction), count);
  return trouble === undefined
    ? l10n.t('{0}: {1}', directionTitle(direction), count)
    : l10n.t('{0}: {1}, not all could be read', directionTitle(direction), count);
}

/** How much of its allocation is used, if the list of routes is complete. */
function usageLines({ filters, lists, virtualInterface }: RoutesRead): string[] {
  const list = lists.find(({ direction }) => direction === 'accepted');
  if (!virtualInterface || !list || list.isReading || list.trouble !== undefined) return [];
  const counted = families.filter((family) => !hidesAccepted(filters, family));
  const counts = Object.fromEntries(
    counted.map((family) => [
      family,
      list.routes.filter(({ route }) => route.addressFamily === family).length,
    ]),
  );
  return prefixUsage(counts, virtualInterface).flatMap(usageWords);
}

function headingOf(read: RoutesRead): string[] {
  const { id, profile, region, readAt, filters, virtualInterface } = read;
  const filter = filterText(filters);
  const bgp = virtualInterface && bgpStatusWords(virtualInterface);
  const usage = usageLines(read);
  return [
    l10n.t('Routes of {0} ({1})', displayName(virtualInterface?.virtualInterfaceName, id), id),
    l10n.t('Profile: {0}', visible(profile)),
    l10n.t('Region: {0}', regionLabel(region)),
    l10n.t('Read: {0}', `${utcTime(readAt)} UTC`),
    ...(filter === '' ? [] : [l10n.t('Filter: {0}', filter)]),
    ...(bgp === undefined ? [] : [l10n.t('State: {0}', bgp)]),
    ...(usage.length > 0 ? ['', ...usage] : []),
  ];
}

/** The document of routes as they were read. Yields after each row. */
export function* routesText(read: RoutesRead): Steps {
  const lines = headingOf(read);
  for (const list of read.lists) {
    lines.push(...(yield* section(titleOf(list), list, ageColumn(read.readAt))));
  }
  return `${lines.join('\n')}\n`;
}

/** Routes that were kept, to compare with others: the same routes are always the same text. Yields after each row. */
export function* keptRoutesText(name: string, lists: readonly RouteList[]): Steps {
  const lines = [l10n.t('Routes of {0}', name)];
  for (const list of lists) {
    lines.push(...(yield* section(directionTitle(list.direction), list, sinceColumn())));
  }
  return `${lines.join('\n')}\n`;
}
