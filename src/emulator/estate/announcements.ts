import { halves, parseCidr } from './cidr';
import type { AddressFamily, AnnouncedRoute } from './model';

/** More would only take memory: no session may announce as many. */
export const MAX_ANNOUNCED = 10_000;

/**
 * What every site of a company announces, so that another site can carry it: data centers, campus, internet breakout.
 */
const EVERYWHERE: Readonly<Record<AddressFamily, readonly string[]>> = {
  ipv4: ['10.16.0.0/14', '10.20.0.0/16', '172.20.0.0/14', '172.31.240.0/20', '192.168.8.0/21'],
  ipv6: ['2001:db8:10::/44', '2001:db8:20::/48'],
};
const FIRST_SITE = 160;
const SITES = 96;
/** A site's networks behind a router of its own, with a private ASN. */
const FIRST_BRANCH_ASN = 65101;
const BRANCHES = 12;
/** Local preference for traffic from AWS: high, and low for a path of last resort. */
const PREFER = '7224:7300';
const AVOID = '7224:7100';

/**
 * As many routes as a router announces, like those of a company: a few that all of its sites have, then the networks of
 * the site, which the ASN determines, some of them learned from branches.
 */
export function companyRoutes(asn: number, family: AddressFamily, count: number): AnnouncedRoute[] {
  return Array.from({ length: count }, (_, index) => {
    const common = EVERYWHERE[family][index];
    if (common !== undefined) return announcedRoute(common, [asn], [PREFER]);
    const at = index - EVERYWHERE[family].length;
    const branch = FIRST_BRANCH_ASN + (at % BRANCHES);
    const communities = at % 10 === 9 ? [AVOID] : [];
    return announcedRoute(siteNetwork(asn, family, at), at % 3 === 2 ? [asn, branch] : [asn], communities);
  });
}

function siteNetwork(asn: number, family: AddressFamily, index: number): string {
  const site = FIRST_SITE + ((asn + Math.floor(index / 256)) % SITES);
  return family === 'ipv4'
    ? `10.${site}.${index % 256}.0/24`
    : `2001:db8:${(site * 256 + (index % 256)).toString(16)}::/48`;
}

/**
 * The same for a public interface: first its prefixes and parts of them, then routes of a company, which AWS does not
 * accept.
 */
export function publicRoutes(
  asn: number,
  family: AddressFamily,
  count: number,
  routeFilterPrefixes: readonly string[],
): AnnouncedRoute[] {
  const prefixes = routeFilterPrefixes.flatMap((text) => parseCidr(text) ?? []);
  const parts = prefixes.filter((cidr) => cidr.family === family);
  for (let index = 0; index < parts.length && parts.length < count; index += 1) {
    const part = parts[index];
    if (part) parts.push(...halves(part));
  }
  const own = parts.slice(0, count).map((cidr) => announcedRoute(cidr.text, [asn], []));
  return [...own, ...companyRoutes(asn, family, count - own.length)];
}

export function announcedRoute(
  cidr: string,
  asPath: readonly number[],
  communities: readonly string[],
): AnnouncedRoute {
  return { cidr, asPath, asSet: [], communities, since: 0 };
}
