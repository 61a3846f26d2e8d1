import * as l10n from '@vscode/l10n';
import { linesIn } from './problem';
import type { Problem } from './problem';

/** One record of a file. */
export interface CsvRecord {
  /** The line on which it begins. A cell in quotation marks may contain line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

const COMMENT = /#[^\r\n]*(?:\r\n?|\n|$)/y;
const QUOTED = /"[^"]*(?:""[^"]*)*"/y;

/** A cell, with or without quotation marks, and what ends it. */
const cellPattern = (separator: Separator) =>
  new RegExp(String.raw`(?:"([^"]*(?:""[^"]*)*)"|((?!")[^${separator}\r\n]*))(${separator}|\r\n?|\n|$)`, 'y');

/** The separator that is most frequent in the first line which is neither empty nor a comment. */
export function separatorOf(text: string): Separator {
  const heading = /^(?!\s*(?:"?#|[\r\n]|$)).*$/m.exec(text)?.[0] ?? '';
  const count = (separator: string) => heading.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/**
 * Reads the records of a file as RFC 4180 defines them, with any separator, any line ends, and comments: lines that
 * begin with `#`. A quotation mark that does not begin a cell is text.
 * @returns a problem, where a quotation mark makes it unclear what the rest of the file means.
 */
export function* readRecords(text: string, separator: Separator): Generator<CsvRecord, Problem | undefined> {
  const cell = cellPattern(separator);
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const comment = matchAt(COMMENT, text, position)?.[0];
    if (comment !== undefined) {
      position += comment.length;
      line += 1;
      continue;
    }
    const record = { line, cells: [] as string[] };
    for (let end: string | undefined = separator; end === separator;) {
      const found = matchAt(cell, text, position);
      if (!found) return { line, message: wrongQuotes(matchAt(QUOTED, text, position) !== null) };
      const [whole, quoted, plain = ''] = found;
      [end] = found.slice(3);
      record.cells.push(quoted?.replaceAll('""', '"') ?? plain);
      position += whole.length;
      line += linesIn(whole) - 1;
    }
    yield record;
  }
  return undefined;
}

const wrongQuotes = (isClosed: boolean) =>
  isClosed
    ? l10n.t(
        'Text follows a closing quotation mark. Within quotation marks, write a quotation mark twice, or remove it.',
      )
    : l10n.t('A quotation mark begins a cell and is never closed. Close it, or remove it.');
