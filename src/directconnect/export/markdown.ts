import { regionLabel } from '../labels';
import { visible } from '../text';
import { columns, rowsOf } from './rows';
import type { Row } from './rows';
import type { ExportPart } from './part';

/**
 * A string from AWS, escaped so that Markdown shows it as plain text. All ASCII punctuation can be escaped (CommonMark
 * 0.31, 2.4); a zero-width character follows each at sign, for renderers that link addresses and mentions even when
 * they are escaped.
 */
function markdownText(text: string): string {
  return visible(text)
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replaceAll('@', '@\u200B');
}

const inHeading: ReadonlySet<keyof Row> = new Set<keyof Row>(['profile', 'region', 'regionName']);

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function* section(part: ExportPart): Generator<string> {
  const rows: Row[] = [];
  const used = new Set<string>();
  for (const row of rowsOf(part)) {
    if (row) {
      rows.push(row);
      for (const [column, cell] of Object.entries(row)) if (cell) used.add(column);
    }
    yield '';
  }
  // Empty columns would only make the table wider.
  const said = columns.filter((column) => used.has(column) && !inHeading.has(column));
  yield `## ${markdownText(part.profile)} · ${markdownText(regionLabel(part.region))}\n\n`;
  if (said.length === 0) {
    yield '–';
    return;
  }
  yield [line(said), line(said.map(() => '---'))].join('\n');
  for (const row of rows) yield `\n${line(said.map((column) => markdownText(row[column] ?? '')))}`;
}

/** The table as Markdown, with a section for each region of each profile. */
export function* toMarkdown(parts: readonly ExportPart[]): Generator<string> {
  yield '# AWS Direct Connect\n\n';
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield '\n\n';
    yield* section(part);
  }
  yield '\n';
}
