import { visible } from '../text';
import { columns, rowsOf } from './rows';
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

function section(part: ExportPart): string {
  const rows = rowsOf(part);
  // The columns that say nothing here only make a table wide.
  const said = columns.slice(2).filter((column) => rows.some((row) => row[column]));
  const heading = `## ${markdownText(part.profile)} · ${markdownText(part.region)}`;
  const table = [
    line(said),
    line(said.map(() => '---')),
    ...rows.map((row) => line(said.map((column) => markdownText(row[column] ?? '')))),
  ];
  return [heading, '', ...(said.length > 0 ? table : ['–'])].join('\n');
}

/** The table as Markdown, a section for each region of each profile. */
export function toMarkdown(parts: readonly ExportPart[]): string {
  return `# AWS Direct Connect\n\n${parts.map(section).join('\n\n')}\n`;
}
