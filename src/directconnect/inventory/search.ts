import { rankOfTerm } from './matching';
import type { Rank } from './matching';
import type { Inventory, VirtualInterface } from '../resources/resources';
import { searchTextOf } from './searchText';
import type { SearchText } from './searchText';
import { carriersIn, subjectFrom } from '../kinds/subject';
import { parseTerms } from './terms';
import type { Reading, Term } from './terms';
import { textTerm } from './textTerm';

/** A virtual interface prepared for searching: each key press only searches one text. */
export interface SearchEntry extends SearchText {
  readonly virtualInterface: VirtualInterface;
  /** The name of its connection, LAG or interconnect, if that is listed and has one. */
  readonly connectionName: string | undefined;
}

/** What was typed. Every term must match. */
export type Search = readonly Term[];

/** The names of connections, LAGs and interconnects, by id. */
function namesOf(inventory: Inventory): ReadonlyMap<string, string> {
  const named = [...carriersIn(inventory)];
  return new Map(named.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
}

function entryOf(
  virtualInterface: VirtualInterface,
  connectionName: string | undefined,
  alsoShown: readonly string[],
): SearchEntry {
  const { text, subnets } = searchTextOf(subjectFrom('virtualInterface', virtualInterface));
  const others = [...(connectionName ? [connectionName] : []), ...alsoShown];
  const lines = others.map((word) => `${word.replaceAll('\n', ' ').toLowerCase()}\n`);
  return { virtualInterface, connectionName, text: text + lines.join(''), subnets };
}

/**
 * Prepares an inventory for searching, one virtual interface at a time, since many thousands take a while.
 * @param alsoShown other text that is shown for each and should find it, such as its profile.
 */
export function* searchEntries(
  inventory: Inventory,
  alsoShown: readonly string[] = [],
): Generator<SearchEntry> {
  const names = namesOf(inventory);
  for (const virtualInterface of inventory.virtualInterfaces) {
    yield entryOf(virtualInterface, names.get(virtualInterface.connectionId ?? ''), alsoShown);
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
  const subject = subjectFrom('virtualInterface', entry.virtualInterface);
  const searchText = () => entry;
  for (const term of search) {
    const rank = rankOfTerm(subject, searchText, term);
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
