import { ThemeIcon, TreeItem } from 'vscode';
import type { Node } from '../node';

/** Said in the place of nothing, so that what is empty does not look like what failed. */
export class EmptyNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    private readonly words: string,
  ) {
    this.id = `${parent.id}/!empty`;
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(this.words);
    item.id = this.id;
    item.contextValue = 'empty';
    item.iconPath = new ThemeIcon('info');
    item.accessibilityInformation = { label: this.words };
    return item;
  }
}
