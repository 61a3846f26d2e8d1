import * as l10n from '@vscode/l10n';
import { nearest } from './nearest';
import { knownStates } from '../resources/states';
import { textTerm } from './textTerm';
import type { Names, TextTerm } from './textTerm';

/** Keys whose values are an AWS enum. */
export type ListKey = 'state' | 'type' | 'bgp';

/** A tag, and the value it must have, if one is given. */
export interface TagWanted {
  readonly key: string;
  readonly value: string | undefined;
}

/** One condition. A resource must meet all of them. */
export type Term =
  | TextTerm
  | { readonly kind: ListKey; readonly values: readonly string[]; readonly phrase?: string }
  | {
      readonly kind: 'vlan';
      readonly ranges: readonly (readonly [from: number, to: number])[];
      readonly phrase?: string;
    }
  | { readonly kind: 'tag'; readonly tags: readonly TagWanted[] }
  | { readonly kind: 'not'; readonly term: Term };

/** The parsed conditions, or why they can't be parsed: a sentence that says what to do. */
export type ParsedTerms =
  | { readonly terms: readonly Term[]; readonly problem?: undefined }
  | { readonly terms?: undefined; readonly problem: string };

/** What parsing depends on besides the text. */
export interface Reading {
  /** What accounts and locations are called. */
  readonly names?: Names;
  /** True for an AWS value that this version does not know, but that was in an answer. */
  readonly isPresent?: (key: ListKey, value: string) => boolean;
}

const HIGHEST_VLAN = 4094;

const known: Readonly<Record<ListKey, readonly string[]>> = {
  state: [...knownStates, 'unknown'],
  type: ['private', 'public', 'transit'],
  bgp: ['up', 'degraded', 'down', 'unknown'],
};

const examples: Readonly<Record<ListKey, string>> = {
  state: 'state:down,pending',
  type: 'type:private',
  bgp: 'bgp:down',
};

type Parser = (value: string, reading: Reading) => Term | string;

function listOf(key: ListKey): Parser {
  return (value, { isPresent = () => false }) => {
    const values = value.toLowerCase().split(',');
    if (values.includes('')) {
      return l10n.t('Enter a value after "{0}:" and after each comma, such as {1}.', key, examples[key]);
    }
    const wrong = values.find((one) => !known[key].includes(one) && !isPresent(key, one));
    if (wrong === undefined) return { kind: key, values };
    const meant = nearest(wrong, known[key]);
    return meant === undefined
      ? l10n.t('"{0}" is not a value of "{1}:". Use one of {2}.', wrong, key, known[key].join(', '))
      : l10n.t('"{0}" is not a value of "{1}:". Did you mean {2}?', wrong, key, meant);
  };
}

/** Why a VLAN or a range is invalid. */
function vlanProblem(part: string): string {
  const example = 'vlan:100-200';
  if (part === '') {
    return l10n.t('Enter a VLAN or a range after "vlan:" and after each comma, such as {0}.', example);
  }
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(part) ?? [];
  if (from !== undefined && to !== undefined && Number(from) > Number(to)) {
    return l10n.t(
      'The range "{0}" is reversed. Enter the lower VLAN first: vlan:{1}.',
      part,
      `${to}-${from}`,
    );
  }
  return l10n.t(
    '"{0}" is not a VLAN. Enter a number from 1 to {1}, or a range of them such as {2}.',
    part,
    HIGHEST_VLAN,
    example,
  );
}

const vlan: Parser = (value) => {
  const ranges: (readonly [from: number, to: number])[] = [];
  for (const part of value.split(',')) {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && from <= to && to <= HIGHEST_VLAN)) return vlanProblem(part);
    ranges.push([from, to]);
  }
  return { kind: 'vlan', ranges };
};

const tag: Parser = (value) => {
  const tags: TagWanted[] = [];
  for (const part of value.toLowerCase().split(',')) {
    const at = part.indexOf('=');
    const before = tags.at(-1);
    if (part === '' || at === 0) {
      return l10n.t('Enter a tag after "tag:", such as {0}.', 'tag:env=prod');
    }
    if (at > 0) tags.push({ key: part.slice(0, at), value: part.slice(at + 1) });
    // After a tag with a value, more values of the same tag.
    else if (before?.value !== undefined) tags.push({ key: before.key, value: part });
    else tags.push({ key: part, value: undefined });
  }
  return { kind: 'tag', tags };
};

const parsers: Readonly<Record<string, Parser>> = {
  state: listOf('state'),
  type: listOf('type'),
  vlan,
  tag,
  bgp: listOf('bgp'),
};

/** A full or partial IPv6 address contains colons itself. */
const IPV6 = /^[\da-f]{0,4}(:[\da-f]{0,4}){2,}(\/\d*)?$/i;
/** So does an ARN. */
const ARN = /^arn:/i;

function keyProblem(key: string): string {
  const keys = Object.keys(parsers);
  const all = keys.map((one) => `${one}:`).join(', ');
  const meant = nearest(key.toLowerCase(), keys);
  return meant === undefined
    ? l10n.t('Unknown filter "{0}:". Use {1}, or put the text in quotes.', key, all)
    : l10n.t(
        'Unknown filter "{0}:". Did you mean {1}? Use {2}, or put the text in quotes.',
        key,
        `${meant}:`,
        all,
      );
}

/** A word without its `-` and its quotes. */
interface Word {
  readonly bare: string;
  readonly quoted: boolean;
  readonly negated: boolean;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/(?:"[^"]*"?|[^\s"])+/g)].flatMap(([written]) => {
    const negated = written.startsWith('-');
    const rest = negated ? written.slice(1) : written;
    const bare = rest.replaceAll('"', '');
    return bare.trim() === '' && !negated ? [] : [{ bare, quoted: rest.startsWith('"'), negated }];
  });
}

function termOf({ bare, quoted }: Word, reading: Reading): Term | string {
  const [, key, value = ''] = /^([a-z]+):(.*)$/is.exec(bare) ?? [];
  if (key === undefined || quoted || IPV6.test(bare) || ARN.test(bare)) return textTerm(bare, reading.names);
  const name = key.toLowerCase();
  const parser = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  return parser ? parser(value, reading) : keyProblem(key);
}

/** Rows say *VLAN 101* and *BGP down*: these two words count as one condition if they can be parsed as one. */
function phraseOf(word: Word, next: Word | undefined, reading: Reading): Term | undefined {
  const key = word.bare.toLowerCase();
  if ((key !== 'vlan' && key !== 'bgp') || word.quoted || !next || next.quoted || next.negated) {
    return undefined;
  }
  // Rows say *BGP degraded: IPv6 down*.
  const value = next.bare.replace(/[:,]$/, '').toLowerCase();
  const term = parsers[key]?.(value, reading);
  if (typeof term === 'string' || (term?.kind !== 'vlan' && term?.kind !== 'bgp')) return undefined;
  return { ...term, phrase: `${key} ${value}` };
}

/**
 * Parses a search or filter: words, and `state:`, `type:`, `vlan:`, `tag:`, `bgp:`, all of which must match. A comma in
 * the value of a key means or, a leading `-` means not. Quotes keep words together; a term that begins with a quote is
 * always text.
 */
export function parseTerms(text: string, reading: Reading = {}): ParsedTerms {
  if (text.split('"').length % 2 === 0) {
    return { problem: l10n.t('A quotation mark is not closed. Add " after the last quoted word.') };
  }
  const terms: Term[] = [];
  const words = wordsOf(text);
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = words.slice(at, at + 2);
    if (!word) break;
    if (word.bare.trim() === '') {
      return { problem: l10n.t('Enter what to leave out right after "-", such as {0}.', '-state:down') };
    }
    const phrase = phraseOf(word, next, reading);
    if (phrase) at += 1;
    const term = phrase ?? termOf(word, reading);
    if (typeof term === 'string') return { problem: term };
    terms.push(word.negated ? { kind: 'not', term } : term);
  }
  return { terms };
}
