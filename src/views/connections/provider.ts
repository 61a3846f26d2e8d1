import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event, TreeDataProvider, TreeItem } from 'vscode';
import { LocationNames } from '../../aws/locationNames';
import type { ProfileStore } from '../../aws/profileStore';
import type { Profile } from '../../aws/profiles';
import type { Place } from '../../aws/place';
import type { IdentityStore } from '../../aws/identityStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { SessionStore } from '../../aws/sessionStore';
import { indexOf } from '../../directconnect/inventoryIndex';
import type { VirtualInterface } from '../../directconnect/resources';
import { contextKeys } from '../../contributions';
import { Accounts } from './accounts';
import { Arranger } from './arranger';
import type { Choices } from './choices';
import type { DrawnFrom } from './drawing';
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
  private listed: readonly Profile[] = [];

  constructor(private readonly from: TreeSource) {
    const { choices, identities, inventories, options } = from;
    this.draws = {
      ...from,
      pages: new Pages(),
      accounts: new Accounts(identities),
      arranger: new Arranger(options),
      locations: new LocationNames(from.sessions),
    };
    this.draws.locations.on('change', (region) => {
      if (options.grouping === 'location') this.drawRegions(region);
    });
    const drawAll = () => this.changed.fire(undefined);
    choices.onDidChange(drawAll);
    options.onDidChange(drawAll);
    // Elsewhere the words come with the next drawing: to draw a whole profile for them would take rows away from under
    // the hand that is opening one.
    identities.on('change', () => {
      if (options.grouping === 'account') drawAll();
    });
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
    return node.getTreeItem();
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    item.tooltip ??= node.getTooltip?.();
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const children = await this.below(node);
    // While it was asked for, it may have been drawn again or collapsed.
    if (!node || (this.shown.get(node.id) ?? node) === node) this.shown.set(node, children);
    if (node?.isOutdated?.()) this.draw(node);
    return children;
  }

  /** A row was collapsed: what is below it is not wanted any more. */
  collapsed(node: Node): void {
    this.shown.collapse(node);
    for (const place of node.places?.() ?? []) this.from.inventories.close(place);
  }

  /** A row was expanded. */
  expanded(node: Node): void {
    if (this.shown.expand(node)) this.draw(this.shown.get(node.id));
  }

  /** True for a region that is in the tree, opened or not. */
  shows({ profile: name, region }: Place): boolean {
    const profile = this.listed.find((candidate) => candidate.name === name);
    return profile !== undefined && this.from.choices.regionsOf(profile).includes(region);
  }

  /** How many virtual interfaces a filter leaves in the regions that were opened, and how many there are. */
  filtered(): { readonly shown: number; readonly all: number } {
    const sweeps = this.from.inventories.known().filter(({ place }) => this.shows(place));
    const { arrangement } = this.draws.arranger;
    return {
      shown: sweeps.reduce((sum, { sweep }) => sum + indexOf(sweep, arrangement).size, 0),
      all: sweeps.reduce((sum, { sweep }) => sum + sweep.virtualInterfaces.length, 0),
    };
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

  /** The node of a resource, read along the way from its profile down if need be, whatever pages it is on. */
  async find(place: Place, resourceId: string): Promise<Node | undefined> {
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

  private async below(node?: Node): Promise<Node[]> {
    return node ? ((await node.getChildren?.()) ?? []) : this.roots();
  }

  private async roots(): Promise<Node[]> {
    const { choices, profiles: store } = this.from;
    const { profiles, problems } = await store.list();
    this.draws.accounts.setProfiles(profiles.map(({ name }) => name));
    this.listed = profiles.filter((profile) => choices.isShown(profile));
    const isEmpty = this.listed.length === 0;
    void commands.executeCommand('setContext', contextKeys.noProfile, profiles.length === 0);
    void commands.executeCommand('setContext', contextKeys.allHidden, isEmpty && profiles.length > 0);
    this.hasListed.fire();
    return [...problems.map((problem) => new ProblemNode(problem)), ...profileNodes(this.listed, this.draws)];
  }
}
