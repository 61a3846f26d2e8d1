import type { IdentityStore } from '../../aws/identity/identityStore';
import type { InventoryStore } from '../../aws/inventory/store';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import type { Profile } from '../../aws/profiles/profiles';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { AccountFacts, NetworkFacts } from '../../directconnect/allocation/knownNetwork';
import { networkFacts } from '../../directconnect/allocation/networkFacts';
import { emptyInventory } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import type { AllocationPlace } from './allocationHost';

/** Where what a form knows comes from. Nothing here asks AWS, but for {@link Accounts.accountOf}. */
export interface FactStores {
  readonly profiles: ProfileStore;
  readonly identities: IdentityStore;
  readonly inventories: InventoryStore;
}

/** The account that an inventory is of: it owns all connections in it; without any, all virtual interfaces. */
function accountIn({ connections, lags, virtualInterfaces }: Inventory): string | undefined {
  const owner = connections[0]?.ownerAccount ?? lags[0]?.ownerAccount;
  if (owner !== undefined) return owner;
  const owners = new Set(virtualInterfaces.flatMap(({ ownerAccount }) => ownerAccount ?? []));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** Which accounts the user's profiles are of, as far as that was seen. */
export class Accounts {
  constructor(private readonly stores: FactStores) {}

  /** What is known of a profile's account now: as AWS said, as it shows in what was read, or as its settings say. */
  private known({ name, accountId }: Profile): string | undefined {
    const { identities, inventories } = this.stores;
    const read = inventories.known().filter(({ place }) => place.profile === name);
    const seen = read.flatMap(({ sweep }) => accountIn(sweep) ?? []);
    return identities.known(name)?.accountId ?? seen[0] ?? accountId;
  }

  /** The account of a profile that the user has chosen: it is asked for, where it may be. */
  async accountOf(profile: string): Promise<string | undefined> {
    await this.stores.identities.identifyChosen(profile);
    return this.known(await this.stores.profiles.get(profile));
  }

  /** The profiles that are known to be of an account. */
  async profilesOf(account: string): Promise<string[]> {
    const { profiles } = await this.stores.profiles.list();
    return profiles.filter((profile) => this.known(profile) === account).map(({ name }) => name);
  }

  /** Of those, the ones that the user has opened: to ask with another could ask the user for something. */
  async openedOf(account: string): Promise<string[]> {
    const { identities, inventories } = this.stores;
    const opened = new Set(inventories.known().map(({ place }) => place.profile));
    const all = await this.profilesOf(account);
    return all.filter((name) => opened.has(name) || identities.known(name) !== undefined);
  }

  /** Every account that is known to be behind a profile. */
  async all(): Promise<AccountFacts[]> {
    const { profiles } = await this.stores.profiles.list();
    return profiles.flatMap((profile) => {
      const { name } = profile;
      const id = this.known(profile);
      const alias = this.stores.identities.known(name)?.alias;
      return id === undefined ? [] : [{ id, names: [...(alias ? [alias] : []), name], own: true }];
    });
  }
}

/** What a form for one connection is told of the network now: all that was read of it, in whichever place. */
export async function factsFor(
  { profile, region, connectionId }: AllocationPlace,
  stores: FactStores,
): Promise<NetworkFacts> {
  const place: Place = { profile, region };
  const known = stores.inventories.known();
  const accounts = await new Accounts(stores).all();
  return networkFacts({
    connectionId,
    region,
    inventory: known.find((one) => placeKey(one.place) === placeKey(place))?.sweep ?? emptyInventory,
    others: known.filter((one) => placeKey(one.place) !== placeKey(place)).map(({ sweep }) => sweep),
    accounts,
  });
}
