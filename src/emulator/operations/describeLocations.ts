import { locationsIn } from '../estate/locations';
import type { Call } from './call';

/** The Direct Connect locations of the region, with what can be ordered there. Not paged. */
export function describeLocations({ estate, region }: Call): object {
  return { locations: locationsIn(region, estate) };
}
