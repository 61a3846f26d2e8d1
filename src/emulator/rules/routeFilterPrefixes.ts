import { refuse } from '../refusal';
import { firstOverlap } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';
import { checkPrefixes } from './prefixes';
import { isPublic } from './publicSpace';

const MAX_PREFIXES = 1000;
/** From the API reference of RouteFilterPrefix. */
const MAX_IPV6_LENGTH = 64;

/** The prefixes of a public interface: 1 to 1,000, of public space, that do not overlap [G]. */
export function checkRouteFilterPrefixes(prefixes: readonly string[]): void {
  if (prefixes.length === 0) refuse('routeFilterPrefixes must contain at least one prefix.');
  if (prefixes.length > MAX_PREFIXES) {
    refuse(`routeFilterPrefixes contains ${prefixes.length} prefixes. The limit is ${MAX_PREFIXES}.`);
  }
  const parsed = checkPrefixes(prefixes);
  parsed.forEach(checkPrefix);
  const [one, other] = firstOverlap(parsed) ?? [];
  if (one && other) refuse(`The prefixes ${one.text} and ${other.text} overlap.`);
}

function checkPrefix(cidr: Cidr): void {
  const { text, family, length } = cidr;
  if (family === 'ipv6' && length > MAX_IPV6_LENGTH) {
    refuse(`The prefix ${text} is too long. An IPv6 prefix must be /${MAX_IPV6_LENGTH} or shorter.`);
  }
  if (!isPublic(cidr)) refuse(`The prefix ${text} is not public address space.`);
}
