import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import type { Profile } from '../../aws/profiles/profiles';
import type { AccountFacts, NetworkFacts } from '../../directconnect/allocation/knownNetwork';
import { networkFacts } from '../../directconnect/allocation/networkFacts';
import { emptyInventory } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import type { Stores } from '../stores';
import type { AllocationPlace } from './allocationPlace';

/** The sources of a form's facts. Nothing here calls AWS, except {@link KnownAccounts.accountOf}. */
export type FactStores = Pick<Stores, 'profiles' | 'identities' | 'inventories'>;

/**
 * The account that an inventory belongs to: the owner of its connections or, without any, of its virtual interfaces.
 */
function accountIn({ connections, lags, virtualInterfaces }: Inventory): string | undefined {
  const owner = connections[0]?.ownerAccount ?? lags[0]?.ownerAccount;
  if (owner !== undefined) return owner;
  const owners = new Set(virtualInterfaces.flatMap(({ ownerAccount }) => ownerAccount ?? []));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** The accounts of the user's profiles, as far as known. */
export class KnownAccounts {
  constructor(private readonly stores: FactStores) {}

  /** The known account of a profile: from AWS, from what was read, or from its settings. */
  private known({ name, accountId }: Profile): string | undefined {
    const { inventories } = this.stores;
    const read = inventories.known().filter(({ place }) => place.profile === name);
    const seen = read.flatMap(({ sweep }) => accountIn(sweep) ?? []);
    return this.verified(name) ?? seen[0] ?? accountId;
  }

  /** The account of a profile as AWS reports it, if that is known. */
  verified(profile: string): string | undefined {
    return this.stores.identities.known(profile)?.accountId;
  }

  /** The account of a profile that the user has chosen; requested from AWS if allowed. */
  async accountOf(profile: string): Promise<string | undefined> {
    await this.stores.identities.identifyChosen(profile);
    return this.known(await this.stores.profiles.get(profile));
  }

  /** The profiles known to belong to an account. */
  async profilesOf(account: string): Promise<string[]> {
    const { profiles } = await this.stores.profiles.list();
    return profiles.filter((profile) => this.known(profile) === account).map(({ name }) => name);
  }

  /** Those of them that the user has opened: using another could prompt the user. */
  async openedOf(account: string): Promise<string[]> {
    const { identities, inventories } = this.stores;
    const opened = new Set(inventories.known().map(({ place }) => place.profile));
    const all = await this.profilesOf(account);
    return all.filter((name) => opened.has(name) || identities.known(name) !== undefined);
  }

  /** Every account known to belong to a profile. */
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

/** The current facts about the network for a form: everything that was read, in any place. */
export async function factsFor(
  { profile, region, connectionId }: AllocationPlace,
  stores: FactStores,
): Promise<NetworkFacts> {
  const place: Place = { profile, region };
  const known = stores.inventories.known();
  const accounts = await new KnownAccounts(stores).all();
  return networkFacts({
    connectionId,
    region,
    inventory: known.find((one) => placeKey(one.place) === placeKey(place))?.sweep ?? emptyInventory,
    others: known.filter((one) => placeKey(one.place) !== placeKey(place)).map(({ sweep }) => sweep),
    accounts,
  });
}
