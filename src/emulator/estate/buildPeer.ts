import { assignAddresses } from './addressing';
import { announcedRoute, companyRoutes, publicRoutes } from './announcements';
import type { BgpPeerData } from './dataFile/schema';
import type { Estate } from './estate';
import { bgpKey, resourceId } from './identifiers';
import type { AddressFamily, AnnouncedRoute, BgpPeer } from './model';

/** How long a session has been up at the start, unless that is chosen. */
const UP_FOR_SECONDS = 86_400;
const NO_ROUTES: readonly AnnouncedRoute[] = [];

/** What a peer inherits from its interface. */
export interface PeerPlace {
  readonly routeFilterPrefixes: readonly string[];
  /** True while the interface is in a failover test: sessions that are down come back when it ends. */
  readonly isTested: boolean;
}

/**
 * A BGP peer from its data: missing keys and addresses are generated. A router is expected to answer, unless the peer
 * was provisioned and is not up.
 */
export function peerFrom(
  estate: Estate,
  data: BgpPeerData,
  { routeFilterPrefixes, isTested }: PeerPlace = { routeFilterPrefixes: [], isTested: false },
): BgpPeer {
  const addressFamily = data.addressFamily ?? 'ipv4';
  const { asn, amazonAddress, customerAddress, bgpPeerState = 'available', bgpStatus = 'up' } = data;
  const addresses =
    amazonAddress !== undefined && customerAddress !== undefined
      ? { amazonAddress, customerAddress }
      : assignAddresses(estate, addressFamily);
  const isKeptDown = isTested && bgpStatus === 'down';
  return {
    bgpPeerId: data.bgpPeerId ?? resourceId('dxpeer'),
    asn,
    authKey: data.authKey ?? bgpKey(),
    addressFamily,
    ...addresses,
    bgpPeerState,
    bgpStatus,
    routerAnswers: bgpStatus === 'up' || bgpPeerState !== 'available' || isKeptDown,
    isTested: isKeptDown,
    upSince: Date.now() - (data.upForSeconds ?? UP_FOR_SECONDS) * 1000,
    announced:
      data.announcedRoutes?.map((route) => ({
        ...announcedRoute(route.cidr, route.asPath ?? [asn], route.communities ?? []),
        asSet: route.asSet ?? [],
      })) ?? routesToAnnounce(asn, addressFamily, data.announcedPrefixes ?? 0, routeFilterPrefixes),
  };
}

/** Invents this many routes. */
export function routesToAnnounce(
  asn: number,
  family: AddressFamily,
  count: number,
  routeFilterPrefixes: readonly string[],
): readonly AnnouncedRoute[] {
  if (count === 0) return NO_ROUTES;
  return routeFilterPrefixes.length > 0
    ? publicRoutes(asn, family, count, routeFilterPrefixes)
    : companyRoutes(asn, family, count);
}
