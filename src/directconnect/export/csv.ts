import { columns, rowsOf } from './rows';
import type { ExportPart } from './part';

/** What a spreadsheet takes for the beginning of a formula. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell as RFC 4180 has it. One that a spreadsheet would run is given an apostrophe, which makes it text. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The table as CSV (RFC 4180), with a byte order mark: without one Excel takes it for the code page of the machine, and
 * names are in any script. What other programs read is in the JSON.
 */
export function* toCsv(parts: readonly ExportPart[]): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for (const part of parts) {
    for (const row of rowsOf(part)) {
      yield row ? `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\r\n` : '';
    }
  }
}
