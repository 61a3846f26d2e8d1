import { setImmediate as yieldToOthers } from 'node:timers/promises';

/**
 * The longest time to block the extension host, in milliseconds, and how many rows to visit between two checks of the
 * clock.
 */
const SLICE = 10;
const ROWS = 16;

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
