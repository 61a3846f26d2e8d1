import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { displayName, isHosted } from '../../../directconnect/resources/resources';
import type { Connection } from '../../../directconnect/resources/resources';
import { stateWords } from '../../../directconnect/resources/states';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';
import { virtualInterfaceNodes } from './virtualInterfaceNodes';

/** A dedicated or hosted connection, or a member of a LAG. Below it, its virtual interfaces. */
export class ConnectionNode implements Node {
  readonly id: string;
  readonly place: Place;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    readonly connection: Connection,
  ) {
    this.place = drawing.place;
    this.id = nodeId(this.place.profile, this.place.region, connection.connectionId ?? '');
  }

  getTreeItem(): TreeItem {
    const { connectionState, bandwidth, location, lagId, ownerAccount, partnerName } = this.connection;
    const state = stateWords(connectionState);
    const hosted = isHosted(this.connection);
    const description = visible(
      described(
        bandwidth,
        state.label,
        location,
        hosted ? (partnerName ? l10n.t('hosted by {0}', partnerName) : l10n.t('hosted')) : undefined,
        this.drawing.foreignOwner(ownerAccount),
      ),
    );
    const item = new TreeItem(
      this.name,
      this.virtualInterfaces.length > 0 || this.drawing.isComing
        ? TreeItemCollapsibleState.Collapsed
        : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = ['connection', ...(lagId ? ['member'] : []), connectionState ?? 'unknown'].join('.');
    item.iconPath = stateIcon(hosted ? 'link' : 'plug', state.tone);
    item.accessibilityInformation = {
      label: hosted
        ? l10n.t('Hosted connection {0}, {1}', this.name, spoken(description))
        : l10n.t('Connection {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(
      this.name,
      this.connection,
      this.drawing.foreignOwner(this.connection.ownerAccount),
    );
  }

  getChildren(): Node[] {
    return virtualInterfaceNodes(this, this.drawing, this.virtualInterfaces);
  }

  private get name(): string {
    return displayName(this.connection.connectionName, this.connection.connectionId);
  }

  private get virtualInterfaces() {
    return this.drawing.index.virtualInterfacesOn(this.connection.connectionId);
  }
}
