/** Text whose parts may be in quotes: inside them, a separator is a character like any other. */
export class QuotedText {
  /**
   * @param text without the quotes.
   * @param quoted for each character of it, `"` if it was in quotes.
   */
  constructor(
    readonly text: string,
    private readonly quoted: string,
  ) {}

  /** Where a character is outside quotes; -1 if nowhere. */
  indexOf(character: string, from = 0): number {
    const at = this.text.indexOf(character, from);
    return at < 0 || this.quoted[at] !== '"' ? at : this.indexOf(character, at + 1);
  }

  slice(from: number, to?: number): QuotedText {
    return new QuotedText(this.text.slice(from, to), this.quoted.slice(from, to));
  }

  /** The parts between separators that are outside quotes. */
  split(separator: string): QuotedText[] {
    const at = this.indexOf(separator);
    return at < 0 ? [this] : [this.slice(0, at), ...this.slice(at + 1).split(separator)];
  }
}

/** A word of a query, without its `-` and its quotes. */
export interface QueryWord {
  readonly marked: QuotedText;
  /** True when it begins with a quote: then it is text. */
  readonly isText: boolean;
  readonly negated: boolean;
  /** Where it is in the query, with everything that was typed. */
  readonly from: number;
  readonly to: number;
}

function unquoted(written: string): QuotedText {
  let [text, quoted, isInside] = ['', '', false];
  for (const character of written.split('')) {
    if (character === '"') {
      isInside = !isInside;
      continue;
    }
    text += character;
    quoted += isInside ? '"' : ' ';
  }
  return new QuotedText(text, quoted);
}

/** The words of a query. Quotes keep words together; the last ones may still be open. */
export function queryWords(query: string): QueryWord[] {
  return [...query.matchAll(/(?:"[^"]*"?|[^\s"])+/g)].flatMap(({ 0: written, index: from }) => {
    const negated = written.startsWith('-');
    const rest = negated ? written.slice(1) : written;
    const marked = unquoted(rest);
    if (marked.text.trim() === '' && !negated) return [];
    return [{ marked, isText: rest.startsWith('"'), negated, from, to: from + written.length }];
  });
}

/** True while a quote has no partner. */
export const isOpen = (query: string) => query.split('"').length % 2 === 0;

/** A value as it has to be typed; undefined for one that can't be, since it contains a quote itself. */
export function typedValue(value: string): string | undefined {
  if (value.includes('"')) return undefined;
  return value === '' || /[\s,=]/.test(value) ? `"${value}"` : value;
}

/** A tag as it has to be typed, with or without its value; undefined for one that can't be. */
export function typedTag(key: string, value?: string): string | undefined {
  const name = typedValue(key);
  if (value === undefined || name === undefined) return name;
  const its = value === '' ? '' : typedValue(value);
  return its === undefined ? undefined : `${name}=${its}`;
}
