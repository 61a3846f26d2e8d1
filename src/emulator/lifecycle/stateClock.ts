/** The clock for states: the machine's, plus what it was advanced by. Signatures never use it. */
export class StateClock {
  private offset = 0;

  constructor(private readonly machine: () => number) {}

  /** Milliseconds since the epoch. */
  now(): number {
    return this.machine() + this.offset;
  }

  /** Advances the clock. */
  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }
}
