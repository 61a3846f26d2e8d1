import { isIPv4, isIPv6 } from 'node:net';
import type { AddressFamily } from './model';

/** A prefix: its first address as a number, and its length. */
export interface Cidr {
  readonly text: string;
  readonly family: AddressFamily;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** Reads `192.0.2.0/24` or `2001:db8::/48`; undefined for anything else, including an address with host bits. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([0-9a-fA-F.:]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const [, address = '', digits = ''] = match ?? [];
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
  const length = Number(digits);
  if (!family || length > BITS[family]) return undefined;
  const first = family === 'ipv4' ? ipv4Number(address) : ipv6Number(address);
  const size = 1n << BigInt(BITS[family] - length);
  return first % size === 0n ? { text, family, first, last: first + size - 1n, length } : undefined;
}

export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.length <= inner.length && overlaps(outer, inner);
}

/** The two parts of a prefix; none of a single address. */
export function halves({ family, first, last, length }: Cidr): Cidr[] {
  if (length === BITS[family]) return [];
  const middle = (first + last + 1n) / 2n;
  const part = (from: bigint, to: bigint): Cidr => ({
    text: `${family === 'ipv4' ? ipv4Text(from) : ipv6Text(from)}/${length + 1}`,
    family,
    first: from,
    last: to,
    length: length + 1,
  });
  return [part(first, middle - 1n), part(middle, last)];
}

/** Two prefixes of a list that overlap, if any do. */
export function firstOverlap(list: readonly Cidr[]): [Cidr, Cidr] | undefined {
  const sorted = [...list].sort((one, other) =>
    one.first === other.first ? 0 : one.first < other.first ? -1 : 1,
  );
  // Prefixes either contain each other or are apart, so each only needs to be compared with the one before it.
  for (const family of ['ipv4', 'ipv6']) {
    const same = sorted.filter((cidr) => cidr.family === family);
    for (const [index, cidr] of same.entries()) {
      const before = same[index - 1];
      if (before && overlaps(before, cidr)) return [before, cidr];
    }
  }
  return undefined;
}

function ipv4Number(address: string): bigint {
  return address.split('.').reduce((number, octet) => number * 256n + BigInt(octet), 0n);
}

function ipv6Number(address: string): bigint {
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => 0n);
  return [...before, ...zeros, ...after].reduce((number, group) => number * 65536n + group, 0n);
}

/** The groups of one side of `::`; the last may be written as an IPv4 address. */
function groupsOf(part: string): bigint[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const number = ipv4Number(group);
    return [number / 65536n, number % 65536n];
  });
}

function ipv4Text(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
}

/** Without zeros at the end, as in a prefix, or else in full. */
function ipv6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - index * 16)) & 65535n).toString(16),
  );
  return groups.join(':').replace(/(:0){2,}$/, '::');
}
