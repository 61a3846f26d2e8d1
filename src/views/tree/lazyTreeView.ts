import { EventEmitter, window } from 'vscode';
import type { Disposable, TreeView, TreeViewOptions } from 'vscode';
import { lazy } from '../../lazy';
import type { Node } from './node';
import type { Change, TreeProvider } from './treeProvider';

/** How many times the editor is asked to show a row. */
const ATTEMPTS = 5;

/** The provider of a tree, loaded when its view is first shown. */
export interface DrawnBy {
  readonly tree: TreeProvider;
  dispose(): void;
}

/** A tree view whose provider, with all its kinds of row, is in a separate bundle. */
export class LazyTreeView<Provider extends DrawnBy> implements Disposable {
  readonly view: TreeView<Node>;
  private readonly changed = new EventEmitter<Change>();
  /** Returns the provider, and loads it if needed. */
  readonly load: () => Promise<Provider>;
  private readonly subscriptions: { dispose(): unknown }[];
  /** The provider, once it was loaded. */
  loaded: Provider | undefined;

  /**
   * @param id the view's id in package.json.
   * @param provide loads the provider, when the view is first shown.
   */
  constructor(
    id: string,
    provide: () => Promise<Provider>,
    options: Pick<TreeViewOptions<Node>, 'canSelectMany' | 'showCollapseAll'>,
  ) {
    this.load = lazy(async () => {
      const provider = await provide();
      const { tree } = provider;
      this.subscriptions.push(
        provider,
        tree.onDidChangeTreeData((change) => this.changed.fire(change)),
        // A row that was redrawn in the meantime can't be selected.
        tree.onDidLoadMore((first) => void this.select(first).catch(() => undefined)),
      );
      this.loaded = provider;
      return provider;
    });
    this.view = window.createTreeView(id, {
      ...options,
      treeDataProvider: {
        onDidChangeTreeData: this.changed.event,
        getTreeItem: async (node) => (await this.load()).tree.getTreeItem(node),
        resolveTreeItem: (item, node) => {
          item.tooltip ??= node.getTooltip?.();
          return item;
        },
        getParent: (node) => node.parent,
        getChildren: async (node) => (await this.load()).tree.getChildren(node),
      },
    });
    this.subscriptions = [
      this.view,
      this.changed,
      this.view.onDidCollapseElement(({ element }) => this.loaded?.tree.collapsed(element)),
      this.view.onDidExpandElement(({ element }) => this.loaded?.tree.expanded(element)),
    ];
  }

  /** Redraws everything, and loads the provider again if that failed. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  /**
   * Shows and selects a row. The editor does neither, or fails, when a row above it is redrawn meanwhile: then it is
   * asked again.
   * @param focus false when the user is doing something else.
   */
  async select(node: Node, focus = true): Promise<void> {
    let isSelected = false;
    // While it redraws, the editor does not say what is selected, only that it is something else.
    const listening = this.view.onDidChangeSelection(() => (isSelected = true));
    try {
      for (let left = ATTEMPTS; left > 0 && !isSelected; left -= 1) {
        try {
          await this.view.reveal(node, { select: true, focus });
        } catch (error) {
          if (left === 1) throw error;
        }
        isSelected ||= this.view.selection.some(({ id }) => id === node.id);
      }
    } finally {
      listening.dispose();
    }
  }

  /** Expands a row, and leaves the selection and the focus where they are. */
  async expand(node: Node): Promise<void> {
    await this.view.reveal(node, { select: false, focus: false, expand: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
