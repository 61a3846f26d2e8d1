import { peerHealth } from '../resources/health';
import type { BgpPeer, Inventory } from '../resources/resources';
import type { KindTraits } from './kind';
import { sessionWords } from './sessionWords';

/** True while a failover test takes its session down: any of the virtual interface's, where AWS does not say which. */
function isTested({ bgpPeerId: id = '' }: BgpPeer, { virtualInterfaces, learned }: Inventory): boolean {
  const its = virtualInterfaces.find(
    ({ virtualInterfaceState, bgpPeers = [] }) =>
      virtualInterfaceState === 'testing' && bgpPeers.some(({ bgpPeerId }) => bgpPeerId === id),
  );
  const tested = learned?.get(its?.virtualInterfaceId ?? '')?.tested;
  return its !== undefined && (tested?.includes(id) ?? true);
}

export const bgpPeer: KindTraits<BgpPeer> = {
  idOf: ({ bgpPeerId }) => bgpPeerId,
  // It has no name: it is known by the address of the customer's router.
  nameOf: ({ customerAddress }) => customerAddress,
  stateOf: ({ bgpPeerState }) => bgpPeerState,
  ownerOf: () => undefined,
  healthOf: (one, inventory) => peerHealth(one, isTested(one, inventory)),
  brief: {
    locationOf: () => undefined,
    sessionsOf: (one) => [sessionWords(one) ?? []].flat(),
    factsOf: () => [],
  },
};
