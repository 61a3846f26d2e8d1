import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Place } from '../../../aws/sessionStore';
import type { VirtualInterface } from '../../../directconnect/resources';
import { nodeId } from '../node';
import type { Node } from '../node';
import { VirtualInterfaceNode } from './virtualInterfaceNode';

/** The virtual interfaces that this account owns on connections of other accounts. */
export class ForeignConnectionsNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    private readonly virtualInterfaces: readonly VirtualInterface[],
  ) {
    this.id = nodeId(place.profile, place.region, '!foreign');
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(l10n.t('Connections of Other Accounts'), TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.contextValue = 'foreignConnections';
    item.iconPath = new ThemeIcon('link-external');
    item.description = l10n.t('{0} virtual interfaces', this.virtualInterfaces.length);
    item.tooltip = l10n.t('Virtual interfaces of this account on connections that another account owns.');
    return item;
  }

  getChildren(): Node[] {
    return this.virtualInterfaces.map(
      (virtualInterface) => new VirtualInterfaceNode(this, this.place, virtualInterface),
    );
  }
}
