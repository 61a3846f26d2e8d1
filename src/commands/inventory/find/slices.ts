import { setImmediate as yieldToOthers } from 'node:timers/promises';

/** Milliseconds that the extension host is held at most, and how many rows are looked at between two looks at the clock. */
const SLICE = 10;
const ROWS = 16;

/**
 * Goes through many rows, and lets the extension host do other things in between.
 * @param wanted is asked after each pause.
 * @returns false when it was not wanted any more.
 */
export async function inSlices<Row>(
  rows: Iterable<Row>,
  visit: (row: Row) => void,
  wanted: () => boolean,
): Promise<boolean> {
  let begun = performance.now();
  let seen = 0;
  for (const row of rows) {
    visit(row);
    seen += 1;
    if (seen % ROWS === 0 && performance.now() - begun > SLICE) {
      await yieldToOthers();
      if (!wanted()) return false;
      begun = performance.now();
    }
  }
  return wanted();
}
