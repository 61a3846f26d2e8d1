import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { Node } from '../node';

/** Last while a region is read for the first time: more is coming. */
export class LoadingNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    /** How many virtual interfaces have come. */
    private readonly count: number,
  ) {
    this.id = `${parent.id}/!loading`;
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(this.label);
    item.id = this.id;
    item.contextValue = 'loading';
    item.iconPath = new ThemeIcon('loading~spin');
    item.accessibilityInformation = { label: this.label };
    return item;
  }

  private get label(): string {
    if (this.count === 0) return l10n.t('Reading…');
    return this.count === 1
      ? l10n.t('Reading… 1 virtual interface so far')
      : l10n.t('Reading… {0} virtual interfaces so far', this.count.toLocaleString());
  }
}
