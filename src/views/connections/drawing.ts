import * as l10n from '@vscode/l10n';
import type { LocationNames } from '../../aws/inventory/locationNames';
import type { Place } from '../../aws/session/place';
import { emptyInventory } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import { accountOf, indexOf } from '../../directconnect/inventory/inventoryIndex';
import type { InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import { visible } from '../../directconnect/text';
import type { Pages } from './pages';
import type { TreeSource } from './provider';
import type { Accounts } from './accounts';
import type { Arranger } from './arranger';

/** What every row is drawn from. */
export interface DrawnFrom extends TreeSource {
  readonly pages: Pages;
  readonly accounts: Accounts;
  readonly arranger: Arranger;
  readonly locations: LocationNames;
}

/** What the rows of one region are drawn from. */
export class Drawing {
  private latest: Inventory = emptyInventory;

  constructor(
    readonly place: Place,
    readonly from: DrawnFrom,
  ) {}

  /** All that is known of the region, whatever a filter hides. */
  get inventory(): Inventory {
    this.latest = this.from.inventories.current(this.place)?.sweep ?? this.latest;
    return this.latest;
  }

  /** What of it is shown. */
  get index(): InventoryIndex {
    return indexOf(this.inventory, this.from.arranger.arrangement);
  }

  /** True while its first reading goes on: what a row has below it may not have come yet. */
  get isComing(): boolean {
    const snapshot = this.from.inventories.current(this.place);
    return snapshot?.reading === true && snapshot.readAt === undefined;
  }

  /** Words for who owns a resource of another account than this profile's; none for one of its own. */
  foreignOwner(ownerAccount: string | undefined): string | undefined {
    const { accounts } = this.from;
    const own = accounts.identityOf(this.place.profile)?.accountId ?? accountOf(this.inventory);
    if (!ownerAccount || !own || ownerAccount === own) return undefined;
    const name = accounts.nameOf(ownerAccount);
    return name
      ? l10n.t('owned by {0} ({1})', visible(ownerAccount), visible(name))
      : l10n.t('owned by {0}', visible(ownerAccount));
  }
}
