import type { Fields } from '../json/fields';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { parseCidr } from '../estate/cidr';
import type { Cidr } from '../estate/cidr';

/** Reads a list of prefixes from a request. */
export function readPrefixes(list: Fields[] | undefined): string[] | undefined {
  const read = list?.map((prefix) => prefix.string('cidr'));
  return read?.map((cidr) => required(cidr, 'The cidr of a prefix'));
}

/** Each is a prefix such as `192.0.2.0/24`, and none occurs twice. */
export function checkPrefixes(prefixes: readonly string[]): Cidr[] {
  const seen = new Set<string>();
  return prefixes.map((prefix) => {
    if (seen.has(prefix)) refuse(`The prefix ${prefix} is specified more than once.`);
    seen.add(prefix);
    return (
      parseCidr(prefix) ??
      refuse(`${prefix} is not a prefix without host bits, such as 192.0.2.0/24 or 2001:db8::/48.`)
    );
  });
}
