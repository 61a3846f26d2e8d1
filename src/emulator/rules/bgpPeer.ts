import { stayingPeers } from '../estate/bgpPeers';
import type { AddressFamily, BgpPeer, VirtualInterface } from '../estate/model';
import { refuse } from '../refusal';

/**
 * An interface has one peer of each address family. The API reference allows two with logical redundancy, the user
 * guide does not; and one that is being deleted counts until it is deleted [G].
 */
export function checkFreeFamily(
  { virtualInterfaceId, bgpPeers }: VirtualInterface,
  family: AddressFamily,
): void {
  const present = bgpPeers.find(
    ({ addressFamily, bgpPeerState }) => addressFamily === family && bgpPeerState !== 'deleted',
  );
  if (!present) return;
  refuse(
    `${virtualInterfaceId} already has a BGP peer of the address family ${family}: ${present.bgpPeerId} in state ${present.bgpPeerState}.`,
  );
}

/** How a request names a peer. */
export interface NamedPeer {
  readonly bgpPeerId: string | undefined;
  readonly asn: number | undefined;
  readonly asnLong: number | undefined;
  readonly customerAddress: string | undefined;
}

/** The peer that a request names by its id, or by ASN and customer address; everything that it gives must match [G]. */
export function findPeer(vif: VirtualInterface, named: NamedPeer): BgpPeer {
  const { bgpPeerId, asnLong, customerAddress } = named;
  const asn = asnLong ?? named.asn;
  if (bgpPeerId === undefined && (asn === undefined || customerAddress === undefined)) {
    refuse('bgpPeerId, or customerAddress with asn or asnLong, is required.');
  }
  const found = vif.bgpPeers.filter(
    (peer) =>
      peer.bgpPeerState !== 'deleted' &&
      (bgpPeerId === undefined || peer.bgpPeerId === bgpPeerId) &&
      (asn === undefined || peer.asn === asn) &&
      (customerAddress === undefined || peer.customerAddress === customerAddress),
  );
  // After a move, the old peer has the same address as the new one.
  const peer = found.find(({ bgpPeerState }) => bgpPeerState !== 'deleting') ?? found[0];
  return peer ?? refuse(`Could not find this BGP peer on ${vif.virtualInterfaceId}.`);
}

export function checkIsNotLast(vif: VirtualInterface): void {
  if (stayingPeers(vif).length < 2) refuse('The last BGP Peer on a Virtual Interface cannot be deleted');
}

/** The peers of a failover test: those named, each once, or all; provisioned, so that they have sessions [G]. */
export function peersToTest(vif: VirtualInterface, ids: readonly string[] | undefined): BgpPeer[] {
  const { virtualInterfaceId } = vif;
  const staying = stayingPeers(vif);
  if (ids?.length === 0) refuse('bgpPeers must name a BGP peer. Leave it out to test all of them.');
  if (new Set(ids).size < (ids?.length ?? 0)) refuse('bgpPeers names a BGP peer more than once.');
  const peers = ids
    ? ids.map(
        (id) =>
          staying.find(({ bgpPeerId }) => bgpPeerId === id) ??
          refuse(`${virtualInterfaceId} has no BGP peer ${id}.`),
      )
    : staying.filter(({ bgpPeerState }) => bgpPeerState === 'available');
  for (const { bgpPeerId, bgpPeerState } of peers) {
    if (bgpPeerState !== 'available') refuse(`BGP peer ${bgpPeerId} is in state ${bgpPeerState}.`);
  }
  return peers;
}
