import { EventEmitter, commands, window } from 'vscode';
import type { Disposable, TreeView } from 'vscode';
import type { Poller } from '../../aws/inventory/poller';
import type { Place } from '../../aws/session/place';
import { VIEW, contextKeys } from '../../contributions';
import type { Names } from '../../directconnect/inventory/textTerm';
import type { Node } from './node';
import type { Change, ConnectionsProvider, TreeSource } from './provider';
import { StatusBar } from './statusBar';
import { ViewMessage } from './viewMessage';

/** What is said of a filter before anything is drawn. */
const UNFILTERED = { regions: 0, shown: 0, all: 0, ports: 0, isCut: false };

/** The Direct Connect view: its tree, and what stands around it. */
export class ConnectionsView implements Disposable {
  readonly message = new ViewMessage((text) => (this.tree.message = text));
  private readonly changed = new EventEmitter<Change>();
  private loading: Promise<ConnectionsProvider> | undefined;
  private provider: ConnectionsProvider | undefined;
  private readonly tree: TreeView<Node>;
  private readonly statusBar: StatusBar;
  private readonly subscriptions: readonly { dispose(): unknown }[];

  /**
   * @param poller looks again at what is on its way, while the view can be seen.
   * @param load loads what draws the tree, when the view is first shown.
   * @param hasStatusBar what the setting says now.
   */
  constructor(
    private readonly from: TreeSource,
    poller: Poller,
    private readonly load: () => Promise<ConnectionsProvider>,
    hasStatusBar: () => boolean,
  ) {
    const { choices, inventories, options, profiles } = from;
    this.statusBar = new StatusBar(hasStatusBar);
    this.tree = window.createTreeView(VIEW, {
      treeDataProvider: {
        onDidChangeTreeData: this.changed.event,
        getTreeItem: async (node) => (await this.rows()).getTreeItem(node),
        resolveTreeItem: (item, node) => {
          item.tooltip ??= node.getTooltip?.();
          return item;
        },
        getParent: (node) => node.parent,
        getChildren: async (node) => (await this.rows()).getChildren(node),
      },
      showCollapseAll: true,
      canSelectMany: true,
    });
    const refresh = () => this.refresh();
    inventories.on('read', refresh).on('change', refresh).on('updated', refresh);
    inventories.on('moved', (_place, changes) => this.message.announce(changes));
    profiles.on('change', () => this.message.seen());
    poller.setVisible(this.tree.visible);
    this.subscriptions = [
      this.tree,
      this.changed,
      this.statusBar,
      poller,
      this.tree.onDidChangeVisibility(({ visible }) => poller.setVisible(visible)),
      { dispose: () => this.provider?.dispose() },
      choices.onDidChange(refresh),
      options.onDidChange(refresh),
      this.tree.onDidCollapseElement(({ element }) => this.provider?.collapsed(element)),
      this.tree.onDidExpandElement(({ element }) => this.provider?.expanded(element)),
      this.tree.onDidChangeSelection(() => this.message.seen()),
    ];
    this.refresh();
  }

  /** Brings what stands around the tree up to date. */
  refresh(): void {
    const { options } = this.from;
    const attention = this.provider?.attention;
    this.tree.badge = attention?.value ? { value: attention.value, tooltip: attention.sentence } : undefined;
    this.statusBar.show(attention);
    const { filter } = options;
    this.message.setFilter(filter, (filter !== '' && this.provider?.filtered()) || UNFILTERED);
    void commands.executeCommand('setContext', contextKeys.filtered, filter !== '');
  }

  /** What accounts and locations are called, as far as the tree knows it. */
  get names(): Names {
    return this.provider?.names ?? { accounts: [], locations: [] };
  }

  /** Shows and selects the row of a resource. A filter that hides it is cleared. False when there is none. */
  async reveal(place: Place, resourceId: string): Promise<boolean> {
    const rows = await this.rows();
    let node = await rows.find(place, resourceId);
    if (!node && this.from.options.filter !== '') {
      await this.from.options.setFilter('');
      node = await rows.find(place, resourceId);
    }
    if (node) await this.tree.reveal(node, { select: true, focus: true });
    return node !== undefined;
  }

  /** Shows more rows of a large group, and goes to the first of them. */
  async loadMore(row: Node): Promise<void> {
    const first = await (await this.rows()).loadMore(row);
    if (first) await this.tree.reveal(first, { select: true, focus: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private rows(): Promise<ConnectionsProvider> {
    this.loading ??= this.load().then((provider) => {
      provider.onDidChangeTreeData((change) => this.changed.fire(change));
      provider.onDidListProfiles(() => this.refresh());
      this.provider = provider;
      return provider;
    });
    return this.loading;
  }
}
