import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event } from 'vscode';
import { LocationNames } from '../../aws/inventory/locationNames';
import type { Profile } from '../../aws/profiles/profiles';
import type { Place } from '../../aws/session/place';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { KnownNames } from '../../directconnect/labels';
import { contextKeys } from '../../contributions';
import type { Stores } from '../stores';
import type { Node } from '../tree/node';
import { ProblemNode } from '../tree/nodes/problemNode';
import { TreeProvider } from '../tree/treeProvider';
import { AccountNames } from './accountNames';
import { Arranger } from './arranger';
import { attentionIn } from './attention';
import type { Attention } from './attention';
import type { DrawnFrom } from './drawing';
import { FilterResult } from './filterResult';
import { profileNodes } from './nodes/profileNodes';
import { fileProblem } from './profileProblem';
import { placeId } from './row';
import type { Row } from './row';

/** What the Direct Connect view contains, and when it is redrawn. Each node decides what its row shows. */
export class ConnectionsProvider implements Disposable {
  readonly tree: TreeProvider;
  private readonly hasListed = new EventEmitter<void>();
  /** The profiles in the tree may have changed. */
  readonly onDidListProfiles: Event<void> = this.hasListed.event;
  private readonly hasNamed = new EventEmitter<void>();
  /** Names of locations have arrived. */
  readonly onDidNameLocations: Event<void> = this.hasNamed.event;
  private readonly draws: DrawnFrom;
  /** The ids of the regions that were opened. */
  private readonly opened = new Set<string>();
  private listed: readonly Profile[] = [];
  private result: FilterResult | undefined;

  constructor(private readonly from: Stores) {
    const { choices, identities, inventories, options } = from;
    this.tree = new TreeProvider({
      roots: () => this.roots(),
      holdsMatches: (row) => (this.result ?? this.filtered()).isBelow(row),
      opened: (row) => this.noteOpened(row),
      // The first rows of a region are not announced.
      listed: (row) => this.forgetResultOf(row),
      collapsed: (row) => this.close(row),
    });
    const accounts = new AccountNames(identities);
    const locations = new LocationNames(from.sessions);
    this.draws = {
      ...from,
      pages: this.tree.pages,
      accounts,
      arranger: new Arranger(options, accounts, locations),
      locations,
    };
    let { filter } = options;
    const drawAll = () => {
      this.result = undefined;
      this.tree.drawAll();
    };
    locations.on('change', (region) => {
      if (options.filter !== '') drawAll();
      else this.drawRegions(region);
      this.hasNamed.fire();
    });
    choices.onDidChange(drawAll);
    options.onDidChange(() => {
      if (options.filter !== filter) this.tree.filterChanged();
      ({ filter } = options);
      drawAll();
    });
    // Otherwise the names appear with the next redraw: redrawing a whole profile now could move rows while the user is
    // opening one.
    identities.on('change', () => {
      if (options.grouping === 'account' || options.filter !== '') drawAll();
    });
    for (const event of ['change', 'updated', 'read'] as const) {
      inventories.on(event, () => (this.result = undefined));
    }
    inventories.on('change', (place) => {
      if (place) this.drawPlace(place);
      else drawAll();
    });
    inventories.on('updated', (place, virtualInterfaces) => this.update(place, virtualInterfaces));
  }

  /** What is down or degraded; `undefined` until a region in the tree was read. */
  get attention(): Attention | undefined {
    return attentionIn(this.from.inventories, (place) => this.shows(place));
  }

  /** True for a region that is in the tree, opened or not. */
  shows({ profile: name, region }: Place): boolean {
    const profile = this.listed.find((candidate) => candidate.name === name);
    return profile !== undefined && this.from.choices.regionsOf(profile).includes(region);
  }

  /** What matches the filter in the opened regions of the tree. Makes no requests. */
  filtered(): FilterResult {
    const read = this.from.inventories
      .known()
      .filter(({ place }) => this.opened.has(placeId(place)) && this.shows(place));
    this.result = new FilterResult(read, this.draws.arranger);
    return this.result;
  }

  /** The known names of accounts and locations. */
  get names(): KnownNames {
    return { accounts: this.draws.accounts.all, locations: this.draws.locations.known };
  }

  /**
   * Finds the node of a resource, on whatever page, reading along the way from its profile if needed. Waits until its
   * whole region was read, since rows are drawn before that.
   */
  async find(place: Place, resourceId: string): Promise<Node | undefined> {
    // A failure is shown in the region.
    await this.from.inventories.sweep(place).catch(() => undefined);
    return this.tree.find({
      id: placeId(place, resourceId),
      key: resourceId,
      isBelow: (row: Row) =>
        row.place ? placeId(row.place) === placeId(place) : (row.leadsTo?.(place) ?? false),
    });
  }

  dispose(): void {
    this.tree.dispose();
    this.hasListed.dispose();
    this.hasNamed.dispose();
  }

  private noteOpened(row: Row): void {
    if (row.place && row.places) this.opened.add(row.id);
  }

  private forgetResultOf(row: Row): void {
    if (row.places) this.result = undefined;
  }

  private close(row: Row): void {
    for (const place of row.places?.() ?? []) this.from.inventories.close(place);
  }

  private drawPlace(place: Place): void {
    this.tree.draw(this.tree.get(placeId(place)));
  }

  private drawRegions(region: string): void {
    for (const { place } of this.from.inventories.known()) {
      if (place.region === region) this.drawPlace(place);
    }
  }

  /** Announces only the rows of these virtual interfaces. */
  private update(place: Place, virtualInterfaces: readonly VirtualInterface[]): void {
    const { arrangement } = this.draws.arranger;
    if (arrangement.filter.terms.length > 0 || arrangement.order === 'state') {
      // A change of state may move or remove a row.
      this.drawPlace(place);
      return;
    }
    const rows = virtualInterfaces.flatMap((virtualInterface) => {
      const row: Row | undefined = this.tree.get(placeId(place, virtualInterface.virtualInterfaceId ?? ''));
      row?.update?.(virtualInterface);
      return row ?? [];
    });
    this.tree.drawEach(rows);
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
    return [
      ...problems.map((problem) => new ProblemNode(fileProblem(problem))),
      ...profileNodes(this.listed, this.draws),
    ];
  }
}
