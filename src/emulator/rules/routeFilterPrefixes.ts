import { refuse } from '../refusal';
import { firstOverlap } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';
import { checkPrefixes } from './prefixes';
import { isPublic } from './publicSpace';

const MOST_PREFIXES = 1000;
/** From the API reference of RouteFilterPrefix. */
const LONGEST_IPV6 = 64;

/** The prefixes of a public interface: 1 to 1,000, of public space, that do not overlap [G]. */
export function checkRouteFilterPrefixes(prefixes: readonly string[]): void {
  if (prefixes.length === 0) refuse('routeFilterPrefixes must contain at least one prefix.');
  if (prefixes.length > MOST_PREFIXES) {
    refuse(`routeFilterPrefixes contains ${prefixes.length} prefixes. The limit is ${MOST_PREFIXES}.`);
  }
  const parsed = checkPrefixes(prefixes);
  parsed.forEach(checkPrefix);
  const [one, other] = firstOverlap(parsed) ?? [];
  if (one && other) refuse(`The prefixes ${one.text} and ${other.text} overlap.`);
}

function checkPrefix(cidr: Cidr): void {
  const { text, family, length } = cidr;
  if (family === 'ipv6' && length > LONGEST_IPV6) {
    refuse(`The prefix ${text} is too long. An IPv6 prefix must be /${LONGEST_IPV6} or shorter.`);
  }
  if (!isPublic(cidr)) refuse(`The prefix ${text} is not public address space.`);
}
