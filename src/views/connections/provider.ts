import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event } from 'vscode';
import { LocationNames } from '../../aws/inventory/locationNames';
import type { Profile } from '../../aws/profiles/profiles';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import { subjectById } from '../../directconnect/kinds/subject';
import type { Connection, VirtualInterface } from '../../directconnect/resources/resources';
import type { KnownNames } from '../../directconnect/labels';
import { contextKeys } from '../../contributions';
import type { Stores } from '../stores';
import { idBelow } from '../tree/node';
import type { Node } from '../tree/node';
import { ProblemNode } from '../tree/nodes/problemNode';
import { TreeProvider } from '../tree/treeProvider';
import { AccountNames } from './accountNames';
import { ArrangedInventories } from './arrangedInventories';
import { Arranger } from './arranger';
import { attentionIn } from './attention';
import type { Attention } from './attention';
import type { DrawnFrom } from './drawing';
import type { FilterResult } from './filterResult';
import { profileNodes } from './nodes/profileNodes';
import { fileProblem } from './profileProblem';
import { placeId } from './row';
import type { Row } from './row';
import { TreeFilter } from './treeFilter';
import { allTrouble } from './trouble';
import type { Trouble } from './trouble';

/** What the Direct Connect view contains, and when it is redrawn. Each node decides what its row shows. */
export class ConnectionsProvider implements Disposable {
  readonly tree: TreeProvider;
  private readonly hasListed = new EventEmitter<void>();
  /** The profiles in the tree may have changed. */
  readonly onDidListProfiles: Event<void> = this.hasListed.event;
  private readonly hasNamed = new EventEmitter<void>();
  /** Names of locations have arrived. */
  readonly onDidNameLocations: Event<void> = this.hasNamed.event;
  readonly filter: TreeFilter;
  private readonly draws: DrawnFrom;
  /** The ids of the regions that were opened. */
  private readonly opened = new Set<string>();
  private listed: readonly Profile[] = [];

  constructor(private readonly from: Stores) {
    const { choices, identities, inventories, options } = from;
    this.tree = new TreeProvider({
      roots: () => this.roots(),
      holdsMatches: (row) => this.filter.result.isBelow(row),
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
      arranged: new ArrangedInventories(new Arranger(options, accounts, locations), identities),
      locations,
    };
    this.filter = new TreeFilter(
      from,
      this.draws.arranged,
      (place) => this.opened.has(placeId(place)) && this.shows(place),
    );
    this.tree.filterChanged(this.filter.isSet);
    locations.on('change', (region) => {
      if (options.filter !== '') this.rearrange();
      else this.drawRegions(region);
      this.hasNamed.fire();
    });
    choices.onDidChange(() => this.drawAll());
    options.onDidChange(() => this.rearrange());
    // The names of owners appear with the next redraw: redrawing all rows now could move some while the user is opening
    // one.
    identities.on('change', () => {
      if (options.grouping === 'account' || options.filter !== '') this.rearrange();
      else this.tree.drawOutdated(this.rows((row) => row.profile !== undefined));
    });
    for (const event of ['change', 'updated', 'read'] as const) {
      inventories.on(event, () => this.filter.forget());
    }
    inventories.on('change', (place) => {
      if (place) void this.drawPlace(place);
      else this.drawAll();
    });
    inventories.runningTests.on('change', (place, id) => this.drawRow(place, id));
    inventories.on('updated', (place, virtualInterfaces) => this.update(place, virtualInterfaces));
    // What is above an open place is drawn with its rows.
    inventories.on('read', (place) => {
      if (!inventories.isOpen(place)) this.tree.drawOutdated(this.rowsAbout(place));
    });
  }

  /** What is down or degraded; `undefined` until a region in the tree was read. */
  get attention(): Attention | undefined {
    return attentionIn(this.from.inventories, (place) => this.shows(place));
  }

  /** What is down, then what is degraded, in the order of the tree. Makes no requests. */
  async trouble(): Promise<readonly Trouble[]> {
    const { choices, inventories, options, profiles: store } = this.from;
    const { profiles } = await store.list();
    this.listed = profiles.filter((profile) => choices.isShown(profile));
    const places = profileNodes(this.listed, this.draws).flatMap((row: Row) => row.places?.() ?? []);
    const { order, grouping } = options;
    return allTrouble(inventories, places, { order, byLocation: grouping === 'location' });
  }

  /** True for a region that is in the tree, opened or not. */
  shows({ profile: name, region }: Place): boolean {
    const profile = this.listed.find((candidate) => candidate.name === name);
    return profile !== undefined && this.from.choices.regionsOf(profile).includes(region);
  }

  /** What matches the filter in the opened regions of the tree. Makes no requests. */
  filtered(): FilterResult {
    return this.filter.find();
  }

  /** Requests the names of locations in these places. Ends when they are known, or can't be. */
  async requestLocationNames(places: readonly Place[] = this.filter.places()): Promise<void> {
    await Promise.all(places.map((place) => this.draws.locations.request(place)));
  }

  /** The known names of accounts and locations. */
  get names(): KnownNames {
    return { accounts: this.draws.accounts.all, locations: this.draws.locations.known };
  }

  /**
   * Finds the node of a resource, on whatever page, reading along the way from its profile if needed. Unless the
   * resource is known, it waits until its whole region was read, since rows are drawn before that.
   */
  async find(place: Place, resourceId: string): Promise<Node | undefined> {
    const { inventories } = this.from;
    const { readAt, sweep } = inventories.current(place) ?? {};
    if (readAt === undefined || !sweep || !subjectById(sweep, resourceId)) {
      // A failure is shown in the region.
      await inventories.sweep(place).catch(() => undefined);
    }
    return this.tree.find({
      id: this.rowIdOf(place, resourceId),
      key: resourceId,
      isBelow: (row: Row) =>
        row.place ? placeId(row.place) === placeId(place) : (row.leadsTo?.(place) ?? false),
    });
  }

  dispose(): void {
    this.tree.dispose();
    this.hasListed.dispose();
    this.hasNamed.dispose();
    this.filter.dispose();
  }

  /** The id of a resource's row: what a partner provisioned is below what carries it, unless it is listed itself. */
  private rowIdOf(place: Place, resourceId: string): string {
    const { connections = [], provisionedConnections = [] } =
      this.from.inventories.current(place)?.sweep ?? {};
    const isIt = ({ connectionId }: Connection) => connectionId === resourceId;
    const provisioned = provisionedConnections.find(({ connection }) => isIt(connection));
    return provisioned && !connections.some(isIt)
      ? idBelow({ id: placeId(place, provisioned.provisionedOn) }, resourceId)
      : placeId(place, resourceId);
  }

  private noteOpened(row: Row): void {
    if (row.place && row.places) this.opened.add(row.id);
  }

  private forgetResultOf(row: Row): void {
    if (row.places) this.filter.refresh();
  }

  private close(row: Row): void {
    for (const place of row.places?.() ?? []) this.from.inventories.close(place);
  }

  /** Draws the rows in the order that the options name, and those that their filter keeps, once those were found. */
  private rearrange(): void {
    this.filter.change((isOther) => {
      if (this.draws.arranged.asksFor('location')) void this.requestLocationNames();
      if (isOther) this.tree.filterChanged(this.filter.isSet);
      this.drawAll();
    });
  }

  private drawAll(): void {
    this.filter.forget();
    this.tree.drawAll();
  }

  private async drawPlace(place: Place): Promise<void> {
    if (this.filter.isSet) await this.filter.apply(place);
    const region = this.tree.get(placeId(place));
    this.tree.drawOutdated(this.rowsAbout(place), region && [region]);
  }

  private rows(wanted: (row: Row) => boolean): Row[] {
    return [...this.tree.rows()].filter(wanted);
  }

  /** The rows that say what is down or degraded below them in this place. */
  private rowsAbout(place: Place): Row[] {
    const isThere = (row: Row) => row.place !== undefined && placeKey(row.place) === placeKey(place);
    const tellsOfItself = ({ subject }: Row) =>
      subject?.kind === 'virtualInterface' || subject?.kind === 'bgpPeer';
    return this.rows((row) => row.leadsTo?.(place) ?? (isThere(row) && !tellsOfItself(row)));
  }

  private drawRegions(region: string): void {
    for (const { place } of this.from.inventories.known()) {
      if (place.region === region) void this.drawPlace(place);
    }
  }

  /** Draws the row of a resource again, if it is shown. */
  private drawRow(place: Place, id: string): void {
    const row = this.tree.get(placeId(place, id));
    if (row) this.tree.drawOutdated([], [row]);
  }

  /** Announces only the rows of these virtual interfaces. */
  private update(place: Place, virtualInterfaces: readonly VirtualInterface[]): void {
    const { arrangement } = this.draws.arranged;
    if (arrangement.filter.terms.length > 0 || arrangement.order === 'state') {
      // A change of state may move or remove a row.
      void this.drawPlace(place);
      return;
    }
    const rows = virtualInterfaces.flatMap((virtualInterface) => {
      const row: Row | undefined = this.tree.get(placeId(place, virtualInterface.virtualInterfaceId ?? ''));
      row?.update?.(virtualInterface);
      return row ?? [];
    });
    this.tree.drawOutdated(this.rowsAbout(place), rows);
  }

  private async roots(): Promise<Node[]> {
    const { choices, profiles: store } = this.from;
    await this.filter.settled();
    const { profiles, problems } = await store.list();
    this.draws.accounts.setProfiles(profiles.map(({ name }) => name));
    this.listed = profiles.filter((profile) => choices.isShown(profile));
    this.filter.forget();
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
