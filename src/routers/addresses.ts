import { networkOf, parseIpv4Interface } from '../directconnect/addressing/ipv4';
import { parseIpv6Interface } from '../directconnect/addressing/ipv6';

export type Family = 'ipv4' | 'ipv6';

/** An address with its subnet, each part written as routers write it: IPv6 as in RFC 5952. */
export interface Address {
  readonly family: Family;
  /** The address alone. */
  readonly address: string;
  /** Bits. */
  readonly length: number;
  /** The first address of its subnet. */
  readonly network: string;
}

const dotted = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

/**
 * The longest run of zero groups is left out (the first, if there are several), but never a single group. RFC 5952,
 * section 4.
 */
function colons(groups: readonly number[]): string {
  const spelled = groups.map((group) => group.toString(16)).join(':');
  const runs = [...spelled.matchAll(/(?<![\da-f])0(?::0)+(?![\da-f])/g)];
  const [longest] = runs.sort(([one], [other]) => other.length - one.length);
  if (!longest) return spelled;
  const head = spelled.slice(0, longest.index).replace(/:$/, '');
  const tail = spelled.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${head}::${tail}`;
}

function ipv6(text: string): Address | undefined {
  const parsed = parseIpv6Interface(text);
  if (!parsed) return undefined;
  const { groups, prefixLength } = parsed;
  const network = groups.map((group, index) => {
    const kept = Math.min(Math.max(prefixLength - 16 * index, 0), 16);
    return group - (group % 2 ** (16 - kept));
  });
  return { family: 'ipv6', address: colons(groups), length: prefixLength, network: colons(network) };
}

/** Parses `address/prefix` of either family; `undefined` for anything else. */
export function readAddress(text: string): Address | undefined {
  const parsed = parseIpv4Interface(text);
  if (!parsed) return ipv6(text.trim());
  const { address, prefixLength } = parsed;
  return {
    family: 'ipv4',
    address: dotted(address),
    length: prefixLength,
    network: dotted(networkOf(parsed)),
  };
}

/** A prefix as most routers write it. */
export const cidr = ({ network, length }: Address): string => `${network}/${length}`;

/** Each prefix once. */
export const unique = (prefixes: readonly Address[]): Address[] => [
  ...new Map(prefixes.map((prefix) => [cidr(prefix), prefix])).values(),
];

/** A prefix length as a dotted mask: 30 is 255.255.255.252. */
export function maskOf(length: number): string {
  return dotted(2 ** 32 - 2 ** (32 - length));
}

/** True if both are in the same subnet and have the same prefix length. */
export function inOneSubnet(one: Address, other: Address): boolean {
  return one.family === other.family && one.length === other.length && one.network === other.network;
}

/** The last 32 bits of an address, as routers write their ids. */
export function lastBitsOf({ family, address }: Address): string {
  if (family === 'ipv4') return address;
  const groups = parseIpv6Interface(`${address}/128`)?.groups ?? [];
  return dotted((groups[6] ?? 0) * 65_536 + (groups[7] ?? 0));
}
