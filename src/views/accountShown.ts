import type { Place } from '../aws/session/place';
import type { Stores } from './stores';

/**
 * The account that what is shown of a place was read in, else that of its profile, as far as it can be found out. Until a
 * place has been read again, it shows the account that its profile had before.
 */
export async function accountShown(
  { identities, inventories }: Pick<Stores, 'identities' | 'inventories'>,
  place: Place,
): Promise<string | undefined> {
  const known = identities.known(place.profile)?.accountId;
  return (await inventories.current(place)?.sweep.account?.()) ?? known;
}
