import { parseCidr } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { Route } from '../routing/route';

const MAX_CIDRS = 10;
const ASN_MAX = 4294967295;

/** What a request for routes asks for; what is absent or empty does not limit it, except `cidrs`. */
export interface RouteFilters {
  readonly routeDirection: string | undefined;
  readonly addressFamily: string | undefined;
  readonly cidrs: readonly string[] | undefined;
  readonly asPath: readonly number[];
  readonly communities: readonly string[];
}

export function readRouteFilters(fields: Fields): RouteFilters {
  return {
    routeDirection: fields.string('routeDirection'),
    addressFamily: fields.string('addressFamily'),
    cidrs: fields.strings('cidrs'),
    asPath: fields.integers('asPath') ?? [],
    communities: fields.strings('communities') ?? [],
  };
}

/**
 * Checks the filters, and combines them into one. A route is wanted if it has one of the prefixes exactly, these ASNs
 * next to each other in its path, and all of the communities [G].
 */
export function wantedRoutes(filters: RouteFilters): (route: Route) => boolean {
  const { routeDirection, addressFamily, asPath, communities } = filters;
  oneOf('routeDirection', routeDirection, ['accepted', 'advertised']);
  oneOf('addressFamily', addressFamily, ['ipv4', 'ipv6']);
  const cidrs = filters.cidrs && checkCidrs(filters.cidrs);
  const asn = asPath.find((number) => number < 0 || number > ASN_MAX);
  if (asn !== undefined) refuse(`asPath ${asn} is not an ASN. It must be between 0 and ${ASN_MAX}.`);
  const other = communities.find((community) => !/^\d+:\d+$/.test(community));
  if (other !== undefined) refuse(`${other} is not a community, such as 7224:7100.`);
  return (route) =>
    (routeDirection === undefined || route.direction === routeDirection) &&
    (addressFamily === undefined || route.cidr.family === addressFamily) &&
    (cidrs === undefined || cidrs.some((cidr) => isSame(cidr, route.cidr))) &&
    hasInOrder([...route.asPath, ...route.asSet], asPath) &&
    communities.every((community) => route.communities.includes(community));
}

function oneOf(name: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value)) {
    refuse(`${name} ${value} is not valid. It must be ${known.join(' or ')}.`);
  }
}

function checkCidrs(texts: readonly string[]): Cidr[] {
  if (texts.length < 1 || texts.length > MAX_CIDRS) {
    refuse(`cidrs must contain 1 to ${MAX_CIDRS} prefixes, not ${texts.length}.`);
  }
  return texts.map(
    (text) => parseCidr(text) ?? refuse(`${text} is not a prefix such as 192.0.2.0/24 or 2001:db8::/48.`),
  );
}

function isSame(one: Cidr, other: Cidr): boolean {
  return one.family === other.family && one.first === other.first && one.length === other.length;
}

function hasInOrder(path: readonly number[], wanted: readonly number[]): boolean {
  return path.some((_, start) => wanted.every((asn, index) => path[start + index] === asn));
}
