import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import type { ResourceSubject } from '../../../directconnect/kinds/subject';
import { displayName, isHosted } from '../../../directconnect/resources/resources';
import type { Connection } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import { belowWords } from '../attention';
import type { Drawing } from '../drawing';
import { placeId } from '../row';
import type { Node } from '../../tree/node';
import { showsDetails } from '../showsDetails';
import { stateIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { virtualInterfaceNodes } from './virtualInterfaceNodes';

/** A dedicated or hosted connection, or a member of a LAG. Contains its virtual interfaces. */
export class ConnectionNode implements Node {
  readonly id: string;
  readonly place: Place;
  readonly subject: ResourceSubject;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    private readonly connection: Connection,
  ) {
    this.place = drawing.place;
    this.subject = subjectFrom('connection', connection);
    this.id = placeId(this.place, this.subject.id);
  }

  getTreeItem(): TreeItem {
    const { connectionState, bandwidth, location, lagId, ownerAccount, partnerName } = this.connection;
    const health = this.drawing.healthOf(this.subject);
    const below = this.drawing.below(this.subject);
    const hosted = isHosted(this.connection);
    const description = visible(
      described(
        bandwidth,
        health.label,
        belowWords(below),
        this.drawing.locationLabel(location),
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
    item.iconPath = stateIcon(hosted ? 'link' : 'plug', health.tone, below);
    item.command = showsDetails(this);
    item.accessibilityInformation = {
      label: hosted
        ? l10n.t('Hosted connection {0}, {1}', this.name, spoken(description))
        : l10n.t('Connection {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return this.drawing.tooltip(this.subject);
  }

  getChildren(): Node[] {
    return virtualInterfaceNodes(this, this.drawing, this.virtualInterfaces);
  }

  private get name(): string {
    return displayName(this.subject.name, this.subject.id);
  }

  private get virtualInterfaces() {
    return this.drawing.index.virtualInterfacesOn(this.connection.connectionId);
  }
}
