import * as l10n from '@vscode/l10n';
import { markdownText } from '../../export/markdownText';
import { visible } from '../../text';
import { cellOf, columnsIn } from './cells';
import { csvColumns } from './columns';
import type { ValidatedRow } from './validateRows';
import { groupedWords } from './problemWords';
import type { Sheet } from './sheet';

/** Where the requests of a file go. */
export interface Destination {
  readonly file: string;
  readonly profile: string;
  readonly region: string;
}

function resultWords(row: ValidatedRow): string {
  switch (row.kind) {
    case 'send':
      return l10n.t('Will be sent');
    case 'exists':
      return l10n.t('Exists: {0}', row.virtualInterfaceId);
    case 'wrong':
      return l10n.t('Error');
  }
}

const separatorWords = ({ separator }: Sheet): string => {
  if (separator === ';') return l10n.t('Its cells are separated by semicolons.');
  return separator === '\t' ? l10n.t('Its cells are separated by tabs.') : '';
};

const list = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${heading}\n\n${lines.map((line) => `- ${visible(line)}`).join('\n')}\n\n`;

/** The rows as the lines of a table whose columns are aligned, step by step: one for each row. */
function* aligned(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Generator<undefined, string> {
  let widths = headings.map(({ length }) => Math.max(3, length));
  for (const row of rows) {
    widths = widths.map((width, at) => Math.max(width, row[at]?.length ?? 0));
    yield;
  }
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`;
  const rule = widths.map((width) => '-'.repeat(width));
  let text = line(headings) + line(rule);
  for (const row of rows) {
    text += line(row);
    yield;
  }
  return text;
}

/** What is wrong with the rows, and what would be sent for each, as Markdown, step by step. */
export function* tableText(
  { file, profile, region }: Destination,
  sheet: Sheet,
  validated: readonly ValidatedRow[],
): Generator<undefined, string> {
  const columns = columnsIn(validated);
  const headings = [l10n.t('Line'), l10n.t('Status'), ...columns.map((name) => csvColumns[name].heading)];
  const rows: string[][] = [];
  for (const row of validated) {
    rows.push([
      String(row.line),
      resultWords(row),
      ...columns.map((name) => markdownText(cellOf(row, name))),
    ]);
    yield;
  }
  const table = yield* aligned(headings, rows);
  const wrong = validated.flatMap(({ problems }) => problems);
  const warnings = validated.flatMap(({ warnings: some }) => some);
  return [
    `# ${visible(file)}\n\n`,
    `${l10n.t('Checked with profile {0} in {1}. Nothing was sent.', visible(profile), region)} ${separatorWords(sheet)}`.trim(),
    '\n\n',
    list(l10n.t('Errors'), groupedWords(wrong)),
    list(l10n.t('Warnings'), groupedWords(warnings)),
    `## ${l10n.t('Rows')}\n\n`,
    table,
  ].join('');
}
