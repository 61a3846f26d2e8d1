/** A region of a profile. */
export interface Place {
  readonly profile: string;
  readonly region: string;
}

/** What a place is told apart by. */
export const placeKey = ({ profile, region }: Place): string => JSON.stringify([profile, region]);
