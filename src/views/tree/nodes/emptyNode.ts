import { ThemeIcon, TreeItem } from 'vscode';
import { idBelow } from '../node';
import type { Node } from '../node';

/** A note, for example when a list is empty, so that empty does not look like failed. */
export class EmptyNode implements Node {
  readonly id: string;

  /**
   * @param parent `undefined` at the root.
   * @param which distinguishes several notes below one row.
   */
  constructor(
    readonly parent: Node | undefined,
    private readonly words: string,
    which = '',
  ) {
    this.id = idBelow(parent, `!empty${which}`);
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
