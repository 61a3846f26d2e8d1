import { rankOfTerm } from './matching';
import type { Rank } from './matching';
import type { Inventory, VirtualInterface } from '../resources/resources';
import { searchTextOf } from './searchText';
import type { SearchText } from './searchText';
import { ofVirtualInterface } from '../resources/subject';
import { parseTerms } from './terms';
import type { Reading, Term } from './terms';
import { textTerm } from './textTerm';

/** A virtual interface made ready to be found: each key press looks at one text of it. */
export interface SearchEntry extends SearchText {
  readonly virtualInterface: VirtualInterface;
  /** The name of its connection, LAG or interconnect, where that is listed and has one. */
  readonly connectionName: string | undefined;
}

/** What was typed. Every term of it must fit. */
export type Search = readonly Term[];

/** The names of what virtual interfaces are on, by id. */
function namesOf({ connections, lags, interconnects }: Inventory): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (id: string | undefined, name: string | undefined) => {
    if (id && name) names.set(id, name);
  };
  for (const { connectionId, connectionName } of connections) add(connectionId, connectionName);
  for (const { lagId, lagName } of lags) add(lagId, lagName);
  for (const { interconnectId, interconnectName } of interconnects) add(interconnectId, interconnectName);
  return names;
}

function entryOf(
  virtualInterface: VirtualInterface,
  connectionName: string | undefined,
  alsoShown: readonly string[],
): SearchEntry {
  const { text, subnets } = searchTextOf(ofVirtualInterface(virtualInterface));
  const others = [...(connectionName ? [connectionName] : []), ...alsoShown];
  const lines = others.map((word) => `${word.replaceAll('\n', ' ').toLowerCase()}\n`);
  return { virtualInterface, connectionName, text: text + lines.join(''), subnets };
}

/**
 * Makes an inventory ready to be searched, one virtual interface at a time: of many thousands it takes a while.
 * @param alsoShown what else is shown of each and should find it, such as its profile.
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
 * Reads what was typed, as a filter is read. What can't be read so is searched for word by word: names may have colons
 * and quotation marks, and half of a term is typed before the whole.
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

/** How well a virtual interface fits, as well as the word that fits worst; `undefined` when a word does not. */
export function rankOf(entry: SearchEntry, search: Search): Rank | undefined {
  let worst: Rank = 0;
  const subject = ofVirtualInterface(entry.virtualInterface);
  const searchText = () => entry;
  for (const term of search) {
    const rank = rankOfTerm(subject, searchText, term);
    if (rank === undefined) return undefined;
    if (rank > worst) worst = rank;
  }
  return worst;
}

/** The best of what fits, in the order in which it was added where it fits alike. */
export class BestMatches<Entry> {
  private readonly byRank: readonly [Entry[], Entry[], Entry[]] = [[], [], []];
  /** How many fit, those that are not kept included. */
  count = 0;

  /** @param limit how many are kept. */
  constructor(private readonly limit: number) {}

  add(entry: Entry, rank: Rank): void {
    this.count += 1;
    if (this.byRank[rank].length < this.limit) this.byRank[rank].push(entry);
  }

  list(): Entry[] {
    return this.byRank.flat().slice(0, this.limit);
  }
}
