import { regionNames } from '../regions/regions';
import type { Candidate } from './candidates';
import { allKeys, keyNamed, keys, knownValues, namesOfValues, tagParts } from './keys';
import { isPart, matchesAll, tagsOf, valuesOf } from './matching';
import { QuotedText, queryWords, typedTag, typedValue } from './queryWords';
import type { QueryWord } from './queryWords';
import { keyOf, parseTerms, replaced } from './terms';
import type { Key, Reading, Term } from './term';

/** How many have a value: virtual interfaces, and the ports that carry them. */
export interface ValueCount {
  readonly interfaces: number;
  readonly ports: number;
}

/** A suggestion for a query. */
export interface Completion {
  /** The whole query, completed. */
  readonly query: string;
  /** The term in it that is completed. */
  readonly term: string;
  /** An explanation of a key, or the name of a value. */
  readonly about: string | undefined;
  /** How many have the value among what the rest of the query finds; undefined for a key. */
  readonly count: ValueCount | undefined;
}

/** A value of a key, as it is typed and in lower case without quotes, with how many have exactly this one. */
interface CountedValue {
  readonly typed: string;
  readonly text: string;
  readonly count: ValueCount;
}

/** The values of a key that are being typed. */
interface Typing {
  readonly key: Key;
  /** Those before the last comma, as they are typed. */
  readonly before: readonly string[];
  /** What was typed after it, in lower case. */
  readonly last: string;
}

/** How many values are offered. */
const MAX_OFFERED = 30;

const NONE: ValueCount = { interfaces: 0, ports: 0 };

const sum = (one: ValueCount, other: ValueCount): ValueCount => ({
  interfaces: one.interfaces + other.interfaces,
  ports: one.ports + other.ports,
});

/** The word at the end of a query, which is being typed; an empty one after a space. */
function wordAtEnd(query: string): QueryWord {
  const last = queryWords(query).at(-1);
  if (last?.to === query.length) return last;
  return {
    marked: new QuotedText('', ''),
    isText: false,
    negated: false,
    from: query.length,
    to: query.length,
  };
}

function keyCompletions(query: string, word: QueryWord): Completion[] {
  const begun = word.marked.text.toLowerCase();
  return allKeys
    .filter((key) => key.startsWith(begun))
    .map((key) => {
      const term = `${word.negated ? '-' : ''}${key}:`;
      return { query: replaced(query, word, `${key}:`), term, about: keys[key].about(), count: undefined };
    });
}

/** The values that a candidate has for the key; of a tag, first its name, then its name and value. */
function valuesFor(candidate: Candidate, { key, last }: Typing): readonly (string | undefined)[] {
  if (key !== 'tag') return valuesOf(candidate, key).map(typedValue);
  return tagsOf(candidate).flatMap(({ key: name, value = '' }) => {
    const isNamed = last.split('=', 1)[0] === name.toLowerCase();
    return [...(last.includes('=') ? [] : [typedTag(name)]), ...(isNamed ? [typedTag(name, value)] : [])];
  });
}

/** Values to offer for a key even if no resource has them. */
function fixedValues({ key, last }: Typing): readonly string[] {
  if (key === 'state' || key === 'type' || key === 'bgp') return knownValues[key];
  return key === 'region' && last !== '' ? regionNames.map(([code]) => code) : [];
}

/**
 * The values of a key with how many have them among those that match: each resource once, however many profiles see
 * it. One step for each candidate.
 */
function* tally(
  candidates: Iterable<Candidate>,
  terms: readonly Term[],
  typing: Typing,
): Generator<undefined, CountedValue[]> {
  const counts = new Map<string, ValueCount>(fixedValues(typing).map((value) => [value, NONE]));
  const counted = new Set<string>();
  for (const candidate of candidates) {
    const { id, kind } = candidate.subject;
    const one = kind === 'virtualInterface' ? { interfaces: 1, ports: 0 } : { interfaces: 0, ports: 1 };
    for (const typed of matchesAll(candidate, terms) ? valuesFor(candidate, typing) : []) {
      const key = `${id} ${typed ?? ''}`;
      if (typed !== undefined && !counted.has(key)) counts.set(typed, sum(counts.get(typed) ?? NONE, one));
      counted.add(key);
    }
    yield;
  }
  return [...counts].map(([typed, count]) => ({
    typed,
    text: typed.replaceAll('"', '').toLowerCase(),
    count,
  }));
}

/** The values that match what was typed, the best first. */
function fitting(
  all: readonly CountedValue[],
  { key, before, last }: Typing,
  names: ReadonlyMap<string, string>,
): readonly CountedValue[] {
  const nameOf = ({ typed }: CountedValue) => names.get(typed.replaceAll('"', ''))?.toLowerCase() ?? '';
  const begins = ({ text }: CountedValue) => text.startsWith(last);
  const fits = (one: CountedValue) =>
    one.text !== last &&
    !before.includes(one.typed) &&
    (begins(one) || (key !== 'vlan' && (one.text.includes(last) || nameOf(one).includes(last))));
  return all
    .filter(fits)
    .map((one) => ({ one, rank: begins(one) ? 0 : 1, size: one.count.interfaces + one.count.ports }))
    .sort((a, b) => a.rank - b.rank || b.size - a.size || (a.one.text < b.one.text ? -1 : 1))
    .slice(0, MAX_OFFERED)
    .map(({ one }) => one);
}

/** How many a value finds: where a part is enough, more than have exactly this value. */
function countOf({ text, count }: CountedValue, all: readonly CountedValue[], key: Key): ValueCount {
  if (key !== 'owner' && key !== 'account' && key !== 'region' && key !== 'location' && key !== 'name') {
    return count;
  }
  const wanted = { text, named: new Set<string>() };
  return all
    .filter((one) => isPart(key, one.text, wanted))
    .map((one) => one.count)
    .reduce(sum, NONE);
}

function* valueCompletions(
  query: string,
  word: QueryWord,
  typing: Typing,
  candidates: Iterable<Candidate>,
  reading: Reading,
): Generator<undefined, Completion[]> {
  const { key, before } = typing;
  const others = parseTerms(query.slice(0, word.from), reading).terms ?? [];
  const all = yield* tally(candidates, others, typing);
  const names = namesOfValues(key, reading.names);
  const completions: Completion[] = [];
  for (const value of fitting(all, typing, names)) {
    const term = `${key}:${[...before, value.typed].join(',')}`;
    completions.push({
      query: replaced(query, word, term),
      term: `${word.negated ? '-' : ''}${term}`,
      about: names.get(value.typed.replaceAll('"', '')),
      count: countOf(value, all, key),
    });
    yield;
  }
  return completions;
}

/**
 * What the word at the end of a query may become: a key, or a value of its key that was read from AWS. Done in steps,
 * since there may be thousands of resources.
 */
export function* completing(
  query: string,
  candidates: Iterable<Candidate>,
  reading: Reading,
): Generator<undefined, Completion[]> {
  const word = wordAtEnd(query);
  const its = keyOf(word);
  if (!its) return word.isText || !/^[a-z]*$/i.test(word.marked.text) ? [] : keyCompletions(query, word);
  const key = keyNamed(its.name);
  if (key === undefined) return [];
  const parts = word.marked.slice(its.at + 1).split(',');
  const typed = (part: QuotedText) => (key === 'tag' ? typedTag(...tagParts(part)) : typedValue(part.text));
  const before = parts.slice(0, -1).map((part) => typed(part) ?? '');
  const last = parts.at(-1)?.text.toLowerCase() ?? '';
  return yield* valueCompletions(query, word, { key, before, last }, candidates, reading);
}
