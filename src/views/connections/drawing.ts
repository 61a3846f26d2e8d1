import * as l10n from '@vscode/l10n';
import type { MarkdownString } from 'vscode';
import type { LocationNames } from '../../aws/inventory/locationNames';
import type { Place } from '../../aws/session/place';
import { briefOf } from '../../directconnect/kinds/brief';
import { healthOf } from '../../directconnect/kinds/subject';
import type { ResourceSubject, Subject } from '../../directconnect/kinds/subject';
import { accountLabel, locationLabel } from '../../directconnect/labels';
import type { Health } from '../../directconnect/resources/health';
import { displayName, emptyInventory } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';
import { accountOf } from '../../directconnect/inventory/inventoryIndex';
import type { InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import { unhealthyBelow } from '../../directconnect/inventory/unhealthy';
import type { Unhealthy } from '../../directconnect/inventory/unhealthy';
import type { Stores } from '../stores';
import type { Pages } from '../tree/pages';
import { tooltip } from '../tree/tooltip';
import type { AccountNames } from './accountNames';
import type { ArrangedInventories } from './arrangedInventories';

/** The data for drawing every row. */
export interface DrawnFrom extends Stores {
  readonly pages: Pages;
  readonly accounts: AccountNames;
  readonly arranged: ArrangedInventories;
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

  /**
   * The most important facts about a resource in the region, or a part of one. The details document has the rest.
   * @param ownerAccount the account that owns it; for a part, the owner of the resource.
   */
  tooltip(
    subject: Subject,
    title = displayName(subject.name, subject.id),
    ownerAccount = subject.ownerAccount,
  ): MarkdownString {
    const { from, place } = this;
    const lines = briefOf(subject, {
      health: healthOf(subject, this.inventory),
      region: place.region,
      locationName: (code) => from.locations.nameOf(place, code),
      owner: this.ownerWords(ownerAccount),
    });
    return tooltip(title, lines, l10n.t('Click or press Enter for all fields'));
  }

  /** A Direct Connect location with its name, if known; otherwise its name is requested. */
  locationLabel(code: string | undefined): string | undefined {
    return code ? locationLabel(code, this.from.locations.nameOf(this.place, code)) : undefined;
  }

  /** What is down or degraded below a connection, LAG or interconnect, including what a filter hides. */
  below({ id }: ResourceSubject): Unhealthy {
    return unhealthyBelow(this.inventory, id);
  }

  /** The owner of a resource, for a row; undefined when this profile's account owns it. */
  foreignOwner(ownerAccount: string | undefined): string | undefined {
    const { ownAccount } = this;
    const isForeign = ownerAccount && ownAccount && ownerAccount !== ownAccount;
    return isForeign ? l10n.t('owner {0}', this.accountLabel(ownerAccount)) : undefined;
  }

  /** Who owns a resource, for its tooltip; undefined if that is unknown. */
  private ownerWords(ownerAccount: string | undefined): string | undefined {
    if (!ownerAccount) return undefined;
    const account = this.accountLabel(ownerAccount);
    return ownerAccount === this.ownAccount
      ? l10n.t('Owner: this account, {0}', account)
      : l10n.t('Owner: {0}', account);
  }

  private accountLabel(account: string): string {
    return accountLabel(account, this.from.accounts.nameOf(account));
  }

  /** This profile's account, if known. */
  private get ownAccount(): string | undefined {
    return this.from.accounts.identityOf(this.place.profile)?.accountId ?? accountOf(this.inventory);
  }
}
