import { machineTimer } from '../../aws/inventory/poller';
import type { Timer } from '../../aws/inventory/poller';

/** Milliseconds until it is looked again after something has changed. Terraform's provider waits no less. */
const FIRST_WAIT = 5_000;
/** Each look that finds nothing new waits so much longer than the one before. */
const LONGER = 1.5;
/** Milliseconds, the longest wait: one that waits for a person may do so for days. */
const LONGEST_WAIT = 5 * 60_000;

/** What a look came to. */
export type Look = 'changed' | 'same' | 'settled';

/** Looks again and again, at longer and longer intervals, until all is settled, and only while somebody can see it. */
export class Follow {
  private wait = FIRST_WAIT;
  private cancel: (() => void) | undefined;
  private looking: AbortController | undefined;
  /** True when something has happened since the look that is under way began. */
  private again = false;
  private settled = true;
  private visible = true;

  /** @param look must not throw. Gives up when its signal says so. */
  constructor(
    private readonly look: (signal: AbortSignal) => Promise<Look>,
    private readonly timer: Timer = machineTimer,
  ) {}

  /** Begins, and looks at once. */
  start(): void {
    this.settled = false;
    this.now();
  }

  /** Looks at once, when there is anything to be waited for: something may have happened. */
  now(): void {
    this.wait = FIRST_WAIT;
    if (this.settled || !this.visible) return;
    this.again = this.looking !== undefined;
    if (this.again) return;
    this.cancel?.();
    void this.lookNow();
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    if (visible) this.now();
    else this.rest();
  }

  stop(): void {
    this.settled = true;
    this.rest();
  }

  private rest(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.looking?.abort();
    this.looking = undefined;
  }

  private async lookNow(): Promise<void> {
    const looking = new AbortController();
    this.looking = looking;
    const found = await this.look(looking.signal);
    if (looking.signal.aborted) return;
    this.looking = undefined;
    if (found === 'settled') {
      this.stop();
      return;
    }
    if (this.again) {
      this.now();
      return;
    }
    if (found === 'changed') this.wait = FIRST_WAIT;
    this.cancel = this.timer.after(this.wait, () => void this.lookNow());
    this.wait = Math.min(this.wait * LONGER, LONGEST_WAIT);
  }
}
