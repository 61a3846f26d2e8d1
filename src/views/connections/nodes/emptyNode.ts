import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem } from 'vscode';
import type { Place } from '../../../aws/sessionStore';
import { nodeId } from '../node';
import type { Node } from '../node';

/** Said in the place of nothing, so that an empty region does not look like one that failed. */
export class EmptyNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
  ) {
    this.id = nodeId(place.profile, place.region, '!empty');
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(l10n.t('No Direct Connect resources in this region'));
    item.id = this.id;
    item.contextValue = 'empty';
    item.iconPath = new ThemeIcon('info');
    return item;
  }
}
