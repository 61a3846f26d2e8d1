import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import type { RetryStrategyV2 } from '@smithy/types';
import { SweepTurns } from './sweepTurns';
import { Slices, Turns } from './turns';
import type { End } from './turns';

/** Concurrent calls for one account in one region. AWS publishes no request rate for Direct Connect. */
const IN_FLIGHT = 4;
/** Attempts for one read call. */
const ATTEMPTS = 3;

/** Shared by all callers of one account in one region: turns, and what was learned about AWS's request rate. */
interface Limit {
  readonly turns: Turns;
  readonly retry: RetryStrategyV2;
}

/** The limit for calls of one profile in one region. */
export interface CallLimit {
  /**
   * Waits until a call may be made: for its turn, then for an event loop turn of its own.
   * @param signal cancels the wait; then this rejects.
   * @param meanwhile receives the promise for the turn when others hold it, and waits for it.
   */
  begin(signal?: AbortSignal, meanwhile?: (waiting: Promise<void>) => Promise<void>): Promise<End>;
  readonly retry: RetryStrategyV2;
}

/**
 * Limits the request rate for one account in one region across all profiles. The account of a profile may become known
 * later: until then the profile has its own limit.
 */
export class Limits {
  private readonly limits = new Map<string, Limit>();
  private readonly accounts = new Map<string, string>();
  private readonly slices = new Slices();
  /** For sweeps, which read a whole place. */
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
