import { columns } from './columns';
import { rowsOf } from './rows';
import type { ExportPart } from './part';

/** What a spreadsheet treats as the beginning of a formula. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The same after a separator other than our comma: in many countries Excel splits cells at semicolons, and then a
 * quotation mark in the middle of such a cell does not quote.
 */
const FORMULA_INSIDE = /([;\t\r\n]["\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

const MADE_TEXT_INSIDE = /([;\t\r\n]["\s]*)'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A cell as defined by RFC 4180. What a spreadsheet would run as a formula gets an apostrophe, which makes it text. */
export function csvCell(value: string): string {
  const inside = value.replace(FORMULA_INSIDE, "$1'");
  const safe = FORMULA.test(inside) ? `'${inside}` : inside;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The value of a cell of such a file, without the apostrophes that keep formulas from running. */
export function plainCell(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '').replace(MADE_TEXT_INSIDE, '$1');
}

/**
 * The table as CSV (RFC 4180), with a byte order mark: without one, Excel assumes the machine's code page, but names
 * may be in any script. Other programs should read the JSON.
 */
export function* toCsv(parts: readonly ExportPart[]): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for (const part of parts) {
    for (const row of rowsOf(part)) {
      yield row ? `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\r\n` : '';
    }
  }
}
