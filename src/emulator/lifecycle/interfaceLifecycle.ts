import type { Estate } from '../estate/estate';
import { stayingPeers } from '../estate/bgpPeers';
import type { AnnouncedRoute, BgpPeer, PerFamily, VirtualInterface } from '../estate/model';
import type { PortGroup } from '../estate/portGroup';
import { DURATIONS } from './durations';
import { interrupt } from './interruption';
import { connect, disconnect, isUp } from './sessions';
import type { TestLifecycle } from './testLifecycle';
import type { Timer } from './timer';

/** The states of virtual interfaces and their BGP peers. */
export class InterfaceLifecycle {
  constructor(
    private readonly estate: Estate,
    private readonly timer: Timer,
    private readonly tests: TestLifecycle,
  ) {}

  /** AWS checks who owns the prefixes of a public interface: verifying, then like any other. */
  verify(vif: VirtualInterface): void {
    vif.virtualInterfaceState = 'verifying';
    for (const peer of vif.bgpPeers) peer.bgpPeerState = 'verifying';
    this.timer.after(vif.virtualInterfaceId, DURATIONS.verifying, (at) => this.provision(vif, at));
  }

  /** pending, then down, until the customer's router brings up the BGP sessions: then available. */
  provision(vif: VirtualInterface, at?: number): void {
    const { virtualInterfaceId } = vif;
    vif.virtualInterfaceState = 'pending';
    for (const peer of stayingPeers(vif)) peer.bgpPeerState = 'pending';
    const provisioned = (time: number) => {
      vif.virtualInterfaceState = 'down';
      for (const peer of stayingPeers(vif)) peer.bgpPeerState = 'available';
      // Scheduled separately, so that other changes of the interface don't keep the router from coming up.
      const comeUp = (upAt: number) => connect(vif, this.estate, upAt);
      this.timer.after(`${virtualInterfaceId} router`, DURATIONS.routerConfigured, comeUp, time);
    };
    this.timer.after(virtualInterfaceId, DURATIONS.virtualInterfacePending, provisioned, at);
  }

  /**
   * A new MTU: pending until it takes effect, then available or down, depending on the BGP sessions.
   * @param updated the ports that are first updated for jumbo frames, and are down meanwhile
   */
  changeMtu(vif: VirtualInterface, updated: PortGroup | undefined): void {
    vif.virtualInterfaceState = 'pending';
    if (updated) {
      this.timer.after(`${updated.id} update`, DURATIONS.portUpdate, interrupt(updated, this.estate));
    }
    const seconds = updated ? DURATIONS.portUpdate : DURATIONS.mtuChange;
    this.timer.after(vif.virtualInterfaceId, seconds, () => {
      vif.virtualInterfaceState = isUp(vif) ? 'available' : 'down';
    });
  }

  /** The customer's router starts or stops answering peers. Those that are not provisioned yet come up later. */
  setRouter(vif: VirtualInterface, peers: readonly BgpPeer[], answers: boolean): void {
    for (const peer of peers) {
      if (answers) peer.routerAnswers = true;
      else disconnect(vif, peer);
    }
    connect(vif, this.estate, this.timer.now());
  }

  /** The customer's router announces other routes to a peer: too many take the session down. */
  announce(vif: VirtualInterface, peer: BgpPeer, routes: readonly AnnouncedRoute[]): void {
    const now = this.timer.now();
    const before = new Map(peer.announced.map((route) => [route.cidr, route]));
    peer.announced = routes.map((route) => ({ ...route, since: before.get(route.cidr)?.since ?? now }));
    connect(vif, this.estate, now);
  }

  /** Other prefix allocations take effect at once: a session that announced too many prefixes can come up. */
  allocate(vif: VirtualInterface, allocation: PerFamily): void {
    vif.prefixAllocation = allocation;
    connect(vif, this.estate, this.timer.now());
  }

  /** deleting, then deleted, then gone. */
  delete(vif: VirtualInterface): void {
    vif.virtualInterfaceState = 'deleting';
    for (const peer of stayingPeers(vif)) {
      peer.bgpPeerState = 'deleting';
      peer.bgpStatus = 'down';
    }
    this.tests.fail(vif);
    this.timer.after(vif.virtualInterfaceId, DURATIONS.deleting, (at) => {
      vif.virtualInterfaceState = 'deleted';
      for (const peer of vif.bgpPeers) peer.bgpPeerState = 'deleted';
      this.forget(vif, at);
    });
  }

  /** The owner declined, or AWS refused the prefixes: rejected, then gone. */
  reject(vif: VirtualInterface): void {
    vif.virtualInterfaceState = 'rejected';
    for (const peer of vif.bgpPeers) peer.bgpPeerState = 'deleted';
    this.forget(vif);
  }

  private forget({ virtualInterfaceId }: VirtualInterface, at?: number): void {
    const remove = () => this.estate.virtualInterfaces.remove(virtualInterfaceId);
    this.timer.after(virtualInterfaceId, DURATIONS.deletedListed, remove, at);
  }
}
