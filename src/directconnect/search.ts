import { parseAsn } from './asn';
import { parseIpv4Interface } from './ipv4';
import { parseIpv6Interface } from './ipv6';
import type { Inventory, VirtualInterface } from './resources';

/** A virtual interface made ready to be found: each key press looks at one text of it. */
export interface SearchEntry {
  readonly virtualInterface: VirtualInterface;
  /** The name of its connection, LAG or interconnect, where that is listed and has one. */
  readonly connectionName: string | undefined;
  /** All that it is found by, in lower case, each between line feeds. */
  readonly text: string;
  /** The subnets of its peers, as `bitsOf` writes them. */
  readonly subnets: readonly string[];
}

/** How well something fits: 0 is exactly what was typed, 1 begins with it, 2 has it somewhere. */
export type Rank = 0 | 1 | 2;

/** One word of what was typed. */
interface Term {
  /** The ways in which a virtual interface may have it written. */
  readonly texts: readonly string[];
  /** When it is an address or a network: its bits. */
  readonly bits: string | undefined;
}

/** What was typed. Every word of it must fit. */
export type Search = readonly Term[];

/**
 * An address or a network as its family and the digits of its bits, as many as its prefix has: of two that begin alike
 * the shorter one holds the longer one.
 */
function bitsOf(text: string): string | undefined {
  const withPrefix = (length: number) => (text.includes('/') ? text : `${text}/${length}`);
  const ipv4 = parseIpv4Interface(withPrefix(32));
  if (ipv4) return `4:${ipv4.address.toString(2).padStart(32, '0').slice(0, ipv4.prefixLength)}`;
  const ipv6 = parseIpv6Interface(withPrefix(128));
  if (!ipv6) return undefined;
  const digits = ipv6.groups.map((group) => group.toString(2).padStart(16, '0')).join('');
  return `6:${digits.slice(0, ipv6.prefixLength)}`;
}

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

function entryOf(virtualInterface: VirtualInterface, connectionName: string | undefined): SearchEntry {
  const {
    virtualInterfaceId,
    virtualInterfaceName,
    connectionId,
    vlan,
    bgpPeers = [],
    tags = [],
  } = virtualInterface;
  const { asn, asnLong, amazonAddress, customerAddress } = virtualInterface;
  const addresses = [amazonAddress, customerAddress].concat(
    bgpPeers.flatMap((peer) => [peer.amazonAddress, peer.customerAddress]),
  );
  const written = new Set(addresses.flatMap((address) => address ?? []));
  const words = [
    virtualInterfaceId,
    virtualInterfaceName,
    connectionId,
    connectionName,
    vlan,
    asn,
    asnLong,
    ...bgpPeers.flatMap((peer) => [peer.asn, peer.asnLong]),
    ...[...written].flatMap((address) => [address, address.replace(/\/.*$/, '')]),
    ...tags.flatMap(({ key, value }) => (value ? [key, value, `${key ?? ''}=${value}`] : [key])),
  ];
  // A 4-byte ASN comes with an `asn` of 0.
  const texts = new Set(words.flatMap((word) => (word ? [String(word).replaceAll('\n', ' ')] : [])));
  return {
    virtualInterface,
    connectionName,
    text: `\n${[...texts].join('\n')}\n`.toLowerCase(),
    subnets: [...new Set([...written].flatMap((address) => bitsOf(address) ?? []))],
  };
}

/** Makes an inventory ready to be searched, one virtual interface at a time: of many thousands it takes a while. */
export function* searchEntries(inventory: Inventory): Generator<SearchEntry> {
  const names = namesOf(inventory);
  for (const virtualInterface of inventory.virtualInterfaces) {
    yield entryOf(virtualInterface, names.get(virtualInterface.connectionId ?? ''));
  }
}

function termOf(word: string): Term {
  const asn = parseAsn(word.replace(/^as(?=\d)/, ''));
  return { texts: [...new Set([word, ...(asn === undefined ? [] : [String(asn)])])], bits: bitsOf(word) };
}

/** Reads what was typed: words of an id, a name or a tag, a VLAN, an ASN (asplain or asdot), an address, a network. */
export function parseSearch(typed: string): Search {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => (word ? [termOf(word)] : []));
}

function rankOfText(text: string, wanted: string): Rank | undefined {
  if (!text.includes(wanted)) return undefined;
  if (text.includes(`\n${wanted}\n`)) return 0;
  return text.includes(`\n${wanted}`) ? 1 : 2;
}

function rankOfTerm({ text, subnets }: SearchEntry, { texts, bits }: Term): Rank | undefined {
  let best: Rank | undefined;
  for (const wanted of texts) {
    const rank = rankOfText(text, wanted);
    if (rank !== undefined && rank < (best ?? 3)) best = rank;
  }
  if (best !== undefined || bits === undefined) return best;
  return subnets.some((subnet) => bits.startsWith(subnet) || subnet.startsWith(bits)) ? 1 : undefined;
}

/** How well a virtual interface fits, as well as the word that fits worst; `undefined` when a word does not. */
export function rankOf(entry: SearchEntry, search: Search): Rank | undefined {
  let worst: Rank = 0;
  for (const term of search) {
    const rank = rankOfTerm(entry, term);
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
