import { ThemeIcon, TreeItem } from 'vscode';
import { idBelow } from '../node';
import type { Node } from '../node';

/** The last row while a list is read: more is coming. */
export class LoadingNode implements Node {
  readonly id: string;

  /**
   * @param parent `undefined` at the root.
   * @param words what is being read, and how much has arrived.
   */
  constructor(
    readonly parent: Node | undefined,
    private readonly words: string,
  ) {
    this.id = idBelow(parent, '!loading');
  }

  get place() {
    return this.parent?.place;
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(this.words);
    item.id = this.id;
    item.contextValue = 'loading';
    item.iconPath = new ThemeIcon('loading~spin');
    item.accessibilityInformation = { label: this.words };
    return item;
  }
}
