import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import type { ResourceSubject } from '../../../directconnect/kinds/subject';
import { displayName } from '../../../directconnect/resources/resources';
import type { Connection } from '../../../directconnect/resources/resources';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { idBelow } from '../../tree/node';
import type { Node } from '../../tree/node';
import { showsDetails } from '../showsDetails';
import { stateIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';

/**
 * A hosted connection as seen by the partner who provisioned it. It may also appear among the connections of its owner,
 * so its id is below the interconnect's, and its virtual interfaces are not repeated here.
 */
export class ProvisionedConnectionNode implements Node {
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
    this.id = idBelow(parent, this.subject.id);
  }

  getTreeItem(): TreeItem {
    const { bandwidth, connectionState, ownerAccount, vlan } = this.connection;
    const health = this.drawing.healthOf(this.subject);
    const description = visible(
      described(
        bandwidth,
        vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
        health.label,
        this.drawing.foreignOwner(ownerAccount),
      ),
    );
    const item = new TreeItem(this.name);
    item.id = this.id;
    item.description = description;
    item.contextValue = `provisioned.${connectionState ?? 'unknown'}`;
    item.iconPath = stateIcon('link', health.tone);
    item.command = showsDetails(this);
    item.accessibilityInformation = {
      label: l10n.t('Provisioned connection {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return this.drawing.tooltip(this.subject);
  }

  private get name(): string {
    return displayName(this.subject.name, this.subject.id);
  }
}
