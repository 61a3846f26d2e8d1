/**
 * Cuts a command line into its words, as the AWS CLI does before it runs them without a shell.
 * @returns `undefined` when a quote is not closed.
 */
export type SplitCommand = (line: string) => string[] | undefined;

/** The rules of a POSIX shell, and nothing of what a shell does then: no variable, no `~`, no pipe. */
export const splitPosix: SplitCommand = (line) => {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote === "'" || (quote && char === quote)) {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '\\' && next && (!quote || next === quote || next === '\\')) {
      word = (word ?? '') + next;
      at += 1;
    } else if (!quote && (char === "'" || char === '"')) {
      quote = char;
      word ??= '';
    } else if (!quote && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote) return undefined;
  return word === undefined ? words : [...words, word];
};

/** The rules of Windows: a backslash is one, but before a quote. Source: Microsoft, "Parsing C command-line arguments". */
export const splitWindows: SplitCommand = (line) => {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const [part, slashes = '', mark = ''] of line.matchAll(/(\\*)(")|\\+|\s|[^\\\s"]+/g)) {
    if (mark) {
      const escaped = slashes.length % 2 === 1;
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2)) + (escaped ? mark : '');
      if (!escaped) quoted = !quoted;
    } else if (!quoted && /^\s$/.test(part)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + part;
    }
  }
  if (quoted) return undefined;
  return word === undefined ? words : [...words, word];
};
