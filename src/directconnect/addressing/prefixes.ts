import { formatIpv4Interface, networkOf, parseIpv4Interface } from './ipv4';
import { formatIpv6Interface, parseIpv6Interface } from './ipv6';

/** A block of addresses, as a range of numbers of its family's length: 32 or 128 bits. */
export interface Prefix {
  readonly family: 'ipv4' | 'ipv6';
  /** In canonical form, such as `203.0.113.0/24` or `2001:db8::/48` (RFC 5952). */
  readonly cidr: string;
  readonly length: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** Something in a list that is not a prefix. */
export interface NoPrefix {
  /** As typed. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** The prefix that the address is in, if it is an address with host bits set. */
  readonly meant?: string;
}

/** A list of prefixes as typed. */
export interface PrefixList {
  readonly prefixes: readonly Prefix[];
  /** The entries that are not prefixes. */
  readonly wrong: readonly NoPrefix[];
}

const WIDTH = { ipv4: 32, ipv6: 128 } as const;

const prefixOf = (family: Prefix['family'], cidr: string, length: number, first: bigint): Prefix => ({
  ...{ family, cidr, length, first },
  last: first + (1n << BigInt(WIDTH[family] - length)) - 1n,
});

function readIpv4(text: string): Prefix | { readonly meant: string } | undefined {
  const parsed = parseIpv4Interface(text);
  if (!parsed) return undefined;
  const address = networkOf(parsed);
  const cidr = formatIpv4Interface({ ...parsed, address });
  if (address !== parsed.address) return { meant: cidr };
  return prefixOf('ipv4', cidr, parsed.prefixLength, BigInt(address));
}

/** The bits of one of the eight groups that belong to the prefix. */
const maskOf = (length: number, index: number) =>
  (0xffff << (16 - Math.min(16, Math.max(0, length - 16 * index)))) & 0xffff;

function readIpv6(text: string): Prefix | { readonly meant: string } | undefined {
  const parsed = parseIpv6Interface(text);
  if (!parsed) return undefined;
  const { prefixLength } = parsed;
  const groups = parsed.groups.map((group, index) => group & maskOf(prefixLength, index));
  const cidr = formatIpv6Interface({ groups, prefixLength });
  if (groups.some((group, index) => group !== parsed.groups[index])) return { meant: cidr };
  const digits = groups.map((group) => group.toString(16).padStart(4, '0')).join('');
  return prefixOf('ipv6', cidr, prefixLength, BigInt(`0x${digits}`));
}

/**
 * Reads a prefix such as `203.0.113.0/24`.
 * @returns the prefix; `meant` when host bits are set; `undefined` for anything else.
 */
const readPrefix = (text: string) => readIpv4(text) ?? readIpv6(text);

/**
 * What may surround an entry of a list that was copied from JSON, YAML, a spreadsheet, an email or a web page,
 * including bullets and invisible characters.
 */
const AROUND = /^["'`“”‘’[({<*•·–—\p{Cf}-]+|["'`“”‘’\])}>.\p{Cf}]+$/gu;

/**
 * Reads a list of prefixes: separated by spaces, line breaks, commas or semicolons, with or without quotation marks,
 * brackets or bullets.
 */
export function readPrefixes(text: string): PrefixList {
  const prefixes: Prefix[] = [];
  const wrong: NoPrefix[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    for (const entry of line.split(/[\s,;]+/)) {
      const bare = entry.replace(AROUND, '');
      if (bare === '') continue;
      const read = readPrefix(bare);
      if (read && 'cidr' in read) prefixes.push(read);
      else wrong.push({ text: bare, line: index + 1, ...read });
    }
  }
  return { prefixes, wrong };
}

/** True when two prefixes have addresses in common: then one contains the other. */
export const overlap = (one: Prefix, other: Prefix): boolean =>
  one.family === other.family && one.first <= other.last && other.first <= one.last;

/** The first two of a list that overlap, the larger one first. Two equal ones overlap. */
export function firstOverlap(prefixes: readonly Prefix[]): readonly [Prefix, Prefix] | undefined {
  const order = <Of extends bigint | string>(one: Of, other: Of) => (one < other ? -1 : one > other ? 1 : 0);
  const sorted = prefixes.toSorted(
    (one, other) =>
      order(one.family, other.family) || order(one.first, other.first) || order(other.last, one.last),
  );
  // Prefixes either contain each other or are apart, so if any overlap, two neighbors do.
  for (const [index, prefix] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && overlap(prefix, next)) return [prefix, next];
  }
  return undefined;
}

const blocks = (...cidrs: readonly string[]): readonly Prefix[] =>
  cidrs.flatMap((cidr) => readPrefixes(cidr).prefixes);

/**
 * Addresses that can't be announced on the internet. Source: IANA's special-purpose registries (RFC 6890), RFC 5771,
 * RFC 7526 for the former anycast prefix of 6to4 relays.
 */
const notPublic = blocks(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3'],
);

/** Global unicast IPv6 addresses. Source: RFC 4291, section 2.4, and IANA's registry of what is assigned. */
const globalUnicast = blocks('2000::/3');

/** For examples in documents. Source: RFC 5737, RFC 3849, RFC 9637. */
const documentation = blocks(
  ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
);

/** Why nobody can announce a prefix on the internet; `undefined` if its owner can. */
export function specialUse(prefix: Prefix): 'notPublic' | 'documentation' | undefined {
  const isPublic =
    prefix.family === 'ipv4'
      ? notPublic.every((block) => !overlap(block, prefix))
      : globalUnicast.some((block) => overlap(block, prefix) && prefix.length >= block.length);
  if (!isPublic) return 'notPublic';
  return documentation.some((block) => overlap(block, prefix)) ? 'documentation' : undefined;
}
