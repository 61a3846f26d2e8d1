import { overlaps, parseCidr } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';

/**
 * IPv4 space that nobody can announce on the internet: private, shared, reserved and multicast (RFC 6890), with that of
 * former 6to4 relays (RFC 7526). Documentation prefixes are left out, since examples use them as a customer's own [G].
 */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
].flatMap((text) => parseCidr(text) ?? []);

/** Global unicast addresses begin with 001. */
const IPV6_UNICAST_BITS = 3;

/** True for a prefix that can be announced on the internet. */
export function isPublic(cidr: Cidr): boolean {
  if (cidr.family === 'ipv4') return NOT_PUBLIC.every((space) => !overlaps(space, cidr));
  return cidr.length >= IPV6_UNICAST_BITS && cidr.first >> 125n === 1n;
}
