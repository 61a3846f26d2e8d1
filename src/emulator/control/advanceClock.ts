import { refuse } from '../refusal';
import type { World } from '../world';

/** Advances the state clock and runs everything that is due by then. */
export function advanceClock({ lifecycle }: World, advanceSeconds: number | undefined): object {
  if (advanceSeconds === undefined || advanceSeconds < 0) {
    refuse('advanceSeconds must be 0 or more: the clock cannot go back.');
  }
  lifecycle.clock.advance(advanceSeconds * 1000);
  lifecycle.settle();
  return { now: new Date(lifecycle.clock.now()).toISOString() };
}
