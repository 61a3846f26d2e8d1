import { columnNames } from './columns';
import type { ColumnName } from './columns';
import type { ValidatedRow } from './validateRows';

/** A cell of a row as it is sent; for a row that is not sent, as it is written. */
export function cellOf(row: ValidatedRow, column: ColumnName): string {
  if (column === 'connection') return row.connectionId;
  if (row.kind !== 'send') return row.cells.get(column) ?? '';
  if (column === 'request') return `${row.draft.mode} ${row.draft.type}`;
  const value = row.draft[column];
  return typeof value === 'string' ? value : value.map(({ key, value: text }) => `${key}=${text}`).join('; ');
}

/** The columns in which any row has something. */
export const columnsIn = (rows: readonly ValidatedRow[]): ColumnName[] =>
  columnNames.filter((column) => rows.some((row) => cellOf(row, column) !== ''));
