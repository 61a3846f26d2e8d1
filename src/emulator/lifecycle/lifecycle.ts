import type { Estate } from '../estate/estate';
import { GatewayLife } from './gatewayLife';
import { InterfaceLife } from './interfaceLife';
import { PortLife } from './portLife';
import { Schedule } from './schedule';
import { PeerLife } from './peerLife';
import { StateClock } from './stateClock';
import { TestLife } from './testLife';
import { Timer } from './timer';

/**
 * Moves resources from state to state as time passes. Only resources that an operation has changed move on: the initial
 * estate stays as it is, so that every state can be inspected, except that failover tests end.
 */
export class Lifecycle {
  readonly clock: StateClock;
  readonly interfaces: InterfaceLife;
  readonly peers: PeerLife;
  readonly tests: TestLife;
  readonly ports: PortLife;
  readonly gateways: GatewayLife;
  private readonly schedule = new Schedule();

  constructor(estate: Estate, machine: () => number) {
    this.clock = new StateClock(machine);
    const timer = new Timer(this.clock, this.schedule);
    this.tests = new TestLife(estate, timer);
    this.interfaces = new InterfaceLife(estate, timer, this.tests);
    this.peers = new PeerLife(estate, timer, this.interfaces);
    this.ports = new PortLife(estate, timer);
    this.gateways = new GatewayLife(estate, timer);
  }

  /** Brings every state up to the present. */
  settle(): void {
    this.schedule.settle(this.clock.now());
  }
}
