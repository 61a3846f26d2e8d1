import type { Fields } from '../json/fields';
import { refuse } from '../refusal';

/** Members about a virtual interface: rate limiters (2026-07) and inbound prefix controls (2026-08). */
export const UNSUPPORTED_OF_INTERFACES = [
  'rateLimit',
  'prefixPoolAllocatedCountIpv4',
  'prefixPoolAllocatedCountIpv6',
] as const;

/**
 * Refuses members of the newest service model that this endpoint does not support yet. Ignoring one would let the
 * caller believe in a limit or a price that does not exist.
 */
export function refuseUnsupported(fields: Fields, ...names: readonly string[]): void {
  for (const name of names) {
    if (fields.has(name))
      refuse(`${name} is not supported by this endpoint yet. Leave it out of the request.`);
  }
}
