import * as l10n from '@vscode/l10n';
import type { BGPPeer, NewBGPPeer } from '../../directconnect/api';
import { matchPeer } from '../../directconnect/allocation/matchRequest';
import { peerKey } from '../../directconnect/impact/change';
import { familyName } from '../../directconnect/resources/bgpStatus';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving } from '../../directconnect/resources/states';
import type { Reader, WriteOperation } from './operation';

/** Reads the peers of a virtual interface that are not being deleted. */
async function peersIn<Kept>(
  read: Reader,
  virtualInterfaceId: string,
  keep: (peer: BGPPeer) => Kept,
): Promise<{ readonly virtualInterface: VirtualInterface; readonly peers: Kept[] } | undefined> {
  const found = await read.virtualInterfaces({ virtualInterfaceId }, (one) => ({
    virtualInterface: withoutSecrets(one),
    peers: (one.bgpPeers ?? []).filter(({ bgpPeerState }) => !isLeaving(bgpPeerState)).map(keep),
  }));
  return found.find(({ virtualInterface }) => virtualInterface.virtualInterfaceId === virtualInterfaceId);
}

const isTheNew = (asked: NewBGPPeer) => (peer: BGPPeer) =>
  !isLeaving(peer.bgpPeerState) && matchPeer(asked, peer, true) !== undefined;

/** Adds a BGP peer of another address family to a virtual interface. */
export const createBgpPeer: WriteOperation<'CreateBGPPeer', readonly string[], VirtualInterface> = {
  name: 'CreateBGPPeer',
  secrets: ['newBGPPeer.authKey'],
  touches: ({ virtualInterfaceId = '' }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId = '', newBGPPeer = {} }) =>
    l10n.t('Add an {0} BGP peer to {1}', familyName(newBGPPeer), virtualInterfaceId),
  before: async (read, { virtualInterfaceId = '' }) =>
    (await peersIn(read, virtualInterfaceId, peerKey))?.peers ?? [],
  // If the answer lists the peers, the new one is among them.
  done: ({ virtualInterface }, { virtualInterfaceId, newBGPPeer = {} }) =>
    virtualInterface?.virtualInterfaceId === virtualInterfaceId &&
    virtualInterface &&
    (virtualInterface.bgpPeers?.some(isTheNew(newBGPPeer)) ?? true)
      ? withoutSecrets(virtualInterface)
      : undefined,
  check: async (read, { virtualInterfaceId = '', newBGPPeer = {} }, { before, secretsAreMissing }) => {
    // Keys are compared as they arrive, then dropped.
    const found = await peersIn(read, virtualInterfaceId, (peer) => ({
      key: peerKey(peer),
      like: matchPeer(newBGPPeer, peer, secretsAreMissing),
    }));
    const [like] = (found?.peers ?? []).filter(({ key, like: its }) => its && !before.includes(key));
    return found && like
      ? { kind: 'done', result: found.virtualInterface, certain: like.like === 'certain' }
      : { kind: 'nothing' };
  },
};
