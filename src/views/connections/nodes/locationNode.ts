import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { resourceKinds } from '../../../directconnect/kinds';
import type { ResourceKind } from '../../../directconnect/kinds/kind';
import { unhealthyAt } from '../../../directconnect/inventory/unhealthy';
import { visible } from '../../../directconnect/text';
import { unhealthyWords } from '../attention';
import type { Drawing } from '../drawing';
import { locationId } from '../row';
import type { Node } from '../../tree/node';
import { groupIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { portNodes } from './portNodes';

/** A Direct Connect location, when the tree is grouped by location. Contains its resources. */
export class LocationNode implements Node {
  readonly id: string;
  readonly place: Place;

  /** @param code its code; empty for resources without one. */
  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    readonly code: string,
  ) {
    this.place = drawing.place;
    this.id = locationId(this.place, code);
  }

  getTreeItem(): TreeItem {
    const { connections, interconnects, lags } = this.drawing.index.at(this.code);
    const label = this.code === '' ? l10n.t('No location') : visible(this.code);
    const { from, place } = this.drawing;
    const name = this.code === '' ? undefined : from.locations.nameOf(place, this.code);
    const below = unhealthyAt(this.drawing.inventory, this.code);
    const description = described(
      unhealthyWords(below),
      name && visible(name),
      countWords('lag', lags.length),
      countWords('connection', connections.length),
      countWords('interconnect', interconnects.length),
    );
    // Its resources were visible before they were grouped, and stay visible.
    const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
    item.id = this.id;
    item.description = description;
    item.contextValue = 'location';
    item.iconPath = groupIcon('location', below);
    item.accessibilityInformation = { label: l10n.t('Location {0}, {1}', label, spoken(description)) };
    return item;
  }

  getChildren(): Node[] {
    return portNodes(this, this.drawing, this.drawing.index.at(this.code));
  }
}

const countWords = (kind: ResourceKind, number: number): string | undefined =>
  number === 0 ? undefined : resourceKinds[kind].words.count(number);
