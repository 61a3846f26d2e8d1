import { formatIpv4Interface, networkOf, parseIpv4Interface, sizeOf } from '../addressing/ipv4';
import { nameKey } from './knownNetwork';
import type { InterfaceFacts, KnownNetwork } from './knownNetwork';
import { FIRST_VLAN, LAST_VLAN } from './vlans';

/** An inclusive range of VLANs. */
export interface VlanRange {
  readonly first: number;
  readonly last: number;
}

/** All except VLAN 1, the native VLAN of most switches, which they send untagged. */
const ALL_BUT_NATIVE: VlanRange = { first: 2, last: LAST_VLAN };

/** Parses a range such as `100-199`. @returns undefined if it is not a range within 1–4094. */
export function parseVlanRange(text: string): VlanRange | undefined {
  const match = /^\s*(\d{1,4})\s*-\s*(\d{1,4})\s*$/.exec(text);
  if (!match) return undefined;
  const [first, last] = [Number(match[1]), Number(match[2])];
  return first >= FIRST_VLAN && first <= last && last <= LAST_VLAN ? { first, last } : undefined;
}

/** The median of the VLANs in use, so that an outlier has little influence. */
function middleInUse({ byVlan }: KnownNetwork, { first, last }: VlanRange): number | undefined {
  const used = [...byVlan.keys()]
    .filter((vlan) => vlan >= first && vlan <= last)
    .sort((one, other) => one - other);
  return used[Math.floor((used.length - 1) / 2)];
}

/**
 * A free VLAN on the connection, close to those it already uses; on a hosted connection, the partner's VLAN.
 * @param after the search begins after this VLAN, or, without one in the range, after the median of those in use. At
 * the end of the range, it continues at its beginning.
 * @param range the range to search.
 * @returns undefined when the whole range is in use.
 */
export function nextFreeVlan(
  known: KnownNetwork,
  after?: number,
  range: VlanRange = ALL_BUT_NATIVE,
): number | undefined {
  const { byVlan, facts } = known;
  const { vlan: partners } = facts.connection;
  if (partners !== undefined) return byVlan.has(partners) ? undefined : partners;
  const { first, last } = range;
  const within = after !== undefined && after >= first && after <= last;
  const behind = (within ? after : middleInUse(known, range)) ?? first - 1;
  const count = last - first + 1;
  for (let step = 1; step <= count; step += 1) {
    const vlan = first + ((behind - first + step) % count);
    if (!byVlan.has(vlan)) return vlan;
  }
  return undefined;
}

/** A run of free VLANs, or one used VLAN. Both ends are inclusive. */
export interface VlanRun {
  readonly from: number;
  readonly to: number;
  /** Who uses the VLAN; undefined if it is free. */
  readonly user?: InterfaceFacts;
}

/** All of 1–4094 in order: each used VLAN with its user, and the free ones between them as runs. */
export function vlanMap({ byVlan }: KnownNetwork): VlanRun[] {
  const used = [...byVlan.values()]
    .filter(({ vlan }) => vlan >= FIRST_VLAN && vlan <= LAST_VLAN)
    .sort((one, other) => one.vlan - other.vlan);
  const runs: VlanRun[] = [];
  let next = FIRST_VLAN;
  for (const user of used) {
    if (user.vlan > next) runs.push({ from: next, to: user.vlan - 1 });
    runs.push({ from: user.vlan, to: user.vlan, user });
    next = user.vlan + 1;
  }
  if (next <= LAST_VLAN) runs.push({ from: next, to: LAST_VLAN });
  return runs;
}

/** The two ends of a peering, each with its prefix length. */
export interface AddressSuggestion {
  readonly amazonAddress: string;
  readonly customerAddress: string;
}

/**
 * A subnet of a pool that overlaps no known subnet. The customer's address is its first host, Amazon's the second.
 * @param pool a network such as `10.255.0.0/16`; host bits are ignored.
 * @param prefixLength of the subnet, at most 31.
 * @param after an address of the pool: the search begins after its subnet and, at the end of the pool, continues at its
 * start. Without one, the first free subnet is returned.
 * @returns undefined if the pool is invalid, is smaller than a subnet, or has no free subnet left.
 */
export function nextFreeSubnet(
  known: KnownNetwork,
  pool: string,
  prefixLength: number,
  after?: number,
): AddressSuggestion | undefined {
  const range = parseIpv4Interface(pool);
  if (!range || range.prefixLength > prefixLength) return undefined;
  const [first, end] = [networkOf(range), networkOf(range) + sizeOf(range)];
  if (after === undefined) return freeBetween(known, first, end, prefixLength);
  const used = networkOf({ address: after, prefixLength });
  const behind = used + sizeOf({ address: used, prefixLength });
  return freeBetween(known, behind, end, prefixLength) ?? freeBetween(known, first, used, prefixLength);
}

/** The first free subnet from `first` to before `end`; both are boundaries of a subnet of this size. */
function freeBetween(
  { subnets }: KnownNetwork,
  first: number,
  end: number,
  prefixLength: number,
): AddressSuggestion | undefined {
  let address = first;
  while (address < end) {
    const candidate = { address, prefixLength };
    const taken = subnets.takenThrough(candidate);
    if (taken === undefined) return ends(address, prefixLength);
    // The used subnet may be larger: continue after it, at the next boundary of the required size.
    const size = sizeOf(candidate);
    address = Math.ceil((taken + 1) / size) * size;
  }
  return undefined;
}

/** A /31 has no network address (RFC 3021), so its first address is a host. */
function ends(network: number, prefixLength: number): AddressSuggestion {
  const first = prefixLength === 31 ? network : network + 1;
  return {
    customerAddress: formatIpv4Interface({ address: first, prefixLength }),
    amazonAddress: formatIpv4Interface({ address: first + 1, prefixLength }),
  };
}

const MAX_NAME_LENGTH = 100;

/**
 * An unused name: the connection's name, then the VLAN, then a number if that is taken too. Only characters that AWS
 * documents (a-z, 0-9 and hyphens), at most 100.
 * @param vlan as typed; not part of the name while it is empty.
 */
export function suggestName({ facts, byName }: KnownNetwork, vlan: string): string {
  const { name, id } = facts.connection;
  const parts = [name ?? id, vlan.trim() && `vlan${vlan.trim()}`].filter(Boolean).join('-');
  const base = parts
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_NAME_LENGTH - 5);
  let candidate = base;
  for (let number = 2; byName.has(nameKey(candidate)); number += 1) candidate = `${base}-${number}`;
  return candidate;
}
