import { networkOf, parseIpv4Interface, sizeOf } from '../ipv4';
import type { Ipv4Interface } from '../ipv4';

interface Entry<User> {
  readonly first: number;
  readonly user: User;
}

/**
 * Which IPv4 subnets are used, and by whom. Two subnets overlap only when one holds the other, so a question looks at
 * the at most 33 subnets that could hold it, and at the next one that starts within it.
 */
export class SubnetIndex<User> {
  /** By prefix length: the user of each subnet, by its first address. */
  private readonly byLength = new Map<number, Map<number, User>>();
  private entries: Entry<User>[] = [];
  private sorted = true;

  /** Adds the subnet of an address; text that is no IPv4 address with a prefix length is left out. */
  add(address: string, user: User): void {
    const subnet = parseIpv4Interface(address);
    if (!subnet) return;
    const first = networkOf(subnet);
    const users = this.byLength.get(subnet.prefixLength) ?? new Map<number, User>();
    if (users.has(first)) return;
    this.byLength.set(subnet.prefixLength, users.set(first, user));
    this.entries.push({ first, user });
    this.sorted = false;
  }

  /** The user of a subnet that shares an address with the subnet of this one. */
  overlapping(address: Ipv4Interface): User | undefined {
    for (const [prefixLength, users] of this.byLength) {
      if (prefixLength > address.prefixLength) continue;
      const user = users.get(networkOf({ ...address, prefixLength }));
      if (user !== undefined) return user;
    }
    const next = this.from(networkOf(address));
    return next && next.first < networkOf(address) + sizeOf(address) ? next.user : undefined;
  }

  /** The subnet that starts at this address or next after it. */
  private from(address: number): Entry<User> | undefined {
    if (!this.sorted) this.entries = this.entries.toSorted((one, other) => one.first - other.first);
    this.sorted = true;
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.first ?? 0) < address) low = middle + 1;
      else high = middle;
    }
    return this.entries[low];
  }
}
