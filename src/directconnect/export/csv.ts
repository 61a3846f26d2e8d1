import { columns, rowsOf } from './rows';
import type { ExportPart } from './part';

/**
 * What a spreadsheet takes for the beginning of a formula, at the beginning of a cell or where another separator than
 * our comma begins one: many countries' Excel splits at semicolons, whatever is quoted in the middle of what it takes
 * for a cell. Source: OWASP, "CSV Injection".
 */
const FORMULA = /(^|[;\t\r\n]["\s]*)(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A cell as RFC 4180 has it. What a spreadsheet would run is given an apostrophe, which makes it text. */
export function csvCell(value: string): string {
  const safe = value.replace(FORMULA, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The table as CSV (RFC 4180), with a byte order mark: without one Excel takes it for the code page of the machine, and
 * names are in any script. What other programs read is in the JSON.
 */
export function toCsv(parts: readonly ExportPart[]): string {
  const lines = parts.flatMap(rowsOf).map((row) => columns.map((column) => csvCell(row[column] ?? '')));
  return `\uFEFF${[columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}
