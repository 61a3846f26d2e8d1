import type { FinalizeRequestMiddleware } from '@smithy/types';
import { TIME_REFUSED } from '../failures';

/** Milliseconds by which the clock must have moved for that to be why AWS refused: it grants 15 minutes. */
const MOVED = 4 * 60_000;

/** What healing needs of a client of any service. */
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
 * Has a client that reads ask once more when AWS refused the time of its signature and the answer's date says that the
 * clock is not where it was taken to be. The SDK does so for a clock that turns out to be off, and not for one that was
 * off and has since been set right. For requests alone that may be sent twice.
 */
export function healClock<Input extends object, Output extends object, Of extends Client<Input, Output>>(
  client: Of & Client<Input, Output>,
): Of {
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
    name: 'healClock',
  });
  return client;
}
