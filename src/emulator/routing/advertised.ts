import { contains, parseCidr } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';
import type { Estate } from '../estate/estate';
import { associationsOf, attachedTo } from '../estate/gatewayUse';
import type { GatewayAssociation, VirtualInterface } from '../estate/model';
import { acceptedRoutes } from './accepted';
import { amazonPrefixes } from './amazonPrefixes';
import type { Route } from './route';

/** A prefix to advertise, whichever the session. */
type Prefix = Pick<Route, 'cidr' | 'asPath' | 'asSet' | 'communities'>;

/**
 * The routes that AWS sends to the customer's router, while its session is up: the prefixes behind the gateway, with
 * SiteLink those of other interfaces, or Amazon's public ones.
 */
export function advertisedRoutes(vif: VirtualInterface, estate: Estate): Route[] {
  const up = vif.bgpPeers.filter(({ bgpStatus }) => bgpStatus === 'up');
  if (up.length === 0) return [];
  const prefixes = best(vif.virtualInterfaceType === 'public' ? amazonPrefixes(vif) : behind(vif, estate));
  return up.flatMap(({ addressFamily, upSince }) =>
    prefixes
      .filter(({ cidr }) => cidr.family === addressFamily)
      .map((prefix): Route => ({ ...prefix, direction: 'advertised', installedAt: upSince })),
  );
}

/** Of routes to the same prefix, the one with the shortest path. */
function best(prefixes: readonly Prefix[]): Prefix[] {
  const chosen = new Map<string, Prefix>();
  for (const prefix of prefixes) {
    const key = `${prefix.cidr.family} ${prefix.cidr.first}/${prefix.cidr.length}`;
    const present = chosen.get(key);
    if (!present || prefix.asPath.length < present.asPath.length) chosen.set(key, prefix);
  }
  return [...chosen.values()];
}

function behind(vif: VirtualInterface, estate: Estate): Prefix[] {
  const { directConnectGatewayId, virtualGatewayId, amazonSideAsn, siteLinkEnabled } = vif;
  const from = (cidr: Cidr): Prefix => ({ cidr, asPath: [amazonSideAsn], asSet: [], communities: [] });
  if (directConnectGatewayId === '') return vpcCidrs(virtualGatewayId, estate).map(from);
  const own = associationsOf(directConnectGatewayId, estate).flatMap((one) => announcedBy(one, estate));
  return [...own.map(from), ...(siteLinkEnabled ? ofOtherSites(vif, estate) : [])];
}

/**
 * With a virtual private gateway, the allowed prefixes are a filter on those of its VPC; otherwise they are announced as
 * they are.
 */
function announcedBy(association: GatewayAssociation, estate: Estate): Cidr[] {
  const { associationState, associatedGateway, allowedPrefixes } = association;
  if (associationState !== 'associated' && associationState !== 'updating') return [];
  const allowed = allowedPrefixes.flatMap((text) => parseCidr(text) ?? []);
  if (associatedGateway?.type !== 'virtualPrivateGateway') return allowed;
  const own = vpcCidrs(associatedGateway.id, estate);
  return allowed.length === 0 ? own : own.filter((cidr) => allowed.some((one) => contains(one, cidr)));
}

function vpcCidrs(virtualGatewayId: string, estate: Estate): Cidr[] {
  const gateway = estate.virtualGateways.get(virtualGatewayId);
  return (gateway?.vpcCidrs ?? []).flatMap((text) => parseCidr(text) ?? []);
}

/** What the other interfaces of the gateway with SiteLink accepted. */
function ofOtherSites(vif: VirtualInterface, estate: Estate): Prefix[] {
  return attachedTo(vif.directConnectGatewayId, estate)
    .filter((other) => other !== vif && other.siteLinkEnabled)
    .flatMap(acceptedRoutes)
    .map(({ cidr, asPath, asSet }) => ({
      cidr,
      asPath: [vif.amazonSideAsn, ...asPath],
      asSet,
      communities: [],
    }));
}
