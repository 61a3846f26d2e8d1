import { bandwidthText } from '../../estate/bandwidth';
import type { Estate } from '../../estate/estate';
import { portCapacity } from '../../estate/portCapacity';

/** The rate limiters and prefix pools of a dedicated connection or LAG in the API's format; nothing for a hosted one. */
export function portCapacityShape(connectionId: string, estate: Estate): object {
  const capacity = portCapacity(connectionId, estate);
  if (!capacity) return {};
  const { maxAllowed, inUse, total } = capacity.rateLimiters;
  const { ipv4, ipv6 } = capacity.prefixPools;
  return {
    rateLimiterStatus: {
      maxAllowed,
      inUse,
      remaining: Math.max(0, maxAllowed - inUse),
      totalBandwidth: bandwidthText(total),
    },
    prefixPoolSizeIpv4: ipv4.size,
    prefixPoolSizeIpv6: ipv6.size,
    prefixPoolUnallocatedCountIpv4: ipv4.unallocated,
    prefixPoolUnallocatedCountIpv6: ipv6.unallocated,
  };
}
