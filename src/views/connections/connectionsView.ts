import * as l10n from '@vscode/l10n';
import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event } from 'vscode';
import type { OpenPlaces } from '../../aws/following/openPlaces';
import type { Place } from '../../aws/session/place';
import { contextKeys } from '../../contributions';
import { noNames } from '../../directconnect/labels';
import type { KnownNames } from '../../directconnect/labels';
import type { LazyTreeView } from '../tree/lazyTreeView';
import type { Node } from '../tree/node';
import type { Stores } from '../stores';
import type { Attention } from './attention';
import type { ConnectionsProvider } from './provider';
import { StatusBar } from './statusBar';
import type { Trouble } from './trouble';
import { ViewMessage } from './viewMessage';

/** The facts about a filter before anything is drawn. */
const UNFILTERED = { regions: 0, shown: 0, all: 0, ports: 0, isCut: false };

/** The Direct Connect view: its tree, and everything around it. */
export class ConnectionsView implements Disposable {
  readonly message = new ViewMessage((text) => (this.tree.view.message = text));
  private readonly hasNamed = new EventEmitter<void>();
  /** Names of locations have arrived. */
  readonly onDidNameLocations: Event<void> = this.hasNamed.event;
  private readonly statusBar: StatusBar;
  private readonly subscriptions: readonly { dispose(): unknown }[];

  /**
   * @param openPlaces follows resources in transition while the view is visible.
   * @param loadProvider loads the code that draws the tree.
   * @param settings their current values.
   */
  constructor(
    private readonly tree: LazyTreeView<ConnectionsProvider>,
    private readonly from: Stores,
    openPlaces: OpenPlaces,
    private readonly loadProvider: () => Promise<ConnectionsProvider>,
    private readonly settings: { hasStatusBar(): boolean; isReadOnly(): boolean },
  ) {
    const { choices, inventories, options, profiles } = from;
    const refresh = () => this.refresh();
    this.statusBar = new StatusBar(() => settings.hasStatusBar());
    inventories.on('read', refresh).on('change', refresh).on('updated', refresh);
    inventories.on('moved', (_place, changes) => this.message.announce(changes));
    profiles.on('change', () => {
      this.message.seen();
      // The editor does not retry what could not be loaded.
      if (!this.tree.loaded) this.tree.refresh();
    });
    const { view } = tree;
    openPlaces.setVisible(view.visible);
    this.subscriptions = [
      this.hasNamed,
      this.statusBar,
      openPlaces,
      view.onDidChangeVisibility(({ visible }) => openPlaces.setVisible(visible)),
      view.onDidChangeSelection(() => this.message.seen()),
      choices.onDidChange(refresh),
      options.onDidChange(refresh),
    ];
    this.refresh();
  }

  /** Loads what draws the tree, when the view is first shown. */
  async provide(): Promise<ConnectionsProvider> {
    const provider = await this.loadProvider();
    const refresh = () => this.refresh();
    provider.onDidListProfiles(refresh);
    provider.filter.onDidChange(refresh);
    provider.onDidNameLocations(() => this.hasNamed.fire());
    return provider;
  }

  /** Updates everything around the tree: badge, status bar and message. */
  refresh(): void {
    const { options } = this.from;
    const { loaded, view } = this.tree;
    const { attention } = this;
    view.badge = attention?.value ? { value: attention.value, tooltip: attention.sentence } : undefined;
    this.statusBar.show(attention);
    void commands.executeCommand('setContext', contextKeys.unhealthy, (attention?.value ?? 0) > 0);
    view.description = this.settings.isReadOnly() ? l10n.t('read-only') : '';
    const { filter } = options;
    this.message.setFilter(filter, (filter !== '' && loaded?.filtered()) || UNFILTERED);
    void commands.executeCommand('setContext', contextKeys.filtered, filter !== '');
  }

  /** Returns the provider of the tree, and loads it if needed. */
  load(): Promise<ConnectionsProvider> {
    return this.tree.load();
  }

  /** The names of accounts and locations known to the tree. */
  get names(): KnownNames {
    return this.tree.loaded?.names ?? noNames;
  }

  /** The selected rows. */
  get selection(): readonly Node[] {
    return this.tree.view.selection;
  }

  /** Expands a row that is shown. */
  async expand(node: Node): Promise<void> {
    await this.tree.expand(node);
  }

  /** What needs attention; `undefined` until a region in the tree was read. */
  get attention(): Attention | undefined {
    return this.tree.loaded?.attention;
  }

  /** What is down, then what is degraded, in the order of the tree. Makes no requests. */
  async trouble(): Promise<readonly Trouble[]> {
    return (await this.tree.load()).trouble();
  }

  /** Reveals and selects the row of a resource, clearing a filter that hides it. False when there is none. */
  async reveal(place: Place, resourceId: string, focus = true): Promise<boolean> {
    const provider = await this.tree.load();
    let node = await provider.find(place, resourceId);
    if (!node && this.from.options.filter !== '') {
      await this.from.options.setFilter('');
      node = await provider.find(place, resourceId);
    }
    if (node) await this.tree.select(node, focus);
    return node !== undefined;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
