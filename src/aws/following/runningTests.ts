import { EventEmitter } from 'node:events';
import { endOf, statusOf, untilNextWords } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import type { StateChange } from '../../directconnect/resources/changes';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import { machineTimer } from './backOff';
import type { Timer } from './backOff';
import type { Following } from './following';

/** A running failover test. */
export interface RunningTest {
  readonly place: Place;
  readonly virtualInterfaceId: string;
  readonly test: FailoverTest;
}

/** Milliseconds after the planned end of a test by which AWS should have ended it. */
const GRACE = 5_000;

const keyOf = (place: Place, virtualInterfaceId: string) =>
  JSON.stringify([placeKey(place), virtualInterfaceId]);

/**
 * The failover tests that are known to run. Emits `change` with a virtual interface whose test began or ended, or whose
 * time left is shown differently now; `due` with a place in which a test should have ended by now. It has a timer only
 * while a test runs.
 */
export class RunningTests extends EventEmitter<{
  change: [place: Place, virtualInterfaceId: string];
  due: [place: Place, virtualInterfaceId: string];
}> {
  private readonly tests = new Map<string, RunningTest>();
  /** For each test, the function that cancels its next event. */
  private readonly waits = new Map<string, () => void>();

  constructor(
    private readonly timer: Timer = machineTimer,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  /** The running test of a virtual interface. */
  of(place: Place, virtualInterfaceId: string): FailoverTest | undefined {
    return this.tests.get(keyOf(place, virtualInterfaceId))?.test;
  }

  /** All running tests, each once, however many profiles see it; the one that ends first comes first. */
  get all(): RunningTest[] {
    const end = ({ test }: RunningTest) => endOf(test) ?? Infinity;
    const tests = new Map([...this.tests.values()].map((one) => [one.virtualInterfaceId, one]));
    return [...tests.values()].sort((one, other) => end(one) - end(other));
  }

  /** Records the test of a virtual interface, or that none is running. */
  note(place: Place, virtualInterfaceId: string, test: FailoverTest | undefined): void {
    const key = keyOf(place, virtualInterfaceId);
    const before = this.tests.get(key);
    const isRunning = test !== undefined && statusOf(test, this.now()) === 'running';
    this.waits.get(key)?.();
    this.waits.delete(key);
    if (isRunning) {
      this.tests.set(key, { place, virtualInterfaceId, test });
      this.wait(key);
    } else {
      this.tests.delete(key);
    }
    if (isRunning || before) this.emit('change', place, virtualInterfaceId);
  }

  /** Ends the tests of virtual interfaces that are no longer `testing`, whether or not somebody read their tests. */
  sawChanges(place: Place, changes: readonly StateChange[]): void {
    for (const { virtualInterface, from } of changes) {
      if (from === 'testing') this.note(place, virtualInterface.virtualInterfaceId ?? '', undefined);
    }
  }

  /**
   * Records the tests that are seen from now on, and polls when one should have ended. If nobody follows it any more,
   * it is assumed to have ended.
   */
  learnFrom(following: Following): void {
    following.on('seen', ({ place, asked, ...seen }) => {
      if (seen.kind !== 'failoverTest') return;
      for (const id of asked) {
        const test = seen.found.find(({ virtualInterfaceId }) => virtualInterfaceId === id);
        if (!this.isEarlier(test, this.of(place, id))) this.note(place, id, test);
      }
    });
    this.on('due', (place, id) => {
      if (following.follows({ place, kind: 'failoverTest', id })) following.pollIn(place);
      else this.note(place, id, undefined);
    });
  }

  dispose(): void {
    for (const cancel of this.waits.values()) cancel();
    this.waits.clear();
    this.tests.clear();
  }

  /** True while AWS lists an earlier test or none, but not yet the one that is running. */
  private isEarlier(test: FailoverTest | undefined, running: FailoverTest | undefined): boolean {
    if (running === undefined || (endOf(running) ?? 0) <= this.now()) return false;
    const startOf = ({ startTime }: FailoverTest) => startTime?.getTime() ?? 0;
    return test === undefined || startOf(test) < startOf(running);
  }

  /**
   * Waits until the words about a test change. After its planned end they stay the same until AWS says that it has
   * ended.
   */
  private wait(key: string): void {
    const running = this.tests.get(key);
    const until = running && untilNextWords(running.test, this.now());
    if (!running || until === undefined) return;
    const { place, virtualInterfaceId, test } = running;
    const cancel = this.timer.after(until, () => {
      this.emit('change', place, virtualInterfaceId);
      if ((endOf(test) ?? Infinity) > this.now()) {
        this.wait(key);
        return;
      }
      this.waits.set(
        key,
        this.timer.after(GRACE, () => this.emit('due', place, virtualInterfaceId)),
      );
    });
    this.waits.set(key, cancel);
  }
}
