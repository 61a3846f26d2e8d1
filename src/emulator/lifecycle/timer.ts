import type { Schedule } from './schedule';
import type { StateClock } from './stateClock';

/** What happens later, by the state clock. */
export class Timer {
  constructor(
    private readonly clock: StateClock,
    private readonly schedule: Schedule,
  ) {}

  /** Milliseconds since the epoch. */
  now(): number {
    return this.clock.now();
  }

  /**
   * Replaces whatever was to happen to the resource.
   * @param happen receives the time it was due, from which the next change counts: the clock may have been advanced
   * @param start milliseconds since the epoch; now by default
   */
  after(
    resourceId: string,
    seconds: number,
    happen: (at: number) => void,
    start: number = this.clock.now(),
  ): void {
    this.schedule.set(resourceId, start + seconds * 1000, happen);
  }
}
