/** Milliseconds until the first poll after a change. Terraform's provider waits at least as long. */
const FIRST_WAIT = 5_000;
/** The factor by which each wait is longer than the last, while polls find nothing new. */
const WAIT_FACTOR = 1.5;
/** The longest wait, in milliseconds: a resource may wait for a person for days. */
const MAX_WAIT = 5 * 60_000;

/** How time passes. Tests replace it. */
export interface Timer {
  /** @returns a function that cancels it. */
  after(milliseconds: number, work: () => void): () => void;
}

/** Real time. */
export const machineTimer: Timer = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Polls at longer and longer intervals, never twice at the same time. */
export class BackOff {
  private wait = FIRST_WAIT;
  private cancel: (() => void) | undefined;
  private polling: AbortController | undefined;
  /** True when something happened after the current poll began. */
  private again = false;

  /** @param poll must not throw. It stops when its signal is aborted. */
  constructor(
    private readonly poll: (signal: AbortSignal) => Promise<void>,
    private readonly timer: Timer,
  ) {}

  /** Starts with the shortest wait again: something has changed. */
  restart(): void {
    this.wait = FIRST_WAIT;
    if (!this.polling) this.sleep();
  }

  /** Polls immediately: something may have happened. */
  now(): void {
    this.wait = FIRST_WAIT;
    this.again = this.polling !== undefined;
    if (this.again) return;
    this.cancel?.();
    void this.pollNow();
  }

  /** Stops waiting, and aborts the current poll. */
  stop(): void {
    this.cancel?.();
    this.polling?.abort();
    this.polling = undefined;
  }

  private sleep(): void {
    this.cancel?.();
    this.cancel = this.timer.after(this.wait, () => void this.pollNow());
    this.wait = Math.min(this.wait * WAIT_FACTOR, MAX_WAIT);
  }

  private async pollNow(): Promise<void> {
    const polling = new AbortController();
    this.polling = polling;
    await this.poll(polling.signal);
    if (polling.signal.aborted) return;
    this.polling = undefined;
    if (this.again) this.now();
    else this.sleep();
  }
}
