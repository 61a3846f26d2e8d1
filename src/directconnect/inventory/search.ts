import { Candidates } from './candidates';
import type { Candidate, SourcePlace } from './candidates';
import { rankOfTerm } from './matching';
import type { Rank } from './matching';
import type { Inventory, VirtualInterface } from '../resources/resources';
import { searchTextOf } from './searchText';
import { subjectFrom } from '../kinds/subject';
import { parseTerms } from './terms';
import type { Reading, Term } from './term';
import { textTerm } from './textTerm';

/** A virtual interface that can be searched. */
export interface SearchEntry extends Candidate<'virtualInterface'> {
  readonly virtualInterface: VirtualInterface;
  /** The name of its connection, LAG or interconnect, if that is listed and has one. */
  readonly connectionName: string | undefined;
}

/** What was typed. Every term must match. */
export type Search = readonly Term[];

/**
 * Prepares an inventory for searching, one virtual interface at a time, since many thousands take a while: each key
 * press only searches texts.
 * @param where the place that it was read in.
 */
export function* searchEntries(inventory: Inventory, where: SourcePlace = {}): Generator<SearchEntry> {
  const candidates = new Candidates(inventory, where);
  for (const virtualInterface of inventory.virtualInterfaces) {
    const subject = subjectFrom('virtualInterface', virtualInterface);
    searchTextOf(subject);
    const { around } = candidates.of(subject);
    yield {
      subject,
      where,
      around,
      virtualInterface,
      connectionName: candidates.nameOf(virtualInterface.connectionId),
    };
  }
}

/**
 * Parses what was typed like a filter. If that fails, each word is searched for as text: names may contain colons and
 * quotation marks, and a term is incomplete while it is being typed.
 */
export function parseSearch(typed: string, reading?: Reading): Search {
  const { terms } = parseTerms(typed, reading);
  if (terms) return terms;
  return typed.split(/\s+/).flatMap((word): Term[] => {
    const bare = word.replaceAll('"', '');
    if (bare === '') return [];
    const term = textTerm(bare, reading?.names);
    return [{ ...term, texts: [...new Set([...term.texts, word.toLowerCase()])] }];
  });
}

/** How well a virtual interface matches: as well as its worst word; `undefined` if a word does not match. */
export function rankOf(entry: SearchEntry, search: Search): Rank | undefined {
  let worst: Rank = 0;
  for (const term of search) {
    const rank = rankOfTerm(entry, term);
    if (rank === undefined) return undefined;
    if (rank > worst) worst = rank;
  }
  return worst;
}

/** The best matches; equally good ones in the order in which they were added. */
export class BestMatches<Entry> {
  private readonly byRank: readonly [Entry[], Entry[], Entry[]] = [[], [], []];
  /** How many match, including those that are not kept. */
  count = 0;

  /** @param limit how many to keep. */
  constructor(private readonly limit: number) {}

  add(entry: Entry, rank: Rank): void {
    this.count += 1;
    if (this.byRank[rank].length < this.limit) this.byRank[rank].push(entry);
  }

  list(): Entry[] {
    return this.byRank.flat().slice(0, this.limit);
  }
}
