import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { lagHealth, membersIn } from '../../../directconnect/resources/health';
import { displayName } from '../../../directconnect/resources/resources';
import type { Lag } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';
import { ConnectionNode } from './connectionNode';
import { provisionedConnectionNodes } from './provisionedConnectionNodes';
import { virtualInterfaceNodes } from './virtualInterfaceNodes';

/** A link aggregation group. Below it, its virtual interfaces, what is provisioned on it, and its members. */
export class LagNode implements Node {
  readonly id: string;
  readonly place: Place;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    readonly lag: Lag,
  ) {
    this.place = drawing.place;
    this.id = nodeId(this.place.profile, this.place.region, lag.lagId ?? '');
  }

  getTreeItem(): TreeItem {
    const { lagId, lagState, connectionsBandwidth, location, numberOfConnections, ownerAccount } = this.lag;
    const { health } = this;
    const { index } = this.drawing;
    const members = index.membersOf(lagId).length;
    const description = visible(
      described(
        l10n.t('LAG of {0} × {1}', numberOfConnections ?? members, connectionsBandwidth ?? '?'),
        health.label,
        health.detail,
        location,
        this.drawing.foreignOwner(ownerAccount),
      ),
    );
    const below = members + index.virtualInterfacesOn(lagId).length + index.provisionedOn(lagId).length;
    const item = new TreeItem(
      this.name,
      below > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = `lag.${lagState ?? 'unknown'}`;
    item.iconPath = stateIcon('layers', health.tone);
    item.accessibilityInformation = {
      label: l10n.t('Link aggregation group {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(
      this.name,
      this.lag,
      this.drawing.foreignOwner(this.lag.ownerAccount),
      this.health,
    );
  }

  getChildren(): Node[] {
    const { index } = this.drawing;
    const { lagId } = this.lag;
    return [
      ...virtualInterfaceNodes(this, this.drawing, index.virtualInterfacesOn(lagId)),
      ...provisionedConnectionNodes(this, this.drawing, lagId),
      ...index.membersOf(lagId).map((member) => new ConnectionNode(this, this.drawing, member)),
    ];
  }

  private get health() {
    return lagHealth(this.lag, membersIn(this.drawing.inventory, this.lag.lagId));
  }

  private get name(): string {
    return displayName(this.lag.lagName, this.lag.lagId);
  }
}
