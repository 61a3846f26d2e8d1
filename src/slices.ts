import { setImmediate as yieldToOthers } from 'node:timers/promises';

/**
 * The longest time to block the extension host, in milliseconds, and how many steps are usually taken between two looks
 * at the clock.
 */
const SLICE = 5;
const STEPS = 16;

/**
 * Does work of many steps, yielding to the extension host in between, and at the end unless the last slice was short:
 * what follows may take a slice of its own.
 * @param wanted is checked after each pause. Without it, all of the work is done.
 * @param between how many steps to take between two looks at the clock: fewer for steps that may take milliseconds.
 * @returns the result of the work; `undefined` when it is no longer wanted.
 */
export async function workInSlices<Result>(
  steps: Iterator<unknown, Result>,
): Promise<{ readonly result: Result }>;
export async function workInSlices<Result>(
  steps: Iterator<unknown, Result>,
  wanted: () => boolean,
  between?: number,
): Promise<{ readonly result: Result } | undefined>;
export async function workInSlices<Result>(
  steps: Iterator<unknown, Result>,
  wanted = () => true,
  between = STEPS,
): Promise<{ readonly result: Result } | undefined> {
  let begun = performance.now();
  let taken = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      if (performance.now() - begun > SLICE / 2) await yieldToOthers();
      return wanted() ? { result: step.value } : undefined;
    }
    taken += 1;
    if (taken % between === 0 && performance.now() - begun > SLICE) {
      await yieldToOthers();
      if (!wanted()) return undefined;
      begun = performance.now();
    }
  }
}

/** Does the same without a pause. */
export function workAtOnce<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Visits many rows, yielding to the extension host in between.
 * @param wanted is checked after each pause.
 * @returns false when it is no longer wanted.
 */
export async function inSlices<Row>(
  rows: Iterable<Row>,
  visit: (row: Row) => void,
  wanted: () => boolean,
): Promise<boolean> {
  const visiting = function* () {
    for (const row of rows) {
      visit(row);
      yield;
    }
  };
  return (await workInSlices(visiting(), wanted)) !== undefined;
}
