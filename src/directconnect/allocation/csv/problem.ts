/** What is wrong with a file. */
export interface Problem {
  /** From 1, as editors count. */
  readonly line: number;
  /** The heading of its column, if it is about one cell. */
  readonly column?: string;
  readonly message: string;
}

/** The number of the last line of a text. */
export const linesIn = (text: string): number => (text.match(/\r\n?|\n/g)?.length ?? 0) + 1;
