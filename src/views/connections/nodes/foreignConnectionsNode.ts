import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import { resourceKinds } from '../../../directconnect/kinds';
import type { Place } from '../../../aws/session/place';
import { unhealthyForeign } from '../../../directconnect/inventory/unhealthy';
import { unhealthyWords } from '../attention';
import type { Drawing } from '../drawing';
import { foreignId } from '../row';
import type { Node } from '../../tree/node';
import { groupIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { virtualInterfaceNodes } from './virtualInterfaceNodes';

/** The virtual interfaces that this account owns on connections of other accounts. */
export class ForeignConnectionsNode implements Node {
  readonly id: string;
  readonly place: Place;

  constructor(
    readonly parent: Node,
    private readonly drawing: Drawing,
    /** False when a list of this account's own connections could not be read: then the owner of these is unknown. */
    private readonly known: boolean,
  ) {
    this.place = drawing.place;
    this.id = foreignId(this.place);
  }

  getTreeItem(): TreeItem {
    const label = this.known
      ? l10n.t('On Other Accounts’ Connections')
      : l10n.t('On Connections That Could Not Be Read');
    const below = unhealthyForeign(this.drawing.inventory);
    const count = resourceKinds.virtualInterface.words.count(this.drawing.index.foreign.length);
    const description = described(unhealthyWords(below), count);
    const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.contextValue = 'foreignConnections';
    item.iconPath = groupIcon('link-external', below);
    item.description = description;
    item.tooltip = this.known
      ? l10n.t('Virtual interfaces of this account on connections that another account owns.')
      : l10n.t('Virtual interfaces on connections that are not in the lists that could be read.');
    item.accessibilityInformation = { label: `${label}, ${spoken(description)}` };
    return item;
  }

  getChildren(): Node[] {
    return virtualInterfaceNodes(this, this.drawing, this.drawing.index.foreign);
  }
}
