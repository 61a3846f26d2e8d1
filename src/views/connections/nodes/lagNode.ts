import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import type { ResourceSubject } from '../../../directconnect/kinds/subject';
import type { Unhealthy } from '../../../directconnect/inventory/unhealthy';
import { membersIn } from '../../../directconnect/resources/health';
import { displayName } from '../../../directconnect/resources/resources';
import type { Lag } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import { belowWords } from '../attention';
import type { Drawing } from '../drawing';
import { placeId } from '../row';
import type { Node } from '../../tree/node';
import { showsDetails } from '../showsDetails';
import { stateIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { ConnectionNode } from './connectionNode';
import { provisionedConnectionNodes } from './provisionedConnectionNodes';
import { virtualInterfaceNodes } from './virtualInterfaceNodes';

/** A link aggregation group. Contains its virtual interfaces, what is provisioned on it, and its members. */
export class LagNode implements Node {
  readonly id: string;
  readonly place: Place;
  readonly subject: ResourceSubject;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    private readonly lag: Lag,
  ) {
    this.place = drawing.place;
    this.subject = subjectFrom('lag', lag);
    this.id = placeId(this.place, this.subject.id);
  }

  getTreeItem(): TreeItem {
    const { lagId, lagState, connectionsBandwidth, location, numberOfConnections, ownerAccount } = this.lag;
    const health = this.drawing.healthOf(this.subject);
    const below = this.drawing.below(this.subject);
    const { index } = this.drawing;
    const members = index.membersOf(lagId).length;
    const description = visible(
      described(
        l10n.t('LAG of {0} × {1}', numberOfConnections ?? members, connectionsBandwidth ?? '?'),
        health.label,
        health.detail,
        belowWords(health.detail === undefined ? below : this.withoutMembers(below)),
        this.drawing.locationLabel(location),
        this.drawing.foreignOwner(ownerAccount),
      ),
    );
    const rows = members + index.countOn(lagId);
    const item = new TreeItem(
      this.name,
      rows > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = `lag.${lagState ?? 'unknown'}`;
    item.iconPath = stateIcon('layers', health.tone, below);
    item.command = showsDetails(this);
    item.accessibilityInformation = {
      label: l10n.t('Link aggregation group {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return this.drawing.tooltip(this.subject);
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

  /** What is down or degraded below it, except its members: its own health covers those. */
  private withoutMembers({ down, degraded }: Unhealthy): Unhealthy {
    const members = membersIn(this.drawing.inventory, this.lag.lagId);
    const ids = new Set(members.map(({ connectionId }) => connectionId));
    return { down: down.filter((id) => !ids.has(id)), degraded };
  }

  private get name(): string {
    return displayName(this.subject.name, this.subject.id);
  }
}
