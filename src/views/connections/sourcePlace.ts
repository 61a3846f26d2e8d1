import type { IdentityStore } from '../../aws/identity/identityStore';
import type { Place } from '../../aws/session/place';
import type { SourcePlace } from '../../directconnect/inventory/candidates';
import { accountOf } from '../../directconnect/inventory/inventoryIndex';
import type { Inventory } from '../../directconnect/resources/resources';

/** The facts about a place that a query may use. The account is looked up when the query uses it. */
export function sourcePlaceOf(
  { profile, region }: Place,
  inventory: Inventory,
  identities: Pick<IdentityStore, 'known'>,
): SourcePlace {
  return {
    profile,
    region,
    get account() {
      return identities.known(profile)?.accountId ?? accountOf(inventory);
    },
  };
}
