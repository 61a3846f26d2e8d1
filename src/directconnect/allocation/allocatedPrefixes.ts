import { applies } from './draft';
import type { AllocationDraft } from './draft';
import type { ConnectionFacts } from './knownNetwork';

/** How many prefixes of each family AWS allocates to a virtual interface unless the request says otherwise. */
const DEFAULT_COUNT = 100;

/**
 * How many prefixes of each family a virtual interface is allocated: what its draft says, otherwise 100, or what the pool
 * of the connection has left. A public one has none.
 */
export function allocatedPrefixes(
  draft: AllocationDraft,
  { prefixPool }: Pick<ConnectionFacts, 'prefixPool'>,
): Readonly<Record<'ipv4' | 'ipv6', number>> {
  const count = (field: 'prefixCountIpv4' | 'prefixCountIpv6', left = DEFAULT_COUNT) => {
    if (draft.type === 'public') return 0;
    const asked = applies(field, draft) ? draft[field].trim() : '';
    return asked === '' ? Math.min(DEFAULT_COUNT, left) : Number(asked);
  };
  return {
    ipv4: count('prefixCountIpv4', prefixPool?.ipv4),
    ipv6: count('prefixCountIpv6', prefixPool?.ipv6),
  };
}
