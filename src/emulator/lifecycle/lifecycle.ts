import type { Estate } from '../estate/estate';
import type { Connection, Lag, VirtualInterface } from '../estate/model';
import type { PortGroup } from '../estate/portGroup';
import { DURATIONS } from './durations';
import { interrupt } from './interruption';
import { Schedule } from './schedule';
import { StateClock } from './stateClock';

/**
 * Moves resources from state to state as time passes. Only what an operation started changes: the initial estate stays
 * as it is until someone acts on it, so that every state can be looked at.
 */
export class Lifecycle {
  readonly clock: StateClock;
  private readonly schedule = new Schedule();

  constructor(
    private readonly estate: Estate,
    machine: () => number,
  ) {
    this.clock = new StateClock(machine);
  }

  /** Brings every state up to the present. */
  settle(): void {
    this.schedule.settle(this.clock.now());
  }

  /** The owner confirmed: pending, then available with its BGP sessions up. */
  provision(vif: VirtualInterface): void {
    vif.virtualInterfaceState = 'pending';
    this.after(vif.virtualInterfaceId, DURATIONS.virtualInterfacePending, () => {
      vif.virtualInterfaceState = 'available';
      for (const peer of vif.bgpPeers) {
        peer.bgpPeerState = 'available';
        peer.bgpStatus = 'up';
      }
    });
  }

  /**
   * A new MTU: pending until it takes effect, then available or down, depending on the BGP sessions.
   * @param updated the ports that are first updated for jumbo frames, and are down meanwhile
   */
  changeMtu(vif: VirtualInterface, updated: PortGroup | undefined): void {
    vif.virtualInterfaceState = 'pending';
    if (updated) this.after(`${updated.id} update`, DURATIONS.portUpdate, interrupt(updated));
    this.after(vif.virtualInterfaceId, updated ? DURATIONS.portUpdate : DURATIONS.mtuChange, () => {
      const isUp = vif.bgpPeers.some(({ bgpStatus }) => bgpStatus === 'up');
      vif.virtualInterfaceState = isUp ? 'available' : 'down';
    });
  }

  /** deleting, then deleted, then gone. */
  deleteVirtualInterface(vif: VirtualInterface): void {
    vif.virtualInterfaceState = 'deleting';
    for (const peer of vif.bgpPeers) {
      peer.bgpPeerState = 'deleting';
      peer.bgpStatus = 'down';
    }
    this.after(vif.virtualInterfaceId, DURATIONS.deleting, (at) => {
      vif.virtualInterfaceState = 'deleted';
      for (const peer of vif.bgpPeers) peer.bgpPeerState = 'deleted';
      this.forget(vif, at);
    });
  }

  /** The owner declined: rejected, then gone. */
  reject(vif: VirtualInterface): void {
    vif.virtualInterfaceState = 'rejected';
    for (const peer of vif.bgpPeers) peer.bgpPeerState = 'deleted';
    this.forget(vif, this.clock.now());
  }

  /** requested, pending, available: a new port that needs no cabling. */
  orderConnection(connection: Connection): void {
    connection.connectionState = 'requested';
    this.after(connection.connectionId, DURATIONS.connectionRequested, (at) => {
      connection.connectionState = 'pending';
      this.schedule.set(connection.connectionId, at + DURATIONS.connectionPending * 1000, () => {
        connection.connectionState = 'available';
      });
    });
  }

  /** pending until its new connections are available. */
  orderLag(lag: Lag): void {
    lag.lagState = 'pending';
    this.after(lag.lagId, DURATIONS.connectionRequested + DURATIONS.connectionPending, () => {
      lag.lagState = 'available';
    });
  }

  deleteConnection(connection: Connection): void {
    const { connectionId } = connection;
    connection.connectionState = 'deleting';
    this.after(connectionId, DURATIONS.deleting, (at) => {
      connection.connectionState = 'deleted';
      this.schedule.set(connectionId, at + DURATIONS.deletedListed * 1000, () =>
        this.estate.connections.remove(connectionId),
      );
    });
  }

  private forget({ virtualInterfaceId }: VirtualInterface, at: number): void {
    this.schedule.set(virtualInterfaceId, at + DURATIONS.deletedListed * 1000, () =>
      this.estate.virtualInterfaces.remove(virtualInterfaceId),
    );
  }

  private after(resourceId: string, seconds: number, happen: (at: number) => void): void {
    this.schedule.set(resourceId, this.clock.now() + seconds * 1000, happen);
  }
}
