import type { Profile } from '../../aws/profiles/profiles';
import type { Place } from '../../aws/session/place';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { nodeId } from '../tree/node';
import type { Node } from '../tree/node';

/** What rows of this tree provide in addition to what every row does. */
export interface Row extends Node {
  /** For a profile's row: the profile. */
  readonly profile?: Profile;
  /** For a row above the regions: true when the place is somewhere below it. */
  leadsTo?(place: Place): boolean;
  /** The places below it, which are closed while it is collapsed. */
  places?(): readonly Place[];
  /** Sets the current state of its virtual interface. */
  update?(virtualInterface: VirtualInterface): void;
}

/** The id of a region's row, or of a row in the region: two profiles of one account show the same resources. */
export const placeId = ({ profile, region }: Place, ...parts: readonly string[]) =>
  nodeId(profile, region, ...parts);

/** The id of the row that contains virtual interfaces on connections not listed in the place. */
export const foreignId = (place: Place) => placeId(place, '!foreign');

/** The id of the row of a location. */
export const locationId = (place: Place, code: string) => placeId(place, '!location', code);
