import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem } from 'vscode';
import { commandIds } from '../../../contributions';
import type { Place } from '../../../aws/session/place';
import type { Node } from '../node';
import { PAGE } from '../pages';
import type { Pages } from '../pages';

/** A group of rows, some of which are shown. */
interface Group {
  readonly group: string;
  /** How many rows stand above *Load More*. */
  readonly shown: number;
  readonly all: number;
  /** Where a resource is in the whole group; negative for one that is not in it. */
  readonly indexOf: (resourceId: string) => number;
}

/** Below the rows of a large group that are shown: shows more of them. */
export class LoadMoreNode implements Node {
  readonly id: string;
  readonly place?: Place;

  constructor(
    readonly parent: Node,
    private readonly pages: Pages,
    private readonly rows: Group,
  ) {
    this.id = `${rows.group}/!more${rows.shown}`;
    if (parent.place) this.place = parent.place;
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(l10n.t('Load More'));
    const { all, shown } = this.rows;
    const next = Math.min(PAGE, all - shown);
    item.id = this.id;
    item.contextValue = 'loadMore';
    item.iconPath = new ThemeIcon('ellipsis');
    item.description = l10n.t('{0} of {1} shown', shown.toLocaleString(), all.toLocaleString());
    item.tooltip = l10n.t('Shows the next {0} rows.', next);
    item.command = { command: commandIds.loadMore, title: l10n.t('Load More'), arguments: [this] };
    item.accessibilityInformation = { label: l10n.t('Load {0} more, {1}', next, item.description) };
    return item;
  }

  uncover(resourceId: string): boolean {
    const index = this.rows.indexOf(resourceId);
    if (index < 0) return false;
    this.pages.show(this.rows.group, index + 1);
    return true;
  }

  /** Shows the next page, when the parent is drawn again. */
  more(): void {
    this.pages.show(this.rows.group, this.rows.shown + PAGE);
  }
}
