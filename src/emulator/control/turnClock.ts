import { refuse } from '../refusal';
import type { World } from '../world';

/** Turns the state clock forwards and lets everything happen that is due by then. */
export function turnClock({ lifecycle }: World, advanceSeconds: number | undefined): object {
  if (advanceSeconds === undefined || advanceSeconds < 0) {
    refuse('advanceSeconds must be a number of seconds, 0 or more: the clock does not turn back.');
  }
  lifecycle.clock.advance(advanceSeconds * 1000);
  lifecycle.settle();
  return { now: new Date(lifecycle.clock.now()).toISOString() };
}
