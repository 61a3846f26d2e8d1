import type { BGPPeer, NewBGPPeer, RouteFilterPrefix, VirtualInterface } from '../api';
import { asnOf } from '../addressing/asn';
import { parseIpv4Interface } from '../addressing/ipv4';
import { parseIpv6Interface } from '../addressing/ipv6';
import { isGone } from '../resources/states';
import { askedIn } from './newInterface';
import type { NewInterface, NewInterfaceInput } from './newInterface';

/** Whether a virtual interface has what one part of a request asks for: the same, another, or unknown. */
type Comparison = 'same' | 'other' | 'unknown';

const compare = <Value>(asked: Value, has: Value | undefined): Comparison =>
  has === undefined ? 'unknown' : has === asked ? 'same' : 'other';

/** The same for something that every virtual interface has. */
const compareRequired = <Value>(asked: Value, has: Value | undefined): Comparison =>
  has === asked ? 'same' : 'other';

/** A part that the request leaves to AWS rules out no virtual interface. */
const compareIfAsked = <Value>(asked: Value | undefined, says: (asked: Value) => Comparison): Comparison =>
  asked === undefined ? 'same' : says(asked);

/** An address in canonical form. */
const canonical = (compareAddresses: string) =>
  JSON.stringify(
    parseIpv4Interface(compareAddresses) ?? parseIpv6Interface(compareAddresses) ?? compareAddresses.trim(),
  );

const address = (asked: string | undefined, has: string | undefined) =>
  compareIfAsked(asked, (one) => compare(canonical(one), has ? canonical(has) : undefined));

/** A field that AWS left out proves nothing, except the ASN, which every peer has. */
function comparePeer(asked: NewBGPPeer, peer: BGPPeer, keyIsMissing: boolean): Comparison[] {
  return [
    compareIfAsked(asnOf(asked), (asn) => compareRequired(asn, asnOf(peer))),
    compareIfAsked(asked.addressFamily, (family) => compare(family, peer.addressFamily)),
    address(asked.amazonAddress, peer.amazonAddress),
    address(asked.customerAddress, peer.customerAddress),
    keyIsMissing
      ? 'unknown'
      : compareIfAsked(asked.authKey || undefined, (key) => compare(key, peer.authKey || undefined)),
  ];
}

/**
 * Compares everything that a request for a BGP peer asks for with a peer as AWS describes it.
 * @param keyIsMissing true when the request had a key that is no longer available.
 */
export function matchPeer(
  asked: NewBGPPeer,
  peer: BGPPeer,
  keyIsMissing: boolean,
): MatchCertainty | undefined {
  const says = worst(comparePeer(asked, peer, keyIsMissing));
  return says === 'other' ? undefined : says === 'same' ? 'certain' : 'likely';
}

const worst = (says: readonly Comparison[]): Comparison =>
  says.includes('other') ? 'other' : says.includes('unknown') ? 'unknown' : 'same';

/** The best match among a virtual interface's sessions: its own fields, and the peers that it lists. */
function compareSessions(
  asked: NewInterface,
  { bgpPeers = [], ...own }: VirtualInterface,
  keyIsMissing: boolean,
): Comparison {
  const each = [own, ...bgpPeers].map((peer) => worst(comparePeer(asked, peer, keyIsMissing)));
  return each.includes('same') ? 'same' : each.includes('unknown') ? 'unknown' : 'other';
}

/** Anyone can change tags at any time, so different tags never mean that it is another virtual interface. */
function compareTags({ tags: asked = [] }: NewInterface, { tags: has = [] }: VirtualInterface): Comparison {
  const are = new Map(has.map(({ key, value }) => [key, value ?? '']));
  return asked.every(({ key, value }) => are.get(key) === (value ?? '')) ? 'same' : 'unknown';
}

const cidrs = (prefixes: readonly RouteFilterPrefix[]) =>
  prefixes
    .map(({ cidr = '' }) => canonical(cidr))
    .sort()
    .join();

/** How certain it is that a virtual interface is the one that was requested. */
export type MatchCertainty = 'certain' | 'likely';

/**
 * Compares everything that a request asks for, including its key, with a virtual interface as AWS describes it. What
 * the request leaves to AWS, such as addresses, is not compared.
 * @param keyIsMissing true when the request had a key that is no longer available.
 * @returns `undefined` when it is another; `likely` when something could not be compared.
 */
export function matchRequest(
  found: VirtualInterface,
  request: NewInterfaceInput,
  keyIsMissing: boolean,
): MatchCertainty | undefined {
  const { fields: asked, ownerAccount: owner, type } = askedIn(request);
  const { virtualInterfaceState: state } = found;
  if (isGone(state)) return undefined;
  const says = worst([
    compareRequired(asked.vlan, found.vlan),
    compareRequired(asked.virtualInterfaceName, found.virtualInterfaceName),
    compareIfAsked(owner, (one) => compareRequired(one, found.ownerAccount)),
    found.virtualInterfaceType === undefined ? 'same' : compare(type, found.virtualInterfaceType),
    compareIfAsked(asked.mtu, (mtu) => compare(mtu, found.mtu)),
    compareIfAsked(asked.enableSiteLink, (on) => compare(on, found.siteLinkEnabled)),
    compareIfAsked(asked.virtualGatewayId, (id) => compare(id, found.virtualGatewayId ?? '')),
    compareIfAsked(asked.directConnectGatewayId, (id) => compare(id, found.directConnectGatewayId ?? '')),
    compareIfAsked(asked.routeFilterPrefixes, (prefixes) =>
      compare(cidrs(prefixes), found.routeFilterPrefixes && cidrs(found.routeFilterPrefixes)),
    ),
    compareIfAsked(asked.rateLimit, (limit) => compare(limit, found.rateLimit)),
    compareIfAsked(asked.prefixPoolAllocatedCountIpv4, (count) =>
      compare(count, found.prefixPoolAllocatedCountIpv4),
    ),
    compareIfAsked(asked.prefixPoolAllocatedCountIpv6, (count) =>
      compare(count, found.prefixPoolAllocatedCountIpv6),
    ),
    compareSessions(asked, found, keyIsMissing),
    compareTags(asked, found),
  ]);
  return says === 'other' ? undefined : says === 'same' ? 'certain' : 'likely';
}
