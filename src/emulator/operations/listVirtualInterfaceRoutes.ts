import { associationsOf } from '../estate/gatewayUse';
import type { Estate } from '../estate/estate';
import type { AddressFamily, BgpPeer, VirtualInterface } from '../estate/model';
import { Shelf } from '../estate/shelf';
import type { Fields } from '../json/fields';
import { required } from '../json/fields';
import { visibleVirtualInterface } from '../rules/lookup';
import type { Call } from './call';
import { page } from './paging';

interface Route {
  readonly cidr: string;
  readonly routeDirection: 'accepted' | 'advertised';
  readonly addressFamily: AddressFamily;
  readonly asPath: readonly { readonly pathType: 'seq'; readonly path: readonly number[] }[];
  readonly communities: readonly string[];
  readonly awsLogicalDeviceId: string;
}

/**
 * The BGP routes of an interface whose sessions are up: as many accepted ones as the customer's router announces, and
 * what its Direct Connect gateway may advertise. Both accounts of the interface may ask [G].
 */
export function listVirtualInterfaceRoutes(call: Call): object {
  const { fields } = call;
  const id = fields.string('virtualInterfaceId');
  const matches = readFilters(fields.structure('filters'));
  const list = `ListVirtualInterfaceRoutes|${id ?? ''}`;
  const { items, next } = page(call, list, routesIn(call, id), matches);
  return { virtualInterfaceId: required(id, 'virtualInterfaceId'), routes: items, ...next };
}

function routesIn(call: Call, id: string | undefined): Shelf<Route> {
  const routes = new Shelf<Route>(({ routeDirection, cidr }) => `${routeDirection} ${cidr}`);
  if (id === undefined) return routes;
  const vif = visibleVirtualInterface(call, id);
  for (const peer of vif.bgpPeers.filter(({ bgpStatus }) => bgpStatus === 'up')) {
    for (const route of routesOf(peer, vif, call.estate)) routes.add(route);
  }
  return routes;
}

function routesOf(peer: BgpPeer, vif: VirtualInterface, estate: Estate): Route[] {
  const { addressFamily, announcedPrefixes, asn } = peer;
  const isOfFamily = (cidr: string) => cidr.includes(':') === (addressFamily === 'ipv6');
  const own = vif.routeFilterPrefixes.filter(isOfFamily);
  const accepted = Array.from(
    { length: announcedPrefixes },
    (_, index) => own[index] ?? madeUp(addressFamily, index),
  );
  const advertised = associationsOf(vif.directConnectGatewayId, estate)
    .flatMap(({ allowedPrefixes }) => allowedPrefixes)
    .filter(isOfFamily);
  const route = (routeDirection: Route['routeDirection'], from: number) => (cidr: string) => ({
    ...{ cidr, routeDirection, addressFamily, communities: [] },
    asPath: [{ pathType: 'seq' as const, path: [from] }],
    awsLogicalDeviceId: vif.awsLogicalDeviceId,
  });
  return [...accepted.map(route('accepted', asn)), ...advertised.map(route('advertised', vif.amazonSideAsn))];
}

function madeUp(family: AddressFamily, index: number): string {
  return family === 'ipv4'
    ? `10.${200 + Math.floor(index / 256)}.${index % 256}.0/24`
    : `fd00:0:${(index + 1).toString(16)}::/48`;
}

/** Which routes a request asks for: those that match every filter, and have every ASN and community of it [G]. */
function readFilters(filters: Fields | undefined): (route: Route) => boolean {
  const direction = filters?.string('routeDirection');
  const family = filters?.string('addressFamily');
  const cidrs = filters?.strings('cidrs');
  const asPath = filters?.integers('asPath') ?? [];
  const communities = filters?.strings('communities') ?? [];
  return (route) =>
    (direction ?? route.routeDirection) === route.routeDirection &&
    (family ?? route.addressFamily) === route.addressFamily &&
    (cidrs ?? [route.cidr]).includes(route.cidr) &&
    asPath.every((asn) => route.asPath.some(({ path }) => path.includes(asn))) &&
    communities.every((community) => route.communities.includes(community));
}
