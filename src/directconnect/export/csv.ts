import { columns, rowsOf } from './rows';
import type { ExportPart } from './part';

/** What a spreadsheet takes for the beginning of a formula. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The same where another separator than our comma begins a cell: Excel splits at semicolons in many countries, and then
 * a quotation mark in the middle of what it takes for a cell quotes nothing.
 */
const FORMULA_INSIDE = /([;\t\r\n]["\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A cell as RFC 4180 has it. What a spreadsheet would run is given an apostrophe, which makes it text. */
export function csvCell(value: string): string {
  const inside = value.replace(FORMULA_INSIDE, "$1'");
  const safe = FORMULA.test(inside) ? `'${inside}` : inside;
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
