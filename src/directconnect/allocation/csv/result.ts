import { csvCell } from '../../export/csv';
import { csvColumns, resultHeadings } from './columns';
import type { ColumnName } from './columns';
import type { ValidatedRow } from './validateRows';
import type { Sheet } from './sheet';

/** What came of a row. Not translated, since programs read it. */
export type Result = 'created' | 'exists' | 'error' | 'refused' | 'not sent' | 'unknown';

export interface RowResult {
  readonly row: ValidatedRow;
  readonly result: Result;
  readonly virtualInterfaceId?: string;
  /** Why, in words. */
  readonly details?: string;
}

/**
 * What came of each row as CSV: the columns of the file after those of the result. It can be used as a file again, which
 * skips the latter.
 */
export function resultCsv({ columns }: Pick<Sheet, 'columns'>, results: readonly RowResult[]): string {
  const all: readonly ColumnName[] = columns.includes('connection') ? columns : ['connection', ...columns];
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;
  const headings = line([...resultHeadings, ...all.map((name) => csvColumns[name].heading)]);
  const rows = results.map(({ row, result, virtualInterfaceId = '', details = '' }) =>
    line([
      ...[String(row.line), result, virtualInterfaceId, details],
      ...all.map((name) => (name === 'connection' ? row.connectionId : (row.cells.get(name) ?? ''))),
    ]),
  );
  return `\uFEFF${headings}${rows.join('')}`;
}
