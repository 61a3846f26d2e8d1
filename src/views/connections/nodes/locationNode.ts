import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { locationId } from '../node';
import type { Node } from '../node';
import { described, spoken } from '../words';
import { shelfNodes } from './shelfNodes';

/** A Direct Connect location, where the tree is grouped by location. Below it what stands there. */
export class LocationNode implements Node {
  readonly id: string;
  readonly place: Place;

  /** @param location its code; empty for what names none. */
  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    private readonly location: string,
  ) {
    this.place = drawing.place;
    this.id = locationId(this.place, location);
  }

  getTreeItem(): TreeItem {
    const { connections, interconnects, lags } = this.drawing.index.at(this.location);
    const label = this.location === '' ? l10n.t('No location named') : visible(this.location);
    const { from, place } = this.drawing;
    const name = this.location === '' ? undefined : from.locations.nameOf(place, this.location);
    const description = described(
      name && visible(name),
      count(lags.length, l10n.t('1 LAG'), (number) => l10n.t('{0} LAGs', number)),
      count(connections.length, l10n.t('1 connection'), (number) => l10n.t('{0} connections', number)),
      count(interconnects.length, l10n.t('1 interconnect'), (number) => l10n.t('{0} interconnects', number)),
    );
    // What stands there was in sight before it was grouped, and stays so.
    const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
    item.id = this.id;
    item.description = description;
    item.contextValue = 'location';
    item.iconPath = new ThemeIcon('location');
    item.accessibilityInformation = { label: l10n.t('Location {0}, {1}', label, spoken(description)) };
    return item;
  }

  getChildren(): Node[] {
    return shelfNodes(this, this.drawing, this.drawing.index.at(this.location));
  }
}

function count(number: number, one: string, many: (number: number) => string): string | undefined {
  if (number === 0) return undefined;
  return number === 1 ? one : many(number);
}
