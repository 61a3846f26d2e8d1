import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/place';
import { displayName } from '../../../directconnect/resources';
import type { Connection, Inventory } from '../../../directconnect/resources';
import { stateWords } from '../../../directconnect/states';
import { visible } from '../../../directconnect/text';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { virtualInterfacesOn } from './virtualInterfacesOn';

/** A dedicated or hosted connection, or a member of a LAG. Below it, its virtual interfaces. */
export class ConnectionNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    readonly connection: Connection,
    private readonly inventory: Inventory,
  ) {
    this.id = nodeId(place.profile, place.region, connection.connectionId ?? '');
  }

  getTreeItem(): TreeItem {
    const { connectionName, connectionId, connectionState, bandwidth, location, lagId } = this.connection;
    const state = stateWords(connectionState);
    const label = displayName(connectionName, connectionId);
    const description = visible([bandwidth, state.label, location].filter(Boolean).join(' · '));
    const item = new TreeItem(
      label,
      this.getChildren().length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = ['connection', ...(lagId ? ['member'] : []), connectionState ?? 'unknown'].join('.');
    item.iconPath = stateIcon('plug', state.tone);
    item.accessibilityInformation = {
      label: l10n.t('Connection {0}, {1}', label, description.replaceAll(' · ', ', ')),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(
      displayName(this.connection.connectionName, this.connection.connectionId),
      this.connection,
    );
  }

  getChildren(): Node[] {
    return virtualInterfacesOn(this, this.place, this.inventory, this.connection.connectionId);
  }
}
