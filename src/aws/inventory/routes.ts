import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { Route } from '../../directconnect/api';
import type { PrefixCounts } from '../../directconnect/resources/prefixAllocations';
import type { RoutesOf } from '../session/session';
import { pages } from './lists';
import type { Take } from './lists';

/**
 * Reads the routes of a virtual interface in one direction, a page at a time. A session that is down has none.
 * @throws Failure, of kind `incomplete` when everything was read except for malformed rows.
 */
export const readRoutes = (
  reader: DirectConnectClient,
  { virtualInterfaceId, direction, filters }: RoutesOf,
  take: Take<Route>,
  signal?: AbortSignal,
): Promise<void> =>
  pages(
    reader,
    'ListVirtualInterfaceRoutes',
    { virtualInterfaceId, filters: { ...filters, routeDirection: direction } },
    'routes',
    // An endpoint that ignores the filter answers both directions.
    (rows) => take(rows.filter(({ routeDirection = direction }) => routeDirection === direction)),
    signal,
  );

/** How many prefixes AWS accepts from the router of a virtual interface at present. */
export async function readAcceptedPrefixes(
  reader: DirectConnectClient,
  virtualInterfaceId: string,
  signal?: AbortSignal,
): Promise<PrefixCounts> {
  const counts = { ipv4: 0, ipv6: 0 };
  await readRoutes(
    reader,
    { virtualInterfaceId, direction: 'accepted' },
    (routes) =>
      routes.forEach(({ addressFamily }) => {
        if (addressFamily === 'ipv4' || addressFamily === 'ipv6') counts[addressFamily] += 1;
      }),
    signal,
  );
  return counts;
}
