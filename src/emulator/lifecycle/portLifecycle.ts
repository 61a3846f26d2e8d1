import type { Estate } from '../estate/estate';
import type { Connection, Lag } from '../estate/model';
import { DURATIONS } from './durations';
import type { Timer } from './timer';

/** The states of connections and LAGs. */
export class PortLifecycle {
  constructor(
    private readonly estate: Estate,
    private readonly timer: Timer,
  ) {}

  /** requested, pending, available: a new port that needs no cabling. */
  orderConnection(connection: Connection): void {
    const { connectionId } = connection;
    connection.connectionState = 'requested';
    this.timer.after(connectionId, DURATIONS.connectionRequested, (at) => {
      connection.connectionState = 'pending';
      const comeUp = () => {
        connection.connectionState = 'available';
      };
      this.timer.after(connectionId, DURATIONS.connectionPending, comeUp, at);
    });
  }

  /** pending until its new connections are available. */
  orderLag(lag: Lag): void {
    lag.lagState = 'pending';
    this.timer.after(lag.lagId, DURATIONS.connectionRequested + DURATIONS.connectionPending, () => {
      lag.lagState = 'available';
    });
  }

  /** deleting, then deleted, then gone. */
  deleteConnection(connection: Connection): void {
    const { connectionId } = connection;
    connection.connectionState = 'deleting';
    this.timer.after(connectionId, DURATIONS.deleting, (at) => {
      connection.connectionState = 'deleted';
      const remove = () => this.estate.connections.remove(connectionId);
      this.timer.after(connectionId, DURATIONS.deletedListed, remove, at);
    });
  }
}
