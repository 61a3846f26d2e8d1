import { HttpRequest } from '@smithy/core/protocols';
import type { FinalizeRequestMiddleware } from '@smithy/types';
import { call } from './calls';
import { endpointFor } from './endpoints';
import { isFailure } from '../failure';
import { TIME_REFUSED } from '../toFailure';
import { sendOne } from './oneRequest';
import type { RawAnswer } from './oneRequest';
import type { Profile } from '../profiles/profiles';

/** Milliseconds by which the clock must have moved to be the reason for AWS's refusal: AWS tolerates 15 minutes. */
const MOVED = 4 * 60_000;

/**
 * Milliseconds by which AWS's clock is ahead of this machine's, by the date of an answer; 0 if the difference is small.
 */
export function offsetIn({ headers }: Pick<RawAnswer, 'headers'>): number {
  const offset = Date.parse(headers.date ?? '') - Date.now();
  return Math.abs(offset) >= MOVED ? offset : 0;
}

/**
 * Milliseconds by which AWS's clock is ahead, determined by one unsigned request, whose answer only tells the time. 0
 * if there is no answer.
 * @throws Failure of kind `cancelled` when the signal is aborted.
 */
export async function askOffset(profile: Profile, region: string, signal: AbortSignal): Promise<number> {
  const ask = (abortSignal: AbortSignal) => {
    const { protocol, hostname, port, host } = new URL(endpointFor(profile, 'direct_connect', region));
    const request = new HttpRequest({
      ...{ protocol, hostname, method: 'GET', path: '/' },
      ...(port && { port: Number(port) }),
      headers: { host },
    });
    return sendOne(profile, request, abortSignal);
  };
  return call('Clock', async (abortSignal) => offsetIn(await ask(abortSignal)), signal).catch(
    (error: unknown) => {
      if (isFailure(error) && error.kind === 'cancelled') throw error;
      return 0;
    },
  );
}

/** The part of any service's client that this needs. */
interface Client<Input extends object, Output extends object> {
  readonly config: { readonly systemClockOffset: number };
  readonly middlewareStack: {
    addRelativeTo(
      middleware: FinalizeRequestMiddleware<Input, Output>,
      options: { readonly relation: 'before'; readonly toMiddleware: string; readonly name: string },
    ): void;
  };
}

/**
 * Makes a reading client retry once when AWS rejected the time of its signature and the answer's date shows that the
 * clock has moved. The SDK handles a clock that turns out to be off, but not one that was off and has since been
 * corrected. Only for requests that may be sent twice.
 */
export function retryAfterClockChange<
  Input extends object,
  Output extends object,
  Of extends Client<Input, Output>,
>(client: Of & Client<Input, Output>): Of {
  const healing: FinalizeRequestMiddleware<Input, Output> = (next) => async (args) => {
    const assumed = client.config.systemClockOffset;
    try {
      return await next(args);
    } catch (error) {
      const { name = '' } = error as { name?: string };
      const moved = Math.abs(client.config.systemClockOffset - assumed) >= MOVED;
      if (!moved || !TIME_REFUSED.test(name)) throw error;
      return next(args);
    }
  };
  client.middlewareStack.addRelativeTo(healing, {
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
    name: 'retryAfterClockChange',
  });
  return client;
}
