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
  const { fields, estate } = call;
  const vif = visibleVirtualInterface(
    call,
    required(fields.string('virtualInterfaceId'), 'virtualInterfaceId'),
  );
  const filters = fields.structure('filters');
  const routes = new Shelf<Route>(({ routeDirection, cidr }) => `${routeDirection} ${cidr}`);
  for (const peer of vif.bgpPeers.filter(({ bgpStatus }) => bgpStatus === 'up')) {
    for (const route of routesOf(peer, vif, estate)) routes.add(route);
  }
  const list = `ListVirtualInterfaceRoutes|${vif.virtualInterfaceId}`;
  const { items, next } = page(call, list, routes, (route) => matches(route, filters));
  return { virtualInterfaceId: vif.virtualInterfaceId, routes: items, ...next };
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

function matches(route: Route, filters: Fields | undefined): boolean {
  const is = (name: 'routeDirection' | 'addressFamily') =>
    (filters?.string(name) ?? route[name]) === route[name];
  return (
    is('routeDirection') &&
    is('addressFamily') &&
    (filters?.strings('cidrs') ?? [route.cidr]).includes(route.cidr)
  );
}
