import type { Cidr } from '../estate/cidr';

export type RouteDirection = 'accepted' | 'advertised';

/** A route of a virtual interface, as AWS accepted it from the customer's router or advertises it to it. */
export interface Route {
  readonly cidr: Cidr;
  readonly direction: RouteDirection;
  /** From the neighbor's ASN to that of the origin. */
  readonly asPath: readonly number[];
  /** The ASNs of an aggregate, after the path. */
  readonly asSet: readonly number[];
  readonly communities: readonly string[];
  /** Milliseconds since the epoch. */
  readonly installedAt: number;
}

/** Text that sorts as routes are listed: accepted ones first, then by family, address and length. */
export function sortKey({ direction, cidr }: Route): string {
  const address = cidr.first.toString(16).padStart(32, '0');
  return [direction, cidr.family, address, String(cidr.length).padStart(3, '0')].join('|');
}
