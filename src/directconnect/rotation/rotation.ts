import { asnFields, asnOf } from '../addressing/asn';
import type { NewBGPPeer } from '../api';
import { peerStatus, stayingPeers } from '../resources/bgpStatus';
import type { BgpPeer, VirtualInterface } from '../resources/resources';

export type Family = 'ipv4' | 'ipv6';

/** A BGP peer as it was when the rotation began: it is created again with these values. Contains no key. */
export interface PeerToRotate {
  readonly family: Family;
  /** The id of the peer that has the old key. */
  readonly oldPeerId: string;
  readonly asn: number;
  readonly customerAddress?: string;
  readonly amazonAddress?: string;
}

interface Begun {
  readonly virtualInterfaceId: string;
  /** As AWS returned it. */
  readonly virtualInterfaceName?: string;
}

/** The peers are created again on the same virtual interface. */
export interface PeerRotation extends Begun {
  /**
   * `eachFamily`: an IPv4 and an IPv6 peer, one after the other. `temporaryPeer`: a single peer, and one of the other
   * family meanwhile, since AWS does not delete the last peer.
   */
  readonly way: 'eachFamily' | 'temporaryPeer';
  /** In the order in which they are created again. */
  readonly peers: readonly PeerToRotate[];
}

/** Another virtual interface takes over, and the old one is deleted. */
export interface ParallelRotation extends Begun {
  readonly way: 'parallel';
  readonly families: readonly Family[];
  /** The virtual interface that takes over, once it is known. */
  readonly parallelId?: string;
  /** True once the user said that the router prefers the other virtual interface. */
  readonly isSwitched?: boolean;
}

/** A change of the MD5 key of a virtual interface, for which AWS has no operation. Never contains a key. */
export type Rotation = PeerRotation | ParallelRotation;

export type Way = Rotation['way'];

export const otherFamily = (family: Family): Family => (family === 'ipv4' ? 'ipv6' : 'ipv4');

/** What is needed to create a peer again; `undefined` if AWS does not say enough about it. */
function peerToRotate(peer: BgpPeer): PeerToRotate | undefined {
  const { bgpPeerId, addressFamily, customerAddress, amazonAddress } = peer;
  const asn = asnOf(peer);
  if (!bgpPeerId || asn === undefined || (addressFamily !== 'ipv4' && addressFamily !== 'ipv6')) {
    return undefined;
  }
  return {
    family: addressFamily,
    oldPeerId: bgpPeerId,
    asn,
    ...(customerAddress && { customerAddress }),
    ...(amazonAddress && { amazonAddress }),
  };
}

/**
 * The peers whose key is to be changed. One whose session is down comes first, since its traffic is down anyway.
 * @returns undefined if AWS does not say enough about one, or if a family has several.
 */
export function peersToRotate(virtualInterface: VirtualInterface): readonly PeerToRotate[] | undefined {
  const down = (peer: BgpPeer) => Number(peerStatus(peer) === 'up');
  const peers = stayingPeers(virtualInterface).toSorted((one, other) => down(one) - down(other));
  const toRotate = peers.flatMap((peer) => peerToRotate(peer) ?? []);
  const families = new Set(toRotate.map(({ family }) => family));
  return toRotate.length > 0 && toRotate.length === peers.length && families.size === toRotate.length
    ? toRotate
    : undefined;
}

/** A rotation that begins now. */
export function beginRotation(
  way: Way,
  { virtualInterfaceId = '', virtualInterfaceName }: VirtualInterface,
  toRotate: readonly PeerToRotate[],
): Rotation {
  const begun = {
    virtualInterfaceId,
    ...(virtualInterfaceName && { virtualInterfaceName }),
  };
  return way === 'parallel'
    ? { ...begun, way, families: toRotate.map(({ family }) => family) }
    : { ...begun, way, peers: toRotate };
}

/**
 * The peer to create again, without its key. IPv4 gets its old addresses; AWS chooses those of IPv6. Source: Direct
 * Connect API Reference, NewBGPPeer.
 */
export const newPeerFor = ({ family, asn, customerAddress, amazonAddress }: PeerToRotate): NewBGPPeer => ({
  ...asnFields(asn),
  addressFamily: family,
  ...(family === 'ipv4' && customerAddress && amazonAddress && { customerAddress, amazonAddress }),
});
