import { regionNames } from '../regions/regions';
import type { Candidate } from './candidates';
import { namesOfValues } from './keys';
import { rankOfTerm, tagsOf, valuesOf } from './matching';
import { nearest } from './nearest';
import { queryWords, typedTag, typedValue } from './queryWords';
import type { QueryWord } from './queryWords';
import { parseTerms, replaced } from './terms';
import type { PartKey, Reading, Term } from './term';

/** A value in a query that matches nothing read so far. */
export interface Unseen {
  /** The value as it is typed: `key:value`, or free text. */
  readonly term: string;
  /** The whole query with the value that was probably meant. */
  readonly meant: string | undefined;
}

/** One value of a query, with what to put in its place. */
interface Asked {
  readonly word: QueryWord;
  /** Undefined for free text. */
  readonly key: PartKey | 'tag' | undefined;
  /** The value, as it is typed. */
  readonly typed: string;
  readonly condition: Term;
  /** The word with another value instead. */
  readonly withValue: (typed: string) => string;
}

/** How many values one is compared with. */
const MAX_COMPARED = 2_000;

/** The single values that a word asks for, except of keys whose values are all known. */
function askedBy(query: string, word: QueryWord, reading: Reading): Asked[] {
  const [parsed] = parseTerms(query.slice(word.from, word.to), reading).terms ?? [];
  const term = parsed?.kind === 'not' ? parsed.term : parsed;
  if (term?.kind === 'text') {
    return [{ word, key: undefined, typed: word.marked.text, condition: term, withValue: (typed) => typed }];
  }
  if (term?.kind !== 'part' && term?.kind !== 'tag') return [];
  const key = term.kind === 'tag' ? 'tag' : term.key;
  const all: { typed: string; condition: Term }[] =
    term.kind === 'tag'
      ? term.tags.map((tag) => ({
          typed: typedTag(tag.key, tag.value) ?? '',
          condition: { kind: 'tag', tags: [tag] },
        }))
      : term.values.map((value) => ({
          typed: typedValue(value.text) ?? '',
          condition: { kind: 'part', key: term.key, values: [value] },
        }));
  const values = all.map(({ typed }) => typed);
  return all.map(({ typed, condition }, at) => ({
    word,
    key,
    typed: `${key}:${typed}`,
    condition,
    withValue: (other) => `${key}:${values.with(at, other).join(',')}`,
  }));
}

/** The spellings of the values that something has: codes, their names, and the longer words of those. */
function spellingsOf(candidate: Candidate, key: PartKey | 'tag', names: ReadonlyMap<string, string>) {
  if (key === 'tag') {
    return tagsOf(candidate).flatMap((tag) =>
      [typedTag(tag.key), typedTag(tag.key, tag.value ?? '')].map((typed) => [typed, typed] as const),
    );
  }
  return valuesOf(candidate, key).flatMap((value) => {
    const name = names.get(value) ?? '';
    return [value, name, ...name.split(/[\s,/]+/)].map((spelling) => [spelling, typedValue(value)] as const);
  });
}

/** The value that was probably meant by one that matches nothing. One step for each candidate. */
function* meantBy(
  { key, typed }: Asked,
  candidates: Iterable<Candidate>,
  reading: Reading,
): Generator<undefined, string | undefined> {
  if (key === undefined) return undefined;
  const names = namesOfValues(key, reading.names);
  const known = new Map<string, string>();
  const learn = (spelling: string | undefined, value: string | undefined) => {
    if (spelling && value && known.size < MAX_COMPARED) known.set(spelling.toLowerCase(), value);
  };
  for (const candidate of candidates) {
    for (const [spelling, value] of spellingsOf(candidate, key, names)) learn(spelling, value);
    yield;
  }
  if (key === 'region')
    for (const [code, name] of regionNames) [code, name].forEach((one) => learn(one, code));
  const best = nearest(typed.slice(key.length + 1).replaceAll('"', ''), [...known.keys()]);
  return best === undefined ? undefined : known.get(best);
}

/**
 * The values in a query that match nothing read so far, such as a misspelled account. Done in steps, since there may be
 * thousands of resources.
 * @param isText whether free text is wanted, too.
 */
export function* findingUnseen(
  query: string,
  candidates: () => Iterable<Candidate>,
  reading: Reading,
  isText: boolean,
): Generator<undefined, Unseen[]> {
  let left = queryWords(query)
    .flatMap((word) => askedBy(query, word, reading))
    .filter(({ key }) => isText || key !== undefined);
  for (const candidate of candidates()) {
    if (left.length === 0) return [];
    left = left.filter(({ condition }) => rankOfTerm(candidate, condition) === undefined);
    yield;
  }
  const unseen: Unseen[] = [];
  for (const asked of left) {
    const meant = yield* meantBy(asked, candidates(), reading);
    unseen.push({
      term: asked.typed,
      meant: meant === undefined ? undefined : replaced(query, asked.word, asked.withValue(meant)),
    });
  }
  return unseen;
}
