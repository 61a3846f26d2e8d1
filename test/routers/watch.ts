import type { Amazon } from './amazon';

/** A query that found a session down, at some time between these two, in milliseconds of the system's clock. */
interface SeenDown {
  readonly begun: number;
  readonly ended: number;
}

/** Watches the session of an address family without a pause. */
export class SessionWatch {
  private readonly seen: SeenDown[] = [];
  private isOver = false;
  private readonly watching: Promise<void>;

  constructor(amazon: Amazon, family: 'ipv4' | 'ipv6') {
    this.watching = (async () => {
      while (!this.isOver) {
        const begun = Date.now();
        const state = await amazon.state(family);
        if (state !== 'Established') this.seen.push({ begun, ended: Date.now() });
      }
    })();
  }

  /** @returns every query that found the session down. */
  async end(): Promise<readonly SeenDown[]> {
    this.isOver = true;
    await this.watching;
    return this.seen;
  }
}

/** The queries that found a session down certainly before or after this time. */
export const downOutside = (
  seen: readonly SeenDown[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly SeenDown[] => seen.filter(({ begun, ended }) => ended < from || begun > to);
