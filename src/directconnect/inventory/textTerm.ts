import { parseAsn } from '../addressing/asn';
import { regionNames } from '../regions/regions';
import { bitsOf } from './searchText';
import type { Names } from './term';

/** A word or a phrase. */
export interface TextTerm {
  readonly kind: 'text';
  /** What was typed, in lower case. */
  readonly text: string;
  /** The spellings that a resource may have, in lower case. */
  readonly texts: readonly string[];
  /** Its bits, if it is an address or network. */
  readonly bits: string | undefined;
}

/** Two letters of a city would find everything in its region. */
const SHORTEST_CITY = 3;

/** A whole word of a `SearchText`. */
const whole = (word: string) => `\n${word.toLowerCase()}\n`;

/** The id at the end of a complete ARN: a pasted ARN finds its resource, and everything that refers to it. */
function idOfArn(text: string): string[] {
  const [, id] = /^arn:(?:[^:]*:){4}(?:.*[/:])?([^/:]+)$/.exec(text) ?? [];
  return id === undefined ? [] : [whole(id)];
}

/** In lower case and without accents, since few can type those of São Paulo. */
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The ids or codes of what has such a name. */
export function idsNamed(text: string, known: Iterable<readonly [id: string, name: string]>): string[] {
  const wanted = plain(text);
  return wanted === '' ? [] : [...known].filter(([, name]) => plain(name).includes(wanted)).map(([id]) => id);
}

/**
 * Makes a text term of what was typed: a name also finds what only has its id, and an ASN is found in both notations.
 */
export function textTerm(typed: string, names?: Names): TextTerm {
  const text = typed.replaceAll('\n', ' ').toLowerCase();
  const asn = parseAsn(text.replace(/^as(?=\d)/, ''));
  const lists = [
    ...(names ? [names.accounts, names.locations] : []),
    ...(text.length < SHORTEST_CITY ? [] : [regionNames]),
  ];
  const texts = [
    text,
    ...(asn === undefined ? [] : [String(asn)]),
    ...idOfArn(text),
    ...lists.flatMap((known) => idsNamed(text, known)).map(whole),
  ];
  return { kind: 'text', text, texts: [...new Set(texts)], bits: bitsOf(text) };
}
