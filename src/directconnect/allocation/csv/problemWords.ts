import * as l10n from '@vscode/l10n';
import type { Problem } from './problem';

/** Lines as people name them: `2–5, 9`. @param lines in ascending order. */
function ranges(lines: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && line <= run.last + 1) run.last = line;
    else runs.push({ first: line, last: line });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

/** A problem in words, with its line and column. */
export const problemWords = ({ line, column, message }: Problem): string => wordsOf([line], column, message);

function wordsOf(lines: readonly number[], column: string | undefined, message: string): string {
  const where = lines.length === 1 ? l10n.t('Line {0}', lines[0] ?? 0) : l10n.t('Lines {0}', ranges(lines));
  return column === undefined
    ? l10n.t('{0}: {1}', where, message)
    : l10n.t('{0}, {1}: {2}', where, column, message);
}

/** Problems in words. If several lines have the same one, it is listed once. */
export function groupedWords(problems: Iterable<Problem>): string[] {
  const groups = new Map<string, { readonly problem: Problem; readonly lines: number[] }>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.column, problem.message]);
    const group = groups.get(key);
    if (group) group.lines.push(problem.line);
    else groups.set(key, { problem, lines: [problem.line] });
  }
  return [...groups.values()].map(({ problem: { column, message }, lines }) =>
    wordsOf(lines, column, message),
  );
}
