/** The clock that states live by: the machine's, and further by what it was turned. Signatures never look at it. */
export class StateClock {
  private turned = 0;

  constructor(private readonly machine: () => number) {}

  /** Milliseconds since the epoch. */
  now(): number {
    return this.machine() + this.turned;
  }

  /** Turns the clock forwards. */
  advance(milliseconds: number): void {
    this.turned += milliseconds;
  }
}
