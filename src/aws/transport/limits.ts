import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import type { RetryStrategyV2 } from '@smithy/types';
import { SweepTurns } from './sweepTurns';
import { Slices, Turns } from './turns';
import type { End } from './turns';

/** Calls in flight at once for one account in one region. AWS publishes no request rate for Direct Connect. */
const IN_FLIGHT = 4;
/** Attempts of one call that reads. */
const ATTEMPTS = 3;

/** What all who ask for one account in one region share: turns, and what was learned of how fast AWS may be asked. */
interface Limit {
  readonly turns: Turns;
  readonly retry: RetryStrategyV2;
}

/** The limit for calls of one profile in one region. */
export interface CallLimit {
  /**
   * Waits until a call may be made: for its turn, and then for a turn of the event loop that it has for itself.
   * @param signal gives it up; then this rejects.
   * @param meanwhile is given the waiting for a turn that others have, to wait for it.
   */
  begin(signal?: AbortSignal, meanwhile?: (waiting: Promise<void>) => Promise<void>): Promise<End>;
  readonly retry: RetryStrategyV2;
}

/**
 * Keeps everything that asks for the same account in the same region from asking too fast, through whichever profile
 * it asks. What a profile's account is may become known later: until then a profile is limited by itself.
 */
export class Limits {
  private readonly limits = new Map<string, Limit>();
  private readonly accounts = new Map<string, string>();
  private readonly slices = new Slices();
  /** For all that read a place as a whole. */
  readonly sweeps = new SweepTurns();

  /** @param accountId 12 digits. */
  learn(profile: string, accountId: string): void {
    this.accounts.set(profile, accountId);
  }

  /** The limit for a profile in a region, looked up anew for each call. */
  of(profile: string, region: string): CallLimit {
    const limit = () => this.limit(profile, region);
    return {
      begin: async (signal, meanwhile) => {
        const end = await limit().turns.begin(signal, meanwhile);
        try {
          await this.slices.next(signal);
        } catch (error) {
          end();
          throw error;
        }
        return end;
      },
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
