/** How many letters have to be inserted, deleted, replaced or swapped to turn one word into the other. */
function edits(one: string, other: string): number {
  const [lines, letters] = [Array.from(one), Array.from(other)];
  let [before, row]: [number[], number[]] = [[], [0, ...letters.map((_, at) => at + 1)]];
  for (const [line, letter] of lines.entries()) {
    const next = [line + 1];
    for (const [at, its] of letters.entries()) {
      const replaced = (row[at] ?? 0) + (letter === its ? 0 : 1);
      const isSwapped = letter === letters[at - 1] && lines[line - 1] === its;
      const swapped = isSwapped ? (before[at - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[letters.length] ?? 0;
}

/** Longer than anything worth guessing. */
const MAX_LENGTH = 30;

/**
 * The candidate that was probably meant: one that begins with the word, or one that differs in at most a third of its
 * letters (but at least one).
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || word.length > MAX_LENGTH) return undefined;
  const begun = word.length > 1 ? candidates.find((candidate) => candidate.startsWith(word)) : undefined;
  if (begun !== undefined) return begun;
  const limit = Math.max(1, Math.floor(word.length / 3));
  const [best] = candidates
    .filter(({ length }) => Math.abs(length - word.length) <= limit)
    .map((candidate) => ({ candidate, distance: edits(word, candidate) }))
    .sort((one, other) => one.distance - other.distance);
  return best && best.distance <= limit ? best.candidate : undefined;
}
