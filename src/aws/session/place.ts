import { partitionOf } from '../../directconnect/regions/partitions';
import type { Profile } from '../profiles/profiles';

/** The region of a place for global resources, such as Direct Connect gateways. */
export const GLOBAL = 'global';

/** A region of a profile, or its global resources: then the region is `GLOBAL`. */
export interface Place {
  readonly profile: string;
  readonly region: string;
}

/** A unique key for a place. */
export const placeKey = ({ profile, region }: Place): string => JSON.stringify([profile, region]);

/**
 * The region in which a profile reads what is the same throughout its partition: its first region, otherwise the
 * partition's default.
 */
export function homeRegion({ regions, sso }: Pick<Profile, 'regions' | 'sso'>): string {
  return regions[0] ?? partitionOf(sso?.region).globalRegion;
}

/** The region whose endpoint serves a place, and for which requests are signed. */
export function endpointRegion({ region }: Place, profile: Pick<Profile, 'regions' | 'sso'>): string {
  return region === GLOBAL ? homeRegion(profile) : region;
}
