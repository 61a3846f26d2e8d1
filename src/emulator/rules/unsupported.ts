import type { Fields } from '../json/fields';
import { refuse } from '../refusal';

/**
 * Refuses members of the newest service model that this endpoint does not support yet. Ignoring one would let the
 * caller believe in a price that does not exist.
 */
export function refuseUnsupported(fields: Fields, ...names: readonly string[]): void {
  for (const name of names) {
    if (fields.has(name))
      refuse(`${name} is not supported by this endpoint yet. Leave it out of the request.`);
  }
}
