import { regionLabel } from '../labels';
import { columnLabel, defaultColumns } from './columns';
import type { Column } from './columns';
import { markdownText } from './markdownText';
import type { ExportPart } from './part';
import { rowsOf } from './rows';
import type { Row } from './rows';

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The line of a heading. Number signs at its end would be taken for its closing mark and not shown. */
const heading = (text: string) =>
  `## ${markdownText(text).replace(/#+(?=\s*$)/, (signs) => signs.replaceAll('#', '\\#'))}`;

/**
 * A table of rows, piece by piece, some of them empty. Columns without any content are left out; if none is left, it is
 * a dash.
 */
export function* markdownTable(
  rows: Iterable<Row | undefined>,
  columns: readonly Column[],
): Generator<string> {
  const kept: Row[] = [];
  const used = new Set<string>();
  for (const row of rows) {
    if (row) {
      kept.push(row);
      for (const [column, cell] of Object.entries(row)) if (cell) used.add(column);
    }
    yield '';
  }
  // Empty columns would only make the table wider.
  const said = columns.filter((column) => used.has(column));
  if (said.length === 0) {
    yield '–';
    return;
  }
  yield [line(said.map((column) => markdownText(columnLabel(column)))), line(said.map(() => '---'))].join(
    '\n',
  );
  for (const row of kept) yield `\n${line(said.map((column) => markdownText(row[column] ?? '')))}`;
}

/** The table as Markdown, with a section for each region of each profile. */
export function* toMarkdown(
  parts: readonly ExportPart[],
  columns: readonly Column[] = defaultColumns,
): Generator<string> {
  yield '# AWS Direct Connect\n\n';
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield '\n\n';
    yield `${heading(`${part.profile} · ${regionLabel(part.region)}`)}\n\n`;
    yield* markdownTable(rowsOf(part), columns);
  }
  yield '\n';
}
