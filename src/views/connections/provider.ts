import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event } from 'vscode';
import { LocationNames } from '../../aws/inventory/locationNames';
import type { KnownPlace } from '../../aws/inventory/snapshot';
import type { Profile } from '../../aws/profiles/profiles';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import { subjectById } from '../../directconnect/kinds/subject';
import type { Connection, VirtualInterface } from '../../directconnect/resources/resources';
import type { Candidate } from '../../directconnect/inventory/candidates';
import { candidatesIn } from '../../directconnect/inventory/candidates';
import type { KnownNames } from '../../directconnect/labels';
import { contextKeys } from '../../contributions';
import type { Stores } from '../stores';
import { idBelow } from '../tree/node';
import type { Node } from '../tree/node';
import { ProblemNode } from '../tree/nodes/problemNode';
import { TreeProvider } from '../tree/treeProvider';
import { AccountNames } from './accountNames';
import { Arranged } from './arranged';
import type { PlaceRead } from './arranged';
import { Arranger } from './arranger';
import { attentionIn } from './attention';
import type { Attention } from './attention';
import type { DrawnFrom } from './drawing';
import { FilterResult } from './filterResult';
import { profileNodes } from './nodes/profileNodes';
import { fileProblem } from './profileProblem';
import { placeId } from './row';
import type { Row } from './row';
import { allTrouble } from './trouble';
import type { Trouble } from './trouble';
import { whereabouts } from './whereabouts';

const readOf = ({ place, sweep }: KnownPlace): PlaceRead => ({ place, inventory: sweep });

/** What the Direct Connect view contains, and when it is redrawn. Each node decides what its row shows. */
export class ConnectionsProvider implements Disposable {
  readonly tree: TreeProvider;
  private readonly hasListed = new EventEmitter<void>();
  /** The profiles in the tree may have changed. */
  readonly onDidListProfiles: Event<void> = this.hasListed.event;
  private readonly hasNamed = new EventEmitter<void>();
  /** Names of locations have arrived. */
  readonly onDidNameLocations: Event<void> = this.hasNamed.event;
  private readonly hasFiltered = new EventEmitter<void>();
  /** What a filter keeps may have changed. */
  readonly onDidFilter: Event<void> = this.hasFiltered.event;
  private readonly draws: DrawnFrom;
  /** The ids of the regions that were opened. */
  private readonly opened = new Set<string>();
  private listed: readonly Profile[] = [];
  private result: FilterResult | undefined;
  /** The filter of the rows that are drawn. */
  private drawnFilter: string;
  /** Ends when the rows are arranged as the options say. */
  private arranging: Promise<void> = Promise.resolve();

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
      arranged: new Arranged(new Arranger(options, accounts, locations), identities),
      locations,
    };
    this.drawnFilter = options.filter;
    this.tree.filterChanged(options.filter !== '');
    locations.on('change', (region) => {
      if (options.filter !== '') this.rearrange();
      else this.drawRegions(region);
      this.hasNamed.fire();
    });
    choices.onDidChange(() => this.drawAll());
    options.onDidChange(() => this.rearrange());
    // Otherwise the names appear with the next redraw: redrawing a whole profile now could move rows while the user is
    // opening one.
    identities.on('change', () => {
      if (options.grouping === 'account' || options.filter !== '') this.rearrange();
      else this.tree.drawOutdated(this.rows((row) => row.leadsTo !== undefined));
    });
    for (const event of ['change', 'updated', 'read'] as const) {
      inventories.on(event, () => (this.result = undefined));
    }
    inventories.on('change', (place) => {
      if (place) void this.drawPlace(place);
      else this.drawAll();
    });
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
    this.result = new FilterResult(this.searched(), this.draws.arranged);
    return this.result;
  }

  /** The same, once the filter that the options name was applied. */
  async applied(): Promise<FilterResult> {
    await this.arranging;
    return this.filtered();
  }

  /** Everything that a filter is applied to. */
  *candidates(): Generator<Candidate> {
    for (const { place, sweep } of this.searched()) {
      yield* candidatesIn(sweep, whereabouts(place, sweep, this.from.identities));
    }
  }

  /** Requests the names of locations in these places. Ends when they are known, or can't be. */
  async requestLocationNames(
    places: readonly Place[] = this.searched().map(({ place }) => place),
  ): Promise<void> {
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
    this.hasFiltered.dispose();
    this.hasNamed.dispose();
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
    if (!row.places) return;
    this.result = undefined;
    if (this.drawnFilter !== '') this.hasFiltered.fire();
  }

  private close(row: Row): void {
    for (const place of row.places?.() ?? []) this.from.inventories.close(place);
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

  /** The places in the tree that were opened and at least partly read. */
  private searched(): KnownPlace[] {
    const known = this.from.inventories.known();
    return known.filter(({ place }) => this.opened.has(placeId(place)) && this.shows(place));
  }

  /** Draws the rows in the order that the options name, and those that their filter keeps, once those were found. */
  private rearrange(): void {
    const { arranged } = this.draws;
    const changed = arranged.change(this.searched().map(readOf));
    const draw = () => {
      if (arranged.asksFor('location')) void this.requestLocationNames();
      const { filter } = this.from.options;
      if (this.drawnFilter !== filter) this.tree.filterChanged(filter !== '');
      this.drawnFilter = filter;
      this.drawAll();
      this.hasFiltered.fire();
    };
    if (changed === true) draw();
    else this.arranging = changed.then((isWanted) => (isWanted ? draw() : undefined));
  }

  private drawAll(): void {
    this.result = undefined;
    this.tree.drawAll();
  }

  private async drawPlace(place: Place): Promise<void> {
    const known = this.drawnFilter === '' ? undefined : this.from.inventories.current(place);
    if (known) {
      await this.draws.arranged.prepare({ place, inventory: known.sweep });
      this.result = undefined;
      this.hasFiltered.fire();
    }
    const region = this.tree.get(placeId(place));
    this.tree.drawOutdated(this.rowsAbout(place), region && [region]);
  }

  private drawRegions(region: string): void {
    for (const { place } of this.from.inventories.known()) {
      if (place.region === region) void this.drawPlace(place);
    }
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
    await this.arranging;
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
