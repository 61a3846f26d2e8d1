/** How many letters have to be put in, left out or exchanged to make one word of the other. */
function edits(one: string, other: string): number {
  const letters = Array.from(other);
  let row = [0, ...letters.map((_, at) => at + 1)];
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1];
    for (const [at, its] of letters.entries()) {
      const replaced = (row[at] ?? 0) + (letter === its ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[letters.length] ?? 0;
}

/** Longer than anything worth guessing at. */
const LONGEST = 30;

/**
 * The candidate that somebody may have meant: one that begins so, or one that at most a third of the letters (but at
 * least one) turn into it.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || word.length > LONGEST) return undefined;
  const begun = word.length > 1 ? candidates.find((candidate) => candidate.startsWith(word)) : undefined;
  if (begun !== undefined) return begun;
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: edits(word, candidate) }))
    .sort((one, other) => one.distance - other.distance);
  const limit = Math.max(1, Math.floor(word.length / 3));
  return best && best.distance <= limit ? best.candidate : undefined;
}
