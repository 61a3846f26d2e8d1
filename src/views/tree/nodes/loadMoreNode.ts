import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem } from 'vscode';
import * as commandIds from '../../../ids/commandIds';
import type { Node } from '../node';
import { PAGE } from '../pages';
import type { Pages } from '../pages';

/** A group of rows that is only partly shown. */
interface Group {
  readonly group: string;
  /** How many rows are above *Load More*. */
  readonly shown: number;
  readonly all: number;
  /** The index of a row in the whole group; negative if it is not in it. */
  readonly indexOf: (key: string) => number;
}

/** Follows the visible rows of a large group, and shows more of them. */
export class LoadMoreNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node | undefined,
    private readonly pages: Pages,
    private readonly rows: Group,
  ) {
    this.id = `${rows.group}/!more${rows.shown}`;
  }

  get place() {
    return this.parent?.place;
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(l10n.t('Load More'));
    const { all, shown } = this.rows;
    const next = Math.min(PAGE, all - shown);
    item.id = this.id;
    item.contextValue = 'loadMore';
    item.iconPath = new ThemeIcon('ellipsis');
    item.description = l10n.t('{0} of {1} shown', shown.toLocaleString(), all.toLocaleString());
    item.tooltip = next === 1 ? l10n.t('Shows the next row.') : l10n.t('Shows the next {0} rows.', next);
    item.command = { command: commandIds.loadMore, title: l10n.t('Load More'), arguments: [this] };
    item.accessibilityInformation = { label: l10n.t('Load {0} more, {1}', next, item.description) };
    return item;
  }

  uncover(key: string): boolean {
    const index = this.rows.indexOf(key);
    if (index < 0) return false;
    this.pages.show(this.rows.group, index + 1);
    return true;
  }

  more(): Promise<void> {
    return this.pages.showNow(this.parent, this.rows.group, this.rows.shown + PAGE);
  }
}
