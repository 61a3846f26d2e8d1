import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import type { RetryStrategyV2 } from '@smithy/types';

/** Calls in flight at once for one account in one region. AWS publishes no request rate for Direct Connect. */
const IN_FLIGHT = 4;
/** Attempts of one call that reads. */
const ATTEMPTS = 3;

/** Lets so many do something at once; the others wait for their turn, in the order in which they came. */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.free = atOnce;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** What all who ask for one account in one region share: turns, and what was learned of how fast AWS may be asked. */
interface Limit {
  readonly turns: Turns;
  readonly retry: RetryStrategyV2;
}

/**
 * Keeps everything that asks for the same account in the same region from asking too fast, through whichever profile
 * it asks. What a profile's account is may become known later: until then a profile is limited by itself.
 */
export class Limits {
  private readonly limits = new Map<string, Limit>();
  private readonly accounts = new Map<string, string>();

  /** @param accountId 12 digits. */
  learn(profile: string, accountId: string): void {
    this.accounts.set(profile, accountId);
  }

  /** The limit for a profile in a region, looked up anew for each call. */
  of(profile: string, region: string): { take: Turns['take']; readonly retry: RetryStrategyV2 } {
    const limit = () => this.limit(profile, region);
    return {
      take: (work) => limit().turns.take(work),
      retry: {
        acquireInitialRetryToken: (scope) => limit().retry.acquireInitialRetryToken(scope),
        refreshRetryTokenForRetry: (token, error) => limit().retry.refreshRetryTokenForRetry(token, error),
        recordSuccess: (token) => limit().retry.recordSuccess(token),
      },
    };
  }

  private limit(profile: string, region: string): Limit {
    const key = JSON.stringify([this.accounts.get(profile) ?? ['profile', profile], region]);
    const there = this.limits.get(key);
    if (there) return there;
    const made = { turns: new Turns(IN_FLIGHT), retry: new AdaptiveRetryStrategy(ATTEMPTS) };
    this.limits.set(key, made);
    return made;
  }
}
