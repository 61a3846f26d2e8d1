import { parseAsn } from '../addressing/asn';
import { bitsOf } from './searchText';

/** What accounts and Direct Connect locations are called on screen. */
export interface Names {
  /** The account's 12 digits and its name. */
  readonly accounts: Iterable<readonly [id: string, name: string]>;
  /** The location's code and its name. */
  readonly locations: Iterable<readonly [code: string, name: string]>;
}

/** A word or a phrase. */
export interface TextTerm {
  readonly kind: 'text';
  /** The ways in which a resource may have it written, in lower case. */
  readonly texts: readonly string[];
  /** When it is an address or a network: its bits. */
  readonly bits: string | undefined;
}

/** A whole word of a `SearchText`. */
const whole = (word: string) => `\n${word.toLowerCase()}\n`;

/** The id that a whole ARN ends with: a pasted one finds its resource, and what hangs on it. */
function idOfArn(text: string): string[] {
  const [, id] = /^arn:(?:[^:]*:){4}(?:.*[/:])?([^/:]+)$/.exec(text) ?? [];
  return id === undefined ? [] : [whole(id)];
}

/** What was typed as a text to look for: a name also finds what bears only the id behind it, an ASN is found in both notations. */
export function textTerm(typed: string, names?: Names): TextTerm {
  const text = typed.replaceAll('\n', ' ').toLowerCase();
  const asn = parseAsn(text.replace(/^as(?=\d)/, ''));
  const called = (known: Names['accounts']) =>
    [...known].filter(([, name]) => name.toLowerCase().includes(text)).map(([id]) => whole(id));
  const texts = [
    text,
    ...(asn === undefined ? [] : [String(asn)]),
    ...idOfArn(text),
    ...(names && text !== '' ? [...called(names.accounts), ...called(names.locations)] : []),
  ];
  return { kind: 'text', texts: [...new Set(texts)], bits: bitsOf(text) };
}
