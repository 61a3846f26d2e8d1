/**
 * Splits a command line into words, as the AWS CLI does before it runs them without a shell.
 * @returns `undefined` when a quote is not closed or the line ends in a backslash.
 */
export type SplitCommand = (line: string) => string[] | undefined;

/**
 * The word splitting of a POSIX shell without anything else: no variables, no `~`, no pipes, no comments. A line feed,
 * as in a multi-line value, counts as a space. Source: Python's `shlex.split`.
 */
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
    } else if (char === '\\' && !quote && !next) {
      return undefined;
    } else if (char === '\\' && (!quote || next === quote || next === '\\')) {
      word = (word ?? '') + next;
      at += 1;
    } else if (!quote && (char === "'" || char === '"')) {
      quote = char;
      word ??= '';
    } else if (!quote && /[ \t\r\n]/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote) return undefined;
  return word === undefined ? words : [...words, word];
};

/**
 * The rules of Windows: a backslash is literal except before a quote, and only spaces and tabs separate words. Source:
 * Microsoft, "Parsing C command-line arguments", and botocore's `_windows_shell_split`.
 */
export const splitWindows: SplitCommand = (line) => {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const [part, slashes = '', mark = ''] of line.matchAll(/(\\*)(")|\\+|[ \t]|[^\\ \t"]+/g)) {
    if (mark) {
      const escaped = slashes.length % 2 === 1;
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2)) + (escaped ? mark : '');
      if (!escaped) quoted = !quoted;
    } else if (!quoted && /^[ \t]$/.test(part)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + part;
    }
  }
  if (quoted) return undefined;
  return word === undefined ? words : [...words, word];
};
