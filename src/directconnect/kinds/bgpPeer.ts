import { peerHealth } from '../resources/health';
import type { BgpPeer } from '../resources/resources';
import type { KindTraits } from './kind';
import { sessionWords } from './sessionWords';

export const bgpPeer: KindTraits<BgpPeer> = {
  idOf: ({ bgpPeerId }) => bgpPeerId,
  // It has no name: it is known by the address of the customer's router.
  nameOf: ({ customerAddress }) => customerAddress,
  stateOf: ({ bgpPeerState }) => bgpPeerState,
  ownerOf: () => undefined,
  healthOf: peerHealth,
  brief: {
    locationOf: () => undefined,
    sessionsOf: (one) => [sessionWords(one) ?? []].flat(),
    factsOf: () => [],
  },
};
