import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { displayName } from '../../../directconnect/resources/resources';
import type { Interconnect } from '../../../directconnect/resources/resources';
import { stateWords } from '../../../directconnect/resources/states';
import { visible } from '../../../directconnect/text';
import type { Drawing } from '../drawing';
import { nodeId } from '../node';
import type { Node } from '../node';
import { stateIcon } from '../stateIcon';
import { resourceTooltip } from '../tooltip';
import { described, spoken } from '../words';
import { provisionedConnectionNodes } from './provisionedConnectionNodes';

/** An interconnect of a Direct Connect partner. Below it, the hosted connections provisioned on it. */
export class InterconnectNode implements Node {
  readonly id: string;
  readonly place: Place;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    readonly interconnect: Interconnect,
  ) {
    this.place = drawing.place;
    this.id = nodeId(this.place.profile, this.place.region, interconnect.interconnectId ?? '');
  }

  getTreeItem(): TreeItem {
    const { bandwidth, interconnectId, interconnectState, location } = this.interconnect;
    const state = stateWords(interconnectState);
    const description = visible(described(l10n.t('interconnect'), bandwidth, state.label, location));
    const count = this.drawing.index.provisionedOn(interconnectId).length;
    const item = new TreeItem(
      this.name,
      count > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.description = description;
    item.contextValue = `interconnect.${interconnectState ?? 'unknown'}`;
    item.iconPath = stateIcon('type-hierarchy-sub', state.tone);
    item.accessibilityInformation = {
      label: l10n.t('Interconnect {0}, {1}', this.name, spoken(description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return resourceTooltip(this.name, this.interconnect);
  }

  getChildren(): Node[] {
    return provisionedConnectionNodes(this, this.drawing, this.interconnect.interconnectId);
  }

  private get name(): string {
    return displayName(this.interconnect.interconnectName, this.interconnect.interconnectId);
  }
}
