import { setMaxListeners } from 'node:events';

/** Ends a turn. */
export type End = () => void;

/** Lets a limited number of callers run at once; the others wait in order of arrival. */
export class Turns {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(atOnce: number) {
    this.free = atOnce;
  }

  /**
   * Waits for a turn. Ending a turn lets the next caller begin.
   * @param signal leaves the queue; then this rejects.
   * @param meanwhile receives the promise to wait for, if the turn is not immediate.
   */
  async begin(
    signal?: AbortSignal,
    meanwhile = (waiting: Promise<void>): Promise<void> => waiting,
  ): Promise<End> {
    if (this.free > 0 && !signal?.aborted) this.free -= 1;
    else await meanwhile(inQueue(this.waiting, signal));
    return () => {
      if (!letOneGo(this.waiting)) this.free += 1;
    };
  }

  /** Runs some work when its turn has come. */
  async take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const end = await this.begin(signal);
    try {
      return await work();
    } finally {
      end();
    }
  }
}

/**
 * Lets one caller begin per turn of the event loop, so that many starting together do not block everything else. The
 * first begins at once.
 */
export class Slices {
  private readonly waiting = new Set<() => void>();
  /** True once somebody began in this turn. */
  private isTaken = false;

  /** @param signal leaves the queue; then this rejects. */
  async next(signal?: AbortSignal): Promise<void> {
    if (this.isTaken || signal?.aborted) await inQueue(this.waiting, signal);
    else this.take();
  }

  private take(): void {
    this.isTaken = true;
    setImmediate(() => {
      this.isTaken = false;
      if (letOneGo(this.waiting)) this.take();
    });
  }
}

function inQueue(queue: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.delete(go);
      reject(new Error('aborted'));
    };
    const go = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    if (signal?.aborted) {
      reject(new Error('aborted'));
      return;
    }
    queue.add(go);
    // All calls of a sweep wait with one signal: Node would warn of a leak at the eleventh.
    if (signal) setMaxListeners(0, signal);
    signal?.addEventListener('abort', leave, { once: true });
  });
}

function letOneGo(queue: Set<() => void>): boolean {
  const [first] = queue;
  if (!first) return false;
  queue.delete(first);
  first();
  return true;
}
