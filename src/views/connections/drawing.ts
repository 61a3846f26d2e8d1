import * as l10n from '@vscode/l10n';
import type { MarkdownString } from 'vscode';
import type { LocationNames } from '../../aws/inventory/locationNames';
import type { Place } from '../../aws/session/place';
import { healthOf } from '../../directconnect/kinds/subject';
import type { ResourceSubject } from '../../directconnect/kinds/subject';
import type { Health } from '../../directconnect/resources/health';
import { displayName, emptyInventory } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import { accountOf } from '../../directconnect/inventory/inventoryIndex';
import type { InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import { visible } from '../../directconnect/text';
import type { Stores } from '../stores';
import type { Pages } from '../tree/pages';
import { resourceTooltip } from '../tree/tooltip';
import type { AccountNames } from './accountNames';
import type { Arranged } from './arranged';

/** The data for drawing every row. */
export interface DrawnFrom extends Stores {
  readonly pages: Pages;
  readonly accounts: AccountNames;
  readonly arranged: Arranged;
  readonly locations: LocationNames;
}

/** The data for drawing the rows of one region. */
export class Drawing {
  private latest: Inventory = emptyInventory;

  constructor(
    readonly place: Place,
    readonly from: DrawnFrom,
  ) {}

  /** Everything known about the region, ignoring the filter. */
  get inventory(): Inventory {
    this.latest = this.from.inventories.current(this.place)?.sweep ?? this.latest;
    return this.latest;
  }

  /** The part that is shown. */
  get index(): InventoryIndex {
    return this.from.arranged.of(this);
  }

  /** Finds the part that is shown, which takes a while if thousands of rows are filtered. */
  prepare(): Promise<void> {
    return this.from.arranged.prepare(this);
  }

  /** True during its first reading: what is below a row may not have arrived yet. */
  get isComing(): boolean {
    const snapshot = this.from.inventories.current(this.place);
    return snapshot?.reading === true && snapshot.readAt === undefined;
  }

  /** The health of a resource in the region. */
  healthOf(subject: ResourceSubject): Health {
    return healthOf(subject, this.inventory);
  }

  /** Every field of a resource in the region. */
  tooltip(subject: ResourceSubject): MarkdownString {
    const { id, name, ownerAccount } = subject;
    const title = displayName(name, id);
    return resourceTooltip(title, subject, this.healthOf(subject), this.foreignAccount(ownerAccount));
  }

  /** The owner of a resource, for a row; undefined when this profile's account owns it. */
  foreignOwner(ownerAccount: string | undefined): string | undefined {
    const account = this.foreignAccount(ownerAccount);
    return account && l10n.t('owner {0}', account);
  }

  /** The account that owns a resource, with its name; undefined when it is this profile's account. */
  foreignAccount(ownerAccount: string | undefined): string | undefined {
    const { accounts } = this.from;
    const own = accounts.identityOf(this.place.profile)?.accountId ?? accountOf(this.inventory);
    if (!ownerAccount || !own || ownerAccount === own) return undefined;
    const name = accounts.nameOf(ownerAccount);
    return name ? `${visible(ownerAccount)} (${visible(name)})` : visible(ownerAccount);
  }
}
