import type { Fields } from '../json/fields';
import { refuse } from '../refusal';

/**
 * Refuses members that the newest service model knows and this endpoint does not honour yet. Dropping one would let the
 * caller believe in a limit or a price that is not there.
 */
export function refuseUnsupported(fields: Fields, ...names: readonly string[]): void {
  for (const name of names) {
    if (fields.has(name))
      refuse(`${name} is not supported by this endpoint yet. Leave it out of the request.`);
  }
}
