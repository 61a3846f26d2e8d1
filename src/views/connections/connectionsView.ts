import { commands, window } from 'vscode';
import type { Disposable, TreeView } from 'vscode';
import type { Place } from '../../aws/place';
import { VIEW, contextKeys } from '../../contributions';
import { indexOf } from '../../directconnect/inventoryIndex';
import { countDown, downBadge } from './badge';
import type { Node } from './node';
import { ConnectionsProvider } from './provider';
import type { TreeSource } from './provider';
import { StatusBar } from './statusBar';
import { ViewMessage } from './viewMessage';

/** The Direct Connect view: its tree, and what stands around it. */
export class ConnectionsView implements Disposable {
  readonly message = new ViewMessage((text) => (this.tree.message = text));
  private readonly provider: ConnectionsProvider;
  private readonly tree: TreeView<Node>;
  private readonly statusBar: StatusBar;
  private readonly subscriptions: readonly Disposable[];

  /** @param hasStatusBar what the setting says now. */
  constructor(
    private readonly from: TreeSource,
    hasStatusBar: () => boolean,
  ) {
    const { choices, inventories, options, profiles } = from;
    this.provider = new ConnectionsProvider(from);
    this.statusBar = new StatusBar(hasStatusBar);
    this.tree = window.createTreeView(VIEW, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      canSelectMany: true,
    });
    const refresh = () => this.refresh();
    inventories.on('read', refresh).on('change', refresh).on('updated', refresh);
    profiles.on('change', () => this.message.seen());
    this.subscriptions = [
      this.tree,
      this.provider,
      this.statusBar,
      this.provider.onDidListProfiles(refresh),
      choices.onDidChange(refresh),
      options.onDidChange(refresh),
      this.tree.onDidCollapseElement(({ element }) => this.provider.collapsed(element)),
      this.tree.onDidExpandElement(({ element }) => this.provider.expanded(element)),
      this.tree.onDidChangeSelection(() => this.message.seen()),
    ];
    this.refresh();
  }

  /** Brings what stands around the tree up to date. */
  refresh(): void {
    const { inventories, options } = this.from;
    const isShown = (place: Place) => this.provider.shows(place);
    const down = countDown(inventories, isShown);
    this.tree.badge = downBadge(down);
    this.statusBar.show(down);
    const { arrangement, filter } = options;
    const shown = filter === '' ? [] : inventories.known().filter(({ place }) => isShown(place));
    this.message.setFilter(
      filter,
      shown.reduce((sum, { sweep }) => sum + indexOf(sweep, arrangement).size, 0),
      shown.reduce((sum, { sweep }) => sum + sweep.virtualInterfaces.length, 0),
    );
    void commands.executeCommand('setContext', contextKeys.filtered, filter !== '');
  }

  /** Shows and selects the row of a resource. A filter that hides it is cleared. */
  async reveal(place: Place, resourceId: string): Promise<void> {
    let node = await this.provider.find(place, resourceId);
    if (!node && this.from.options.filter !== '') {
      await this.from.options.setFilter('');
      node = await this.provider.find(place, resourceId);
    }
    if (node) await this.tree.reveal(node, { select: true });
  }

  /** Shows more rows of a large group, and goes to the first of them. */
  async loadMore(row: Node): Promise<void> {
    const first = await this.provider.loadMore(row);
    if (first) await this.tree.reveal(first, { select: true, focus: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
