import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event, TreeDataProvider, TreeItem } from 'vscode';
import { LocationNames } from '../../aws/inventory/locationNames';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { Profile } from '../../aws/profiles/profiles';
import type { Place } from '../../aws/session/place';
import type { IdentityStore } from '../../aws/identity/identityStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { SessionStore } from '../../aws/session/sessionStore';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Names } from '../../directconnect/inventory/textTerm';
import { contextKeys } from '../../contributions';
import { Accounts } from './accounts';
import { Arranger } from './arranger';
import { attentionIn } from './attention';
import type { Attention } from './attention';
import type { Choices } from './choices';
import type { DrawnFrom } from './drawing';
import { Expansion } from './expansion';
import { FilterResult } from './filterResult';
import { nodeId } from './node';
import type { Node } from './node';
import { ProblemNode } from './nodes/problemNode';
import { profileNodes } from './nodes/profileNodes';
import { Pages } from './pages';
import { ShownNodes } from './shownNodes';
import type { ViewOptions } from './viewOptions';

/** What the tree draws. */
export interface TreeSource {
  readonly profiles: ProfileStore;
  readonly sessions: SessionStore;
  readonly inventories: InventoryStore;
  readonly identities: IdentityStore;
  readonly choices: Choices;
  readonly options: ViewOptions;
}

export type Change = Node | Node[] | undefined;

/** The tree of the Direct Connect view. What a row shows and holds is its node's affair. */
export class ConnectionsProvider implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<Change>();
  readonly onDidChangeTreeData: Event<Change> = this.changed.event;
  private readonly hasListed = new EventEmitter<void>();
  /** The profiles in the tree may be others now. */
  readonly onDidListProfiles: Event<void> = this.hasListed.event;
  private readonly shown = new ShownNodes();
  private readonly draws: DrawnFrom;
  private readonly expansion = new Expansion();
  /** The ids of the regions that were opened. */
  private readonly opened = new Set<string>();
  private listed: readonly Profile[] = [];
  private result: FilterResult | undefined;

  constructor(private readonly from: TreeSource) {
    const { choices, identities, inventories, options } = from;
    const accounts = new Accounts(identities);
    const locations = new LocationNames(from.sessions);
    this.draws = {
      ...from,
      pages: new Pages(),
      accounts,
      arranger: new Arranger(options, accounts, locations),
      locations,
    };
    let { filter } = options;
    const drawAll = () => {
      this.result = undefined;
      this.changed.fire(undefined);
    };
    locations.on('change', (region) => {
      if (options.filter !== '') drawAll();
      else if (options.grouping === 'location') this.drawRegions(region);
    });
    choices.onDidChange(drawAll);
    options.onDidChange(() => {
      if (options.filter !== filter) this.expansion.filterChanged();
      ({ filter } = options);
      drawAll();
    });
    // Elsewhere the words come with the next drawing: to draw a whole profile for them would take rows away from under
    // the hand that is opening one.
    identities.on('change', () => {
      if (options.grouping === 'account' || options.filter !== '') drawAll();
    });
    for (const event of ['change', 'updated', 'read'] as const) {
      inventories.on(event, () => (this.result = undefined));
    }
    inventories.on('change', (place) => {
      if (place) this.draw(this.shown.get(nodeId(place.profile, place.region)));
      else drawAll();
    });
    inventories.on('updated', (place, virtualInterfaces) => this.update(place, virtualInterfaces));
  }

  /** How many rows the editor holds. */
  get size(): number {
    return this.shown.size;
  }

  getTreeItem(node: Node): TreeItem {
    const item = node.getTreeItem();
    const expanded = this.expansion.present(node, item, () => (this.result ?? this.filtered()).isBelow(node));
    if (expanded) this.shown.expand(node);
    return item;
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    item.tooltip ??= node.getTooltip?.();
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const mayRead = !node || !this.expansion.isByFilter(node);
    if (mayRead && node?.place && node.places) this.opened.add(node.id);
    const children = await this.below(node, mayRead);
    // What came first of a region is not announced.
    if (node?.places) this.result = undefined;
    // While it was asked for, it may have been drawn again or collapsed.
    if (!node || (this.shown.get(node.id) ?? node) === node) this.shown.set(node, children);
    if (node?.isOutdated?.()) this.draw(node);
    return children;
  }

  /** A row was collapsed: what is below it is not wanted any more. */
  collapsed(node: Node): void {
    this.expansion.collapsed(node);
    this.shown.collapse(node);
    for (const place of node.places?.() ?? []) this.from.inventories.close(place);
  }

  /** A row was expanded. */
  expanded(node: Node): void {
    const wasByFilter = this.expansion.isByFilter(node);
    this.expansion.expanded(node);
    if (this.shown.expand(node) || wasByFilter) this.draw(this.shown.get(node.id));
  }

  /** What is down or degraded; `undefined` while no region that is in the tree was read. */
  get attention(): Attention | undefined {
    return attentionIn(this.from.inventories, (place) => this.shows(place));
  }

  /** True for a region that is in the tree, opened or not. */
  shows({ profile: name, region }: Place): boolean {
    const profile = this.listed.find((candidate) => candidate.name === name);
    return profile !== undefined && this.from.choices.regionsOf(profile).includes(region);
  }

  /** What a filter leaves of the regions that were opened in the tree, and are in it. Asks for nothing. */
  filtered(): FilterResult {
    const read = this.from.inventories
      .known()
      .filter(({ place }) => this.opened.has(nodeId(place.profile, place.region)) && this.shows(place));
    this.result = new FilterResult(read, this.draws.arranger);
    return this.result;
  }

  /** What accounts and locations are called, as far as it is known. */
  get names(): Names {
    return { accounts: this.draws.accounts.all, locations: this.draws.locations.known };
  }

  /**
   * Shows more rows of a large group.
   * @returns the first that is new.
   */
  async loadMore(row: Node): Promise<Node | undefined> {
    const before = new Set((await this.below(row.parent)).map(({ id }) => id));
    row.more?.();
    this.draw(row.parent && this.shown.get(row.parent.id));
    return (await this.below(row.parent)).find(({ id }) => !before.has(id));
  }

  /**
   * The node of a resource, read along the way from its profile down if need be, whatever pages it is on. Waits until all
   * of its region was read: rows are drawn before that.
   */
  async find(place: Place, resourceId: string): Promise<Node | undefined> {
    // What keeps it from being read stands in its region.
    await this.from.inventories.sweep(place).catch(() => undefined);
    const wanted = nodeId(place.profile, place.region, resourceId);
    const search = async (parent?: Node): Promise<Node | undefined> => {
      const nodes = await this.below(parent);
      for (const node of nodes) {
        if (node.id === wanted) return node;
        if (node.uncover?.(resourceId)) {
          this.draw(parent && this.shown.get(parent.id));
          return search(parent);
        }
        const { place: its } = node;
        const onTheWay = its
          ? its.profile === place.profile && its.region === place.region
          : node.leadsTo?.(place);
        const found = onTheWay ? await search(node) : undefined;
        if (found) return found;
      }
      return undefined;
    };
    return search();
  }

  dispose(): void {
    this.changed.dispose();
    this.hasListed.dispose();
  }

  /** Announces that a row and what is below it are to be drawn again, unless nobody sees it. */
  private draw(node: Node | undefined): void {
    if (node && !this.shown.isClosed(node)) this.changed.fire(node);
  }

  private drawRegions(region: string): void {
    for (const { place } of this.from.inventories.known()) {
      if (place.region === region) this.draw(this.shown.get(nodeId(place.profile, region)));
    }
  }

  /** Announces the rows of these virtual interfaces, and no other. */
  private update({ profile, region }: Place, virtualInterfaces: readonly VirtualInterface[]): void {
    const { arrangement } = this.draws.arranger;
    if (arrangement.filter.terms.length > 0 || arrangement.order === 'state') {
      // Another state may move a row, or take it away.
      this.draw(this.shown.get(nodeId(profile, region)));
      return;
    }
    const rows = virtualInterfaces.flatMap((virtualInterface) => {
      const row = this.shown.get(nodeId(profile, region, virtualInterface.virtualInterfaceId ?? ''));
      row?.update?.(virtualInterface);
      return row && !this.shown.isClosed(row) ? [row] : [];
    });
    if (rows.length > 0) this.changed.fire(rows);
  }

  private async below(node?: Node, mayRead = true): Promise<Node[]> {
    return node ? ((await node.getChildren?.(mayRead)) ?? []) : this.roots();
  }

  private async roots(): Promise<Node[]> {
    const { choices, profiles: store } = this.from;
    const { profiles, problems } = await store.list();
    this.draws.accounts.setProfiles(profiles.map(({ name }) => name));
    this.listed = profiles.filter((profile) => choices.isShown(profile));
    this.result = undefined;
    const isEmpty = this.listed.length === 0;
    void commands.executeCommand('setContext', contextKeys.noProfile, profiles.length === 0);
    void commands.executeCommand('setContext', contextKeys.allHidden, isEmpty && profiles.length > 0);
    this.hasListed.fire();
    return [...problems.map((problem) => new ProblemNode(problem)), ...profileNodes(this.listed, this.draws)];
  }
}
