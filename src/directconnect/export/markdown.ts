import { visible } from '../text';
import { columns, rowsOf } from './rows';
import type { Row } from './rows';
import type { ExportPart } from './part';

/**
 * A string from AWS as text that no reader of Markdown takes for anything else. All of ASCII's punctuation can be
 * escaped (CommonMark 0.31, 2.4); after an at sign stands a character without width, for readers that make links of
 * addresses and mentions whatever was escaped.
 */
function markdownText(text: string): string {
  return visible(text)
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replaceAll('@', '@\u200B');
}

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
  // The columns that say nothing here only make a table wide.
  const said = columns.slice(2).filter((column) => used.has(column));
  yield `## ${markdownText(part.profile)} · ${markdownText(part.region)}\n\n`;
  if (said.length === 0) {
    yield '–';
    return;
  }
  yield [line(said), line(said.map(() => '---'))].join('\n');
  for (const row of rows) yield `\n${line(said.map((column) => markdownText(row[column] ?? '')))}`;
}

/** The table as Markdown, a section for each region of each profile. */
export function* toMarkdown(parts: readonly ExportPart[]): Generator<string> {
  yield '# AWS Direct Connect\n\n';
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield '\n\n';
    yield* section(part);
  }
  yield '\n';
}
