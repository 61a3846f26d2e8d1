/** One part of a configuration, under a title that the editor's outline shows. */
export interface Section {
  readonly title: string;
  readonly notes: readonly string[];
  readonly lines: readonly string[];
}

/** How a dialect writes a one-line comment. */
export type Comment = (text: string) => string;

/** Comments that go from these characters to the end of the line. */
export const commentedBy =
  (characters: string): Comment =>
  (text) =>
    `${characters} ${text}`;

/** Joins parts, with titles between equals signs, which is how the outline finds them. */
export function written(comment: Comment, head: readonly string[], sections: readonly Section[]): string {
  const parts = sections
    .filter(({ lines, notes }) => lines.length + notes.length > 0)
    .map(({ title, notes, lines }) =>
      [comment(`== ${title} ==`), ...notes.map(comment), ...lines].join('\n'),
    );
  return `${[head.map(comment).join('\n'), ...parts].join('\n\n')}\n`;
}

/** A title written by `written`, or `undefined` for any other line. */
export function titleIn(line: string): string | undefined {
  return /^(?:\W{1,3} )== (.+) ==(?: \*\/)?$/.exec(line)?.[1];
}

export const indented = (lines: readonly string[], by = 1): string[] =>
  lines.map((line) => `${' '.repeat(by)}${line}`);
