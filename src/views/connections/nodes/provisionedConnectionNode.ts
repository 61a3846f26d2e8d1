import * as l10n from '@vscode/l10n';
import { TreeItem } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { displayName } from '../../../directconnect/resources/resources';
import type { Connection } from '../../../directconnect/resources/resources';
import { stateWords } from '../../../directconnect/resources/states';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';

/**
 * A hosted connection as the partner sees it who provisioned it. The same may stand among the connections of its owner:
 * so it has an id below its interconnect's, and its virtual interfaces are not repeated here.
 */
export class ProvisionedConnectionNode implements Node {
  readonly id: string;
  readonly place: Place;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    readonly connection: Connection,
  ) {
    this.place = drawing.place;
    this.id = `${parent.id}/${encodeURIComponent(connection.connectionId ?? '')}`;
  }

  getTreeItem(): TreeItem {
    const { bandwidth, connectionState, ownerAccount, vlan } = this.connection;
    const state = stateWords(connectionState);
    const description = visible(
      described(
        bandwidth,
        vlan === undefined ? undefined : l10n.t('VLAN {0}', vlan),
        state.label,
        this.drawing.foreignOwner(ownerAccount),
      ),
    );
    const item = new TreeItem(this.name);
    item.id = this.id;
    item.description = description;
    item.contextValue = `provisioned.${connectionState ?? 'unknown'}`;
    item.iconPath = stateIcon('link', state.tone);
    item.accessibilityInformation = {
      label: l10n.t('Provisioned connection {0}, {1}', this.name, spoken(description)),
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

  private get name(): string {
    return displayName(this.connection.connectionName, this.connection.connectionId);
  }
}
