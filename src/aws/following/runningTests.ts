import { EventEmitter } from 'node:events';
import { endOf, statusOf, untilNextWords } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import { machineTimer } from './backOff';
import type { Timer } from './backOff';
import type { Following } from './following';

/** A failover test that runs. */
export interface RunningTest {
  readonly place: Place;
  readonly virtualInterfaceId: string;
  readonly test: FailoverTest;
}

/** Milliseconds after its end by which AWS should have ended a test. */
const GRACE = 5_000;

const keyOf = (place: Place, virtualInterfaceId: string) =>
  JSON.stringify([placeKey(place), virtualInterfaceId]);

/**
 * The failover tests that are known to run. Emits `change` with a virtual interface whose test began, ended or has less
 * time left, in words; `due` with one whose test should have ended by now. It has a timer only while a test runs.
 */
export class RunningTests extends EventEmitter<{
  change: [place: Place, virtualInterfaceId: string];
  due: [place: Place];
}> {
  private readonly tests = new Map<string, RunningTest>();
  /** For each test what takes its next event back. */
  private readonly waits = new Map<string, () => void>();

  constructor(
    private readonly timer: Timer = machineTimer,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  /** The test of a virtual interface that runs. */
  of(place: Place, virtualInterfaceId: string): FailoverTest | undefined {
    return this.tests.get(keyOf(place, virtualInterfaceId))?.test;
  }

  /** All tests that run; the one that ends first comes first. */
  get all(): RunningTest[] {
    const end = ({ test }: RunningTest) => endOf(test) ?? Infinity;
    return [...this.tests.values()].sort((one, other) => end(one) - end(other));
  }

  /** Takes note of a virtual interface's test, or that it has none that runs. */
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

  /** Takes note of what is seen of tests from now on, and looks when one should have ended. */
  learnFrom(following: Following): void {
    following.on('seen', ({ place, asked, ...seen }) => {
      if (seen.kind !== 'failoverTest') return;
      for (const id of asked) {
        this.note(
          place,
          id,
          seen.found.find(({ virtualInterfaceId }) => virtualInterfaceId === id),
        );
      }
    });
    this.on('due', (place) => following.lookIn(place));
  }

  dispose(): void {
    for (const cancel of this.waits.values()) cancel();
    this.waits.clear();
    this.tests.clear();
  }

  /** Waits until the words about a test change. Those about one whose time is over don't, until it is known to be. */
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
        this.timer.after(GRACE, () => this.emit('due', place)),
      );
    });
    this.waits.set(key, cancel);
  }
}
