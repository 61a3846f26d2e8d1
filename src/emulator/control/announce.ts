import { MAX_ANNOUNCED, announcedRoute } from '../estate/announcements';
import { routesToAnnounce } from '../estate/buildPeer';
import { parseCidr } from '../estate/cidr';
import type { AddressFamily, AnnouncedRoute, BgpPeer, VirtualInterface } from '../estate/model';
import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';

const ASN_MAX = 4294967294;

/** What the router announces to each peer from now on. */
type Announced = (
  vif: VirtualInterface,
  peers: readonly BgpPeer[],
) => readonly [BgpPeer, readonly AnnouncedRoute[]][];

interface AskedRoute {
  readonly cidr: string;
  readonly family: AddressFamily;
  readonly asPath: readonly number[] | undefined;
  readonly asSet: readonly number[];
  readonly communities: readonly string[];
}

/** Reads either the `routes` that the customer's router announces, or how many `prefixes`. */
export function readAnnounced(fields: Fields): Announced | undefined {
  const prefixes = fields.integer('prefixes');
  const routes = fields.structures('routes')?.map(readRoute);
  if (prefixes !== undefined && routes) refuse('prefixes and routes cannot be given together.');
  if (routes) return (vif, peers) => routesOf(vif, peers, routes);
  if (prefixes === undefined) return undefined;
  if (prefixes < 0 || prefixes > MAX_ANNOUNCED) refuse(`prefixes must be from 0 to ${MAX_ANNOUNCED}.`);
  return ({ routeFilterPrefixes }, peers) =>
    peers.map((peer) => [
      peer,
      routesToAnnounce(peer.asn, peer.addressFamily, prefixes, routeFilterPrefixes),
    ]);
}

function readRoute(fields: Fields): AskedRoute {
  const text = required(fields.string('cidr'), 'The cidr of a route');
  const cidr = parseCidr(text) ?? refuse(`${text} is not a prefix, such as 192.0.2.0/24 or 2001:db8::/48.`);
  const asPath = fields.integers('asPath');
  const asSet = fields.integers('asSet') ?? [];
  const communities = fields.strings('communities') ?? [];
  if ([...(asPath ?? []), ...asSet].some((asn) => asn < 1 || asn > ASN_MAX)) {
    refuse(`The ASNs of ${text} must be between 1 and ${ASN_MAX}.`);
  }
  const community = communities.find((one) => !/^\d+:\d+$/.test(one));
  if (community !== undefined) refuse(`${community} is not a community, such as 7224:7100.`);
  return { cidr: text, family: cidr.family, asPath, asSet, communities };
}

function routesOf(
  { virtualInterfaceId }: VirtualInterface,
  peers: readonly BgpPeer[],
  routes: readonly AskedRoute[],
): [BgpPeer, AnnouncedRoute[]][] {
  if (routes.length > MAX_ANNOUNCED) refuse(`There can be at most ${MAX_ANNOUNCED} routes.`);
  const cidrs = new Set<string>();
  for (const { cidr, family } of routes) {
    if (cidrs.has(cidr)) refuse(`The route ${cidr} is listed more than once.`);
    cidrs.add(cidr);
    if (peers.every(({ addressFamily }) => addressFamily !== family)) {
      refuse(`${cidr} cannot be announced: ${virtualInterfaceId} has no ${family} peer.`);
    }
  }
  return peers.map((peer) => [
    peer,
    routes
      .filter(({ family }) => family === peer.addressFamily)
      .map(({ cidr, asPath, asSet, communities }) => ({
        ...announcedRoute(cidr, beginningWith(peer.asn, cidr, asPath), communities),
        asSet,
      })),
  ]);
}

/** A router puts its own ASN before the rest of the path. */
function beginningWith(asn: number, cidr: string, asPath: readonly number[] = [asn]): readonly number[] {
  if (asPath[0] !== asn) refuse(`The asPath of ${cidr} must begin with the ASN of the peer, ${asn}.`);
  return asPath;
}
