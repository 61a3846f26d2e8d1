import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/place';
import { displayName } from '../../../directconnect/resources';
import type { Inventory, Lag } from '../../../directconnect/resources';
import { stateWords } from '../../../directconnect/states';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { ConnectionNode } from './connectionNode';
import { virtualInterfacesOn } from './virtualInterfacesOn';

/** A link aggregation group. Below it, its virtual interfaces and then its member connections. */
export class LagNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    readonly lag: Lag,
    private readonly inventory: Inventory,
  ) {
    this.id = nodeId(place.profile, place.region, lag.lagId ?? '');
  }

  getTreeItem(): TreeItem {
    const { lagName, lagId, lagState, connectionsBandwidth, location } = this.lag;
    const state = stateWords(lagState);
    const label = displayName(lagName, lagId);
    const description = visible(
      [l10n.t('LAG of {0} × {1}', this.members().length, connectionsBandwidth ?? '?'), state.label, location]
        .filter(Boolean)
        .join(' · '),
    );
    const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.description = description;
    item.contextValue = `lag.${lagState ?? 'unknown'}`;
    item.iconPath = stateIcon('layers', state.tone);
    item.accessibilityInformation = {
      label: l10n.t('Link aggregation group {0}, {1}', label, description.replaceAll(' · ', ', ')),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(displayName(this.lag.lagName, this.lag.lagId), this.lag);
  }

  getChildren(): Node[] {
    return [
      ...virtualInterfacesOn(this, this.place, this.inventory, this.lag.lagId),
      ...this.members().map((member) => new ConnectionNode(this, this.place, member, this.inventory)),
    ];
  }

  private members() {
    return this.inventory.connections.filter(({ lagId }) => lagId !== undefined && lagId === this.lag.lagId);
  }
}
