import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { PrefixCounts } from '../../directconnect/resources/prefixAllocations';
import { pages } from './lists';

/** How many prefixes AWS accepts from the router of a virtual interface at present. */
export async function readAcceptedPrefixes(
  reader: DirectConnectClient,
  virtualInterfaceId: string,
  signal?: AbortSignal,
): Promise<PrefixCounts> {
  const counts = { ipv4: 0, ipv6: 0 };
  await pages(
    reader,
    'ListVirtualInterfaceRoutes',
    { virtualInterfaceId, filters: { routeDirection: 'accepted' } },
    'routes',
    (rows) =>
      rows.forEach(({ addressFamily }) => {
        if (addressFamily === 'ipv4' || addressFamily === 'ipv6') counts[addressFamily] += 1;
      }),
    signal,
  );
  return counts;
}
