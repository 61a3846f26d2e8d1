import type { BGPPeer, NewBGPPeer, RouteFilterPrefix, VirtualInterface } from '../api';
import { asnOf } from '../addressing/asn';
import { parseIpv4Interface } from '../addressing/ipv4';
import { parseIpv6Interface } from '../addressing/ipv6';
import { isGone } from '../resources/states';
import { askedIn } from './newInterface';
import type { NewInterface, NewInterfaceInput } from './newInterface';

/** Whether a virtual interface has what one part of a request asks for: the same, another, or unknown. */
type Says = 'same' | 'other' | 'unknown';

const compare = <Value>(asked: Value, has: Value | undefined): Says =>
  has === undefined ? 'unknown' : has === asked ? 'same' : 'other';

/** The same for something that every virtual interface has. */
const must = <Value>(asked: Value, has: Value | undefined): Says => (has === asked ? 'same' : 'other');

/** A part that the request leaves to AWS rules out no virtual interface. */
const ifAsked = <Value>(asked: Value | undefined, says: (asked: Value) => Says): Says =>
  asked === undefined ? 'same' : says(asked);

/** An address in canonical form. */
const written = (address: string) =>
  JSON.stringify(parseIpv4Interface(address) ?? parseIpv6Interface(address) ?? address.trim());

const address = (asked: string | undefined, has: string | undefined) =>
  ifAsked(asked, (one) => compare(written(one), has ? written(has) : undefined));

/** A field that AWS left out proves nothing, except the ASN, which every peer has. */
function peerSays(asked: NewBGPPeer, peer: BGPPeer, keyIsMissing: boolean): Says[] {
  return [
    ifAsked(asnOf(asked), (asn) => must(asn, asnOf(peer))),
    ifAsked(asked.addressFamily, (family) => compare(family, peer.addressFamily)),
    address(asked.amazonAddress, peer.amazonAddress),
    address(asked.customerAddress, peer.customerAddress),
    keyIsMissing
      ? 'unknown'
      : ifAsked(asked.authKey || undefined, (key) => compare(key, peer.authKey || undefined)),
  ];
}

/**
 * Compares everything that a request for a BGP peer asks for with a peer as AWS describes it.
 * @param keyIsMissing true when the request had a key that is no longer available.
 */
export function peerLikeness(asked: NewBGPPeer, peer: BGPPeer, keyIsMissing: boolean): Likeness | undefined {
  const says = worst(peerSays(asked, peer, keyIsMissing));
  return says === 'other' ? undefined : says === 'same' ? 'certain' : 'likely';
}

const worst = (says: readonly Says[]): Says =>
  says.includes('other') ? 'other' : says.includes('unknown') ? 'unknown' : 'same';

/** The best match among a virtual interface's sessions: its own fields, and the peers that it lists. */
function sessionSays(
  asked: NewInterface,
  { bgpPeers = [], ...own }: VirtualInterface,
  keyIsMissing: boolean,
): Says {
  const each = [own, ...bgpPeers].map((peer) => worst(peerSays(asked, peer, keyIsMissing)));
  return each.includes('same') ? 'same' : each.includes('unknown') ? 'unknown' : 'other';
}

/** Anyone can change tags at any time, so different tags never mean that it is another virtual interface. */
function tagsSay({ tags: asked = [] }: NewInterface, { tags: has = [] }: VirtualInterface): Says {
  const are = new Map(has.map(({ key, value }) => [key, value ?? '']));
  return asked.every(({ key, value }) => are.get(key) === (value ?? '')) ? 'same' : 'unknown';
}

const cidrs = (prefixes: readonly RouteFilterPrefix[]) =>
  prefixes
    .map(({ cidr = '' }) => written(cidr))
    .sort()
    .join();

/** How certain it is that a virtual interface is the one that was requested. */
export type Likeness = 'certain' | 'likely';

/**
 * Compares everything that a request asks for, including its key, with a virtual interface as AWS describes it. What
 * the request leaves to AWS, such as addresses, is not compared.
 * @param keyIsMissing true when the request had a key that is no longer available.
 * @returns `undefined` when it is another; `likely` when something could not be compared.
 */
export function likeness(
  found: VirtualInterface,
  request: NewInterfaceInput,
  keyIsMissing: boolean,
): Likeness | undefined {
  const { fields: asked, ownerAccount: owner, type } = askedIn(request);
  const { virtualInterfaceState: state } = found;
  if (isGone(state)) return undefined;
  const says = worst([
    must(asked.vlan, found.vlan),
    must(asked.virtualInterfaceName, found.virtualInterfaceName),
    ifAsked(owner, (one) => must(one, found.ownerAccount)),
    found.virtualInterfaceType === undefined ? 'same' : compare(type, found.virtualInterfaceType),
    ifAsked(asked.mtu, (mtu) => compare(mtu, found.mtu)),
    ifAsked(asked.enableSiteLink, (on) => compare(on, found.siteLinkEnabled)),
    ifAsked(asked.virtualGatewayId, (id) => compare(id, found.virtualGatewayId ?? '')),
    ifAsked(asked.directConnectGatewayId, (id) => compare(id, found.directConnectGatewayId ?? '')),
    ifAsked(asked.routeFilterPrefixes, (prefixes) =>
      compare(cidrs(prefixes), found.routeFilterPrefixes && cidrs(found.routeFilterPrefixes)),
    ),
    ifAsked(asked.rateLimit, (limit) => compare(limit, found.rateLimit)),
    ifAsked(asked.prefixPoolAllocatedCountIpv4, (count) =>
      compare(count, found.prefixPoolAllocatedCountIpv4),
    ),
    ifAsked(asked.prefixPoolAllocatedCountIpv6, (count) =>
      compare(count, found.prefixPoolAllocatedCountIpv6),
    ),
    sessionSays(asked, found, keyIsMissing),
    tagsSay(asked, found),
  ]);
  return says === 'other' ? undefined : says === 'same' ? 'certain' : 'likely';
}
