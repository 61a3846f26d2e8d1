import { parseAsn } from '../addressing/asn';
import { regionNames } from '../regions/regions';
import { bitsOf } from './searchText';
import type { Names, TextTerm } from './term';

/** Two letters of a city would find everything in its region. */
const MIN_CITY_LENGTH = 3;

/** A whole word of a `SearchText`. */
const whole = (word: string) => `\n${word.toLowerCase()}\n`;

/** The id at the end of a complete ARN: a pasted ARN finds its resource, and everything that refers to it. */
function idOfArn(text: string): string[] {
  const [, id] = /^arn:(?:[^:]*:){4}(?:.*[/:])?([^/:]+)$/.exec(text) ?? [];
  return id === undefined ? [] : [whole(id)];
}

/** In lower case and without accents, since few can type those of São Paulo. */
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The ids or codes of everything whose name contains the text. */
export function idsNamed(text: string, known: Iterable<readonly [id: string, name: string]>): string[] {
  const wanted = plain(text);
  return wanted === '' ? [] : [...known].filter(([, name]) => plain(name).includes(wanted)).map(([id]) => id);
}

/** An account without the groups of digits in which the AWS console writes it; other text as it is. */
export const withoutGroups = (text: string) =>
  /^\d{4}-\d{4}-\d{4}$/.test(text) ? text.replaceAll('-', '') : text;

/**
 * Makes a text term of what was typed: a name also finds what only has its id, and an ASN is found in both notations.
 */
export function textTerm(typed: string, names?: Names): TextTerm {
  const text = typed.replaceAll('\n', ' ').toLowerCase();
  const asn = parseAsn(text);
  // Rows have an account's name in parentheses.
  const name = text.replace(/^\(|\)$/g, '');
  const lists = [
    ...(names ? [names.accounts, names.locations] : []),
    ...(name.length < MIN_CITY_LENGTH ? [] : [regionNames]),
  ];
  const texts = [
    text,
    ...(asn === undefined ? [] : [String(asn)]),
    ...idOfArn(text),
    withoutGroups(text),
    ...lists.flatMap((known) => idsNamed(name, known)).map(whole),
  ];
  return { kind: 'text', text, texts: [...new Set(texts)], bits: bitsOf(text) };
}
