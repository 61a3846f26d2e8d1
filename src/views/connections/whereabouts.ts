import type { IdentityStore } from '../../aws/identity/identityStore';
import type { Place } from '../../aws/session/place';
import type { Whereabouts } from '../../directconnect/inventory/candidates';
import { accountOf } from '../../directconnect/inventory/inventoryIndex';
import type { Inventory } from '../../directconnect/resources/resources';

/** What a query may ask for about a place. The account is the one that is known when it is asked for. */
export function whereabouts(
  { profile, region }: Place,
  inventory: Inventory,
  identities: Pick<IdentityStore, 'known'>,
): Whereabouts {
  return {
    profile,
    region,
    get account() {
      return identities.known(profile)?.accountId ?? accountOf(inventory);
    },
  };
}
