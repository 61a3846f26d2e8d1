import { parseAsn } from '../addressing/asn';
import { bitsOf } from './searchText';

/** The on-screen names of accounts and Direct Connect locations. */
export interface Names {
  /** The account's 12 digits and its name. */
  readonly accounts: Iterable<readonly [id: string, name: string]>;
  /** The location's code and its name. */
  readonly locations: Iterable<readonly [code: string, name: string]>;
}

/** A word or a phrase. */
export interface TextTerm {
  readonly kind: 'text';
  /** The spellings that a resource may have, in lower case. */
  readonly texts: readonly string[];
  /** Its bits, if it is an address or network. */
  readonly bits: string | undefined;
}

/** A whole word of a `SearchText`. */
const whole = (word: string) => `\n${word.toLowerCase()}\n`;

/** The id at the end of a complete ARN: a pasted ARN finds its resource, and everything that refers to it. */
function idOfArn(text: string): string[] {
  const [, id] = /^arn:(?:[^:]*:){4}(?:.*[/:])?([^/:]+)$/.exec(text) ?? [];
  return id === undefined ? [] : [whole(id)];
}

/** An account in groups of digits, as the AWS console writes it. */
const ACCOUNT = /^\d{4}-\d{4}-\d{4}$/;

/**
 * Makes a text term of what was typed: a name also finds what only has its id, and an ASN is found in both notations.
 */
export function textTerm(typed: string, names?: Names): TextTerm {
  const text = typed.replaceAll('\n', ' ').toLowerCase();
  const asn = parseAsn(text);
  // Rows have an account's name in parentheses.
  const name = text.replace(/^\(|\)$/g, '');
  const called = (known: Names['accounts']) =>
    [...known].filter(([, its]) => its.toLowerCase().includes(name)).map(([id]) => whole(id));
  const texts = [
    text,
    ...(asn === undefined ? [] : [String(asn)]),
    ...idOfArn(text),
    ...(ACCOUNT.test(text) ? [text.replaceAll('-', '')] : []),
    ...(names && name !== '' ? [...called(names.accounts), ...called(names.locations)] : []),
  ];
  return { kind: 'text', texts: [...new Set(texts)], bits: bitsOf(text) };
}
