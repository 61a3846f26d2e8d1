import * as l10n from '@vscode/l10n';
import { allKeys, keyNamed, keys } from './keys';
import type { ParseProblem } from './keys';
import { nearest } from './nearest';
import { isOpen, queryWords } from './queryWords';
import type { QueryWord } from './queryWords';
import { textTerm } from './textTerm';
import type { Reading, Term } from './term';

/** The parsed conditions, or why they can't be parsed. */
export type ParsedTerms =
  | { readonly terms: readonly Term[]; readonly problem?: undefined }
  | {
      readonly terms?: undefined;
      /** A sentence that says what to do. */
      readonly problem: string;
      /** The whole query as it was probably meant. */
      readonly meant?: string | undefined;
    };

/** A full or partial IPv6 address contains colons itself. */
const IPV6 = /^[\da-f]{0,4}(:[\da-f]{0,4}){2,}(\/\d*)?$/i;
/** So does an ARN. */
const ARN = /^arn:/i;

/** The key of a word, as typed, and its value; undefined for a word that is text. */
export function keyOf({
  marked,
  isText,
}: QueryWord): { readonly name: string; readonly at: number } | undefined {
  const at = marked.indexOf(':');
  const name = marked.text.slice(0, at);
  if (at < 0 || isText || !/^[a-z]+$/i.test(name)) return undefined;
  return IPV6.test(marked.text) || ARN.test(marked.text) ? undefined : { name, at };
}

function keyProblem(name: string): ParseProblem {
  const all = allKeys.map((one) => `${one}:`).join(', ');
  const meant = nearest(name.toLowerCase(), allKeys);
  return meant === undefined
    ? { problem: l10n.t('Unknown filter "{0}:". Use {1}, or put the text in quotes.', name, all) }
    : {
        problem: l10n.t(
          'Unknown filter "{0}:". Did you mean {1}? Use {2}, or put the text in quotes.',
          name,
          `${meant}:`,
          all,
        ),
        meant,
      };
}

/** The query with the rest of a word, after its `-`, replaced. */
export function replaced(query: string, { from, to, negated }: QueryWord, by: string): string {
  return `${query.slice(0, from)}${negated ? '-' : ''}${by}${query.slice(to)}`;
}

type Parsed = Term | { readonly problem: string; readonly meant?: string | undefined };

function termOf(query: string, word: QueryWord, reading: Reading): Parsed {
  const its = keyOf(word);
  if (!its) return textTerm(word.marked.text, reading.names);
  const key = keyNamed(its.name);
  const value = word.marked.slice(its.at + 1);
  if (key === undefined) {
    const { problem, meant } = keyProblem(its.name);
    const written = query.slice(word.from, word.to);
    return { problem, meant: meant && replaced(query, word, meant + written.slice(written.indexOf(':'))) };
  }
  const parsed = keys[key].parse(value, reading);
  if (!('problem' in parsed)) return parsed;
  const { problem, meant } = parsed;
  return { problem, meant: meant && replaced(query, word, `${key}:${meant}`) };
}

/** Rows say *VLAN 101* and *BGP down*: these two words count as one condition if they can be parsed as one. */
function phraseOf(word: QueryWord, next: QueryWord | undefined, reading: Reading): Term | undefined {
  const key = word.marked.text.toLowerCase();
  if ((key !== 'vlan' && key !== 'bgp') || word.isText || !next || next.isText || next.negated) {
    return undefined;
  }
  // Rows say *BGP degraded: IPv6 down*.
  const value = next.marked.text.replace(/[:,]$/, '').toLowerCase();
  const term = keys[key].parse(next.marked.slice(0, value.length), reading);
  if ('problem' in term || (term.kind !== 'vlan' && term.kind !== 'bgp')) return undefined;
  return { ...term, phrase: `${key} ${value}` };
}

/**
 * Parses a query, of *Find* or *Filter*: words, and `key:value` for each key, all of which must match. A comma in the
 * value of a key means or, a leading `-` means not. Quotes keep words together; a term that begins with a quote is
 * always text.
 */
export function parseTerms(query: string, reading: Reading = {}): ParsedTerms {
  if (isOpen(query)) {
    return {
      problem: l10n.t('A quotation mark is not closed. Add " after the last quoted word.'),
      meant: `${query}"`,
    };
  }
  const terms: Term[] = [];
  const words = queryWords(query);
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = words.slice(at, at + 2);
    if (!word) break;
    if (word.marked.text.trim() === '') {
      return { problem: l10n.t('Enter what to leave out right after "-", such as {0}.', '-state:down') };
    }
    const phrase = phraseOf(word, next, reading);
    if (phrase) at += 1;
    const term = phrase ?? termOf(query, word, reading);
    if ('problem' in term) return term;
    terms.push(word.negated ? { kind: 'not', term } : term);
  }
  return { terms };
}
