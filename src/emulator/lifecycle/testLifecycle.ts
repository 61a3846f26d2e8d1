import { runningTest } from '../estate/failoverTests';
import type { Estate } from '../estate/estate';
import type { BgpPeer, FailoverTest, FailoverTestStatus, VirtualInterface } from '../estate/model';
import { DURATIONS } from './durations';
import { connect } from './sessions';
import type { Timer } from './timer';

/** BGP failover tests: a virtual interface is `testing`, and sessions are down, until the test ends. */
export class TestLifecycle {
  constructor(
    private readonly estate: Estate,
    private readonly timer: Timer,
  ) {
    for (const test of estate.failoverTests.filter(() => true)) {
      if (test.endTime === undefined) this.endInTime(test);
      else this.forget(test, test.endTime);
    }
  }

  /** Takes the sessions of the peers down. */
  start(vif: VirtualInterface, peers: readonly BgpPeer[], test: FailoverTest): void {
    vif.virtualInterfaceState = 'testing';
    for (const peer of peers) {
      peer.isTested = true;
      peer.bgpStatus = 'down';
    }
    this.estate.failoverTests.add(test);
    this.endInTime(test);
  }

  stop(test: FailoverTest): void {
    this.end(test, 'cancelled', this.timer.now());
  }

  /** The interface of a test is deleted [G]. */
  fail({ virtualInterfaceId }: VirtualInterface): void {
    const test = runningTest(virtualInterfaceId, this.estate);
    if (test) this.end(test, 'failed', this.timer.now());
  }

  private endInTime(test: FailoverTest): void {
    const seconds = test.testDurationInMinutes * 60;
    this.timer.after(test.testId, seconds, (at) => this.end(test, 'completed', at), test.startTime);
  }

  /** Sessions come back, unless the router or the port is down or the interface is being deleted. */
  private end(test: FailoverTest, status: FailoverTestStatus, at: number): void {
    test.status = status;
    test.endTime = at;
    this.forget(test, at);
    const vif = this.estate.virtualInterfaces.get(test.virtualInterfaceId);
    if (!vif) return;
    for (const peer of vif.bgpPeers) peer.isTested = false;
    if (vif.virtualInterfaceState === 'testing') vif.virtualInterfaceState = 'down';
    connect(vif, this.estate, at);
  }

  private forget({ testId }: FailoverTest, endedAt: number): void {
    const remove = () => this.estate.failoverTests.remove(testId);
    this.timer.after(testId, DURATIONS.testListed, remove, endedAt);
  }
}
