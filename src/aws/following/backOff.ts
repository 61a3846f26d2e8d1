/** Milliseconds until the first look after something has changed. Terraform's provider waits no less. */
const FIRST_WAIT = 5_000;
/** Each look that finds nothing new makes the next wait so much longer. */
const LONGER = 1.5;
/** Milliseconds, the longest wait: a resource that waits for a person may do so for days. */
const LONGEST_WAIT = 5 * 60_000;

/** How time passes. Tests replace it. */
export interface Timer {
  /** @returns a function that takes it back. */
  after(milliseconds: number, work: () => void): () => void;
}

/** Time as the machine has it. */
export const machineTimer: Timer = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Looks again and again, one look at a time, at longer and longer intervals. */
export class BackOff {
  private wait = FIRST_WAIT;
  private cancel: (() => void) | undefined;
  private looking: AbortController | undefined;
  /** True when something happened after the current look began. */
  private again = false;

  /** @param look must not throw. It gives up when its signal says so. */
  constructor(
    private readonly look: (signal: AbortSignal) => Promise<void>,
    private readonly timer: Timer,
  ) {}

  /** Starts with the shortest wait again: something has changed. */
  restart(): void {
    this.wait = FIRST_WAIT;
    if (!this.looking) this.sleep();
  }

  /** Looks at once: something may have happened. */
  now(): void {
    this.wait = FIRST_WAIT;
    this.again = this.looking !== undefined;
    if (this.again) return;
    this.cancel?.();
    void this.lookNow();
  }

  /** Ends the waiting, and the current look. */
  stop(): void {
    this.cancel?.();
    this.looking?.abort();
    this.looking = undefined;
  }

  private sleep(): void {
    this.cancel?.();
    this.cancel = this.timer.after(this.wait, () => void this.lookNow());
    this.wait = Math.min(this.wait * LONGER, LONGEST_WAIT);
  }

  private async lookNow(): Promise<void> {
    const looking = new AbortController();
    this.looking = looking;
    await this.look(looking.signal);
    if (looking.signal.aborted) return;
    this.looking = undefined;
    if (this.again) this.now();
    else this.sleep();
  }
}
