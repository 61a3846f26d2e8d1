import type { Change } from '../../directconnect/impact/change';
import { peerKey } from '../../directconnect/impact/change';
import { stayingPeers } from '../../directconnect/resources/bgpStatus';
import type { BgpPeer } from '../../directconnect/resources/resources';
import { oldPeerOf } from '../../directconnect/rotation/progress';
import { otherFamily } from '../../directconnect/rotation/rotation';
import type { RotationStatus } from './context';

/** The peer that the next step deletes, if it deletes one. */
export function peerToDelete({
  rotation,
  read: { old },
  progress: { next },
}: RotationStatus): BgpPeer | undefined {
  if (!old || !next || rotation.way === 'parallel') return undefined;
  const peer = rotation.peers.find(({ family }) => family === next.family);
  if (next.kind === 'delete') return peer && oldPeerOf(old, peer);
  const [first] = rotation.peers;
  const temporary = first && otherFamily(first.family);
  return next.kind === 'deleteTemporary'
    ? stayingPeers(old).find(({ addressFamily }) => addressFamily === temporary)
    : undefined;
}

/** What the next step takes down, if anything. */
export function changeOf(status: RotationStatus): Change | undefined {
  const { virtualInterfaceId } = status.rotation;
  if (status.progress.next?.kind === 'deleteOld') {
    return { kind: 'virtualInterfaces', ids: [virtualInterfaceId] };
  }
  const peer = peerToDelete(status);
  return peer && { kind: 'peers', virtualInterfaceId, peers: [peerKey(peer)] };
}
