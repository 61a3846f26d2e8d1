import type { Estate } from '../estate/estate';
import { resourceId } from '../estate/identifiers';
import type { BgpPeer, VirtualInterface } from '../estate/model';
import { stayingPeers } from '../estate/bgpPeers';
import { DURATIONS } from './durations';
import type { InterfaceLifecycle } from './interfaceLifecycle';
import { connect, followSessions } from './sessions';
import type { Timer } from './timer';

/** BGP peers that come and go while their virtual interface stays. */
export class PeerLifecycle {
  constructor(
    private readonly estate: Estate,
    private readonly timer: Timer,
    private readonly interfaces: InterfaceLifecycle,
  ) {}

  /**
   * pending, then available, until the customer's router brings up the session. To a peer that is created again after
   * it was deleted, the router announces the same routes as before.
   */
  add(vif: VirtualInterface, peer: BgpPeer): void {
    const before = vif.bgpPeers.findLast(
      ({ addressFamily, asn }) => addressFamily === peer.addressFamily && asn === peer.asn,
    );
    peer.announced = before?.announced ?? [];
    vif.bgpPeers = [...vif.bgpPeers, peer];
    peer.bgpPeerState = 'pending';
    this.timer.after(peer.bgpPeerId, DURATIONS.peerPending, (at) => {
      if (peer.bgpPeerState !== 'pending') return;
      peer.bgpPeerState = 'available';
      const comeUp = (time: number) => connect(vif, this.estate, time);
      this.timer.after(peer.bgpPeerId, DURATIONS.routerConfigured, comeUp, at);
    });
  }

  /** deleting, then deleted, then gone. The interface goes down with its last session. */
  delete(vif: VirtualInterface, peer: BgpPeer): void {
    peer.bgpPeerState = 'deleting';
    peer.bgpStatus = 'down';
    followSessions(vif);
    this.timer.after(peer.bgpPeerId, DURATIONS.deleting, (at) => {
      peer.bgpPeerState = 'deleted';
      const remove = () => {
        const [first, ...others] = vif.bgpPeers.filter((other) => other !== peer);
        if (first) vif.bgpPeers = [first, ...others];
      };
      this.timer.after(peer.bgpPeerId, DURATIONS.deletedListed, remove, at);
    });
  }

  /**
   * After a move to another port: creates new peers with the addresses and keys of the old ones, deletes the old ones,
   * and provisions the interface like a new one.
   */
  recreate(vif: VirtualInterface): void {
    const old = stayingPeers(vif);
    const made = old.map((peer): BgpPeer => ({
      ...peer,
      bgpPeerId: resourceId('dxpeer'),
      bgpPeerState: 'pending',
      bgpStatus: 'down',
    }));
    vif.bgpPeers = [...vif.bgpPeers, ...made];
    for (const peer of old) this.delete(vif, peer);
    this.interfaces.provision(vif);
  }
}
