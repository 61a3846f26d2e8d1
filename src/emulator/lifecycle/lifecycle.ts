import type { Estate } from '../estate/estate';
import { GatewayLifecycle } from './gatewayLifecycle';
import { InterfaceLifecycle } from './interfaceLifecycle';
import { PortLifecycle } from './portLifecycle';
import { Schedule } from './schedule';
import { PeerLifecycle } from './peerLifecycle';
import { StateClock } from './stateClock';
import { TestLifecycle } from './testLifecycle';
import { Timer } from './timer';

/**
 * Moves resources from state to state as time passes. Only resources that an operation has changed move on: the initial
 * estate stays as it is, so that every state can be inspected, except that failover tests end.
 */
export class Lifecycle {
  readonly clock: StateClock;
  readonly interfaces: InterfaceLifecycle;
  readonly peers: PeerLifecycle;
  readonly tests: TestLifecycle;
  readonly ports: PortLifecycle;
  readonly gateways: GatewayLifecycle;
  private readonly schedule = new Schedule();

  constructor(estate: Estate, machine: () => number) {
    this.clock = new StateClock(machine);
    const timer = new Timer(this.clock, this.schedule);
    this.tests = new TestLifecycle(estate, timer);
    this.interfaces = new InterfaceLifecycle(estate, timer, this.tests);
    this.peers = new PeerLifecycle(estate, timer, this.interfaces);
    this.ports = new PortLifecycle(estate, timer);
    this.gateways = new GatewayLifecycle(estate, timer);
  }

  /** Brings every state up to the present. */
  settle(): void {
    this.schedule.settle(this.clock.now());
  }
}
