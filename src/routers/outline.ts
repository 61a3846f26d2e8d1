import { titleIn } from './sections';

/** A part of a configuration: a line and those that belong to it. Line numbers start at 0. */
export interface OutlineEntry {
  readonly name: string;
  readonly first: number;
  /** The last line of it. */
  readonly last: number;
  readonly below: readonly OutlineEntry[];
}

/** The longest name: it is a label. */
const MAX_NAME_LENGTH = 80;

const indentOf = (line: string) => line.length - line.trimStart().length;
const isComment = (line: string) => /^\s*(?:[!#*]|\/\*)/.test(line);

/** The last line from `from` on, before `end`, that is not empty. */
function lastFilled(lines: readonly string[], from: number, end: number): number {
  let last = end - 1;
  while (last > from && !lines[last]?.trim()) last--;
  return last;
}

/** Blocks: lines with deeper lines below them. A line that closes a brace belongs to its block. */
function blocks(lines: readonly string[], first: number, end: number): OutlineEntry[] {
  const found: OutlineEntry[] = [];
  for (let at = first; at < end; at++) {
    const line = lines[at] ?? '';
    if (!line.trim()) continue;
    let next = at + 1;
    while (next < end && (!lines[next]?.trim() || indentOf(lines[next] ?? '') > indentOf(line))) next++;
    const inner = lastFilled(lines, at, next);
    if (inner === at || isComment(line)) continue;
    const closes = next < end && /^\s*[}\])]/.test(lines[next] ?? '');
    const last = closes ? next : inner;
    const name = line.trim().replace(/\s*[{:]$/, '');
    found.push({
      name: name.slice(0, MAX_NAME_LENGTH),
      first: at,
      last,
      below: blocks(lines, at + 1, inner + 1),
    });
    at = last;
  }
  return found;
}

/** The XML elements on lines of their own, which is how AWS writes them. Never their contents. */
function elements(lines: readonly string[]): OutlineEntry[] {
  return lines.flatMap((line, index) => {
    const name = /^\s*<([a-z]\w*)/i.exec(line)?.[1];
    return name ? [{ name, first: index, last: index, below: [] }] : [];
  });
}

/**
 * The outline of a configuration: the parts under our titles, and the blocks formed by indentation. It works for any
 * format, including AWS's text.
 */
export function outlineOf(text: string): OutlineEntry[] {
  const lines = text.split(/\r?\n/);
  if (/^\s*</.test(text)) return elements(lines);
  const titles = lines.flatMap((line, index) => {
    const name = titleIn(line);
    return name === undefined ? [] : [{ name, index }];
  });
  const beginning = blocks(lines, 0, titles[0]?.index ?? lines.length);
  const parts = titles.map(({ name, index }, position): OutlineEntry => {
    const end = titles[position + 1]?.index ?? lines.length;
    return { name, first: index, last: lastFilled(lines, index, end), below: blocks(lines, index + 1, end) };
  });
  return [...beginning, ...parts];
}
