import { contains, parseCidr } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';
import type { AnnouncedRoute, BgpPeer, VirtualInterface } from '../estate/model';
import type { Route } from './route';

/** Communities that AWS acts on, and lists: local preference; on public interfaces, how far a route goes. */
const LOCAL_PREFERENCE = ['7224:7100', '7224:7200', '7224:7300'];
const SCOPE = ['7224:9100', '7224:9200', '7224:9300'];

/**
 * The routes that AWS accepts from the customer's router. A session that is down has none. On a public interface, only
 * those within its prefixes; nowhere one with the Amazon-side ASN in its path [G].
 */
export function acceptedRoutes(vif: VirtualInterface): Route[] {
  const filters = vif.routeFilterPrefixes.flatMap((text) => parseCidr(text) ?? []);
  const isPublic = vif.virtualInterfaceType === 'public';
  const communities = isPublic ? SCOPE : LOCAL_PREFERENCE;
  return vif.bgpPeers
    .filter(({ bgpStatus }) => bgpStatus === 'up')
    .flatMap((peer) => peer.announced.flatMap((route) => accept(route, peer, vif, communities)))
    .filter(({ cidr }) => !isPublic || filters.some((filter) => contains(filter, cidr)));
}

function accept(
  { cidr: text, asPath, asSet, communities, since }: AnnouncedRoute,
  { upSince }: BgpPeer,
  { amazonSideAsn }: VirtualInterface,
  supported: readonly string[],
): Route[] {
  const cidr: Cidr | undefined = parseCidr(text);
  if (!cidr || [...asPath, ...asSet].includes(amazonSideAsn)) return [];
  return [
    {
      cidr,
      direction: 'accepted',
      asPath,
      asSet,
      communities: communities.filter((community) => supported.includes(community)),
      installedAt: Math.max(since, upSince),
    },
  ];
}
