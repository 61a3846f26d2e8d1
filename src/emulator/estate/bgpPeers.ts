import type { BgpPeer, VirtualInterface } from './model';

/** Whether a peer is being deleted, or was deleted and is still listed. */
function isLeaving({ bgpPeerState }: BgpPeer): boolean {
  return bgpPeerState === 'deleting' || bgpPeerState === 'deleted';
}

/** The peers that an interface keeps. */
export function stayingPeers({ bgpPeers }: VirtualInterface): BgpPeer[] {
  return bgpPeers.filter((peer) => !isLeaving(peer));
}

/** The peers to configure a router for: those that the interface keeps, or all of an interface that is deleted. */
export function presentPeers(vif: VirtualInterface): readonly [BgpPeer, ...BgpPeer[]] {
  const [first, ...others] = stayingPeers(vif);
  return first ? [first, ...others] : vif.bgpPeers;
}
