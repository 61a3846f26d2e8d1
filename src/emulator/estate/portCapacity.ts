import { megabits } from './bandwidth';
import type { Estate } from './estate';
import type { AddressFamily } from './model';
import { countedOn, portGroupOf } from './portGroup';

/** Rate limiters on a connection, according to the user guide; a LAG has the same number [G]. */
const MAX_RATE_LIMITERS = 10;

/** The capacity of a dedicated connection or a LAG, and how much of it its virtual interfaces use. */
export interface PortCapacity {
  /** Of the connection, or of all members of the LAG, in Mbps. */
  readonly bandwidth: number;
  readonly rateLimiters: {
    readonly maxAllowed: number;
    readonly inUse: number;
    /** The sum of all limits, in Mbps. It may exceed the bandwidth. */
    readonly total: number;
  };
  /** The prefixes that its interfaces may announce. */
  readonly prefixPools: Readonly<Record<AddressFamily, PrefixPool>>;
}

export interface PrefixPool {
  readonly size: number;
  /** Not below 0, although a data file may allocate more than there is. */
  readonly unallocated: number;
}

/** The capacity of a connection or LAG; undefined for a hosted connection, which has neither limiters nor a pool. */
export function portCapacity(connectionId: string, estate: Estate): PortCapacity | undefined {
  const { id, lag, connections } = portGroupOf(connectionId, estate);
  const [first] = connections;
  if (first?.vlan !== undefined) return undefined;
  const bandwidth = megabits(lag?.connectionsBandwidth ?? first?.bandwidth ?? '');
  const interfaces = countedOn(id, estate);
  const limits = interfaces.flatMap(({ rateLimit }) =>
    rateLimit === undefined ? [] : [megabits(rateLimit)],
  );
  const pool = (family: AddressFamily): PrefixPool => {
    const size = prefixesOf(bandwidth) * connections.length;
    const allocated = interfaces.map(({ prefixAllocation }) => prefixAllocation?.[family] ?? 0);
    return { size, unallocated: Math.max(0, size - sum(allocated)) };
  };
  return {
    bandwidth: bandwidth * connections.length,
    rateLimiters: { maxAllowed: MAX_RATE_LIMITERS, inUse: limits.length, total: sum(limits) },
    prefixPools: { ipv4: pool('ipv4'), ipv6: pool('ipv6') },
  };
}

/** The prefixes of each family in the pool of one port. */
function prefixesOf(mbps: number): number {
  if (mbps >= 400_000) return 50_000;
  return mbps >= 100_000 ? 30_000 : 5_000;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
