import { networkOf, parseIpv4Interface, sizeOf } from '../addressing/ipv4';
import type { Ipv4Interface } from '../addressing/ipv4';

interface Entry<User> {
  readonly first: number;
  readonly last: number;
  readonly user: User;
}

/**
 * Which IPv4 subnets are used, and by whom. Two subnets overlap only if one contains the other, so a lookup checks the
 * at most 33 subnets that could contain it, and the next one that starts within it.
 */
export class SubnetIndex<User> {
  /** By prefix length, then by the first address of the subnet. */
  private readonly byLength = new Map<number, Map<number, Entry<User>>>();
  private entries: Entry<User>[] = [];
  private sorted = false;

  /** Adds the subnet of an address; anything but an IPv4 address with a prefix length is ignored. */
  add(address: string, user: User): void {
    const subnet = parseIpv4Interface(address);
    if (!subnet) return;
    const first = networkOf(subnet);
    const ofLength = this.byLength.get(subnet.prefixLength) ?? new Map<number, Entry<User>>();
    if (ofLength.has(first)) return;
    const entry = { first, last: first + sizeOf(subnet) - 1, user };
    this.byLength.set(subnet.prefixLength, ofLength.set(first, entry));
    // Thousands are added before the first lookup, and are sorted once. Later, rows of a file are added one by one.
    if (this.sorted) this.entries.splice(this.placeOf(first), 0, entry);
    else this.entries.push(entry);
  }

  /** The user of a subnet that overlaps the subnet of this address. */
  overlapping(address: Ipv4Interface): User | undefined {
    return this.find(address)?.user;
  }

  /** The last address of a subnet that overlaps the subnet of this address, as an unsigned 32-bit number. */
  takenThrough(address: Ipv4Interface): number | undefined {
    return this.find(address)?.last;
  }

  private find(address: Ipv4Interface): Entry<User> | undefined {
    for (const [prefixLength, ofLength] of this.byLength) {
      if (prefixLength > address.prefixLength) continue;
      const around = ofLength.get(networkOf({ ...address, prefixLength }));
      if (around) return around;
    }
    const next = this.from(networkOf(address));
    return next && next.first < networkOf(address) + sizeOf(address) ? next : undefined;
  }

  /** The subnet that starts at this address, or the next one after it. */
  private from(address: number): Entry<User> | undefined {
    if (!this.sorted) this.entries = this.entries.toSorted((one, other) => one.first - other.first);
    this.sorted = true;
    return this.entries[this.placeOf(address)];
  }

  /** The index of that subnet. */
  private placeOf(address: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.first ?? 0) < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
