import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isOnItsWay } from '../../directconnect/resources/states';
import type { InventoryStore } from '../inventory/store';
import type { Place } from '../session/place';
import { resourceKey } from './followed';
import type { Followed } from './followed';
import type { Following } from './following';

const TESTING = 'testing';

/** What is followed of a virtual interface; of one that is tested, how long that lasts, too. */
function followedIn(place: Place, one: VirtualInterface): Followed[] {
  const { virtualInterfaceId: id = '', virtualInterfaceState, connectionId: on, bgpPeers = [] } = one;
  const state = [virtualInterfaceState, ...bgpPeers.map((peer) => peer.bgpPeerState)].join(' ');
  return [
    { place, kind: 'virtualInterface', id, ...(on !== undefined && { on }), state },
    ...(virtualInterfaceState === TESTING ? [{ place, kind: 'failoverTest' as const, id }] : []),
  ];
}

/** Follows what is on its way in the places that a view has open, while somebody can see the view. */
export class OpenPlaces {
  private visible = false;
  private following: Following | undefined;
  /** The tests that are followed, each by its key. */
  private tests: ReadonlySet<string> = new Set();

  /** @param load loads what follows: called when the view is first shown or the first place was read. */
  constructor(
    private readonly inventories: InventoryStore,
    private readonly load: () => Promise<Following>,
  ) {
    const follow = () => this.follow();
    inventories
      .on('change', follow)
      .on('updated', follow)
      .on('read', (place) => void this.wasRead(place));
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (visible) void this.begin();
    this.follow();
  }

  dispose(): void {
    this.setVisible(false);
  }

  /** What can't be loaded follows nothing; the next place that is read loads it again. */
  private async begin(): Promise<void> {
    const following = await this.load().catch(() => undefined);
    if (this.following || !following) return;
    this.following = following;
    following.on('seen', ({ place, asked, ...seen }) => {
      if (seen.kind === 'virtualInterface') this.inventories.take(place, asked, seen.found);
    });
    this.follow();
  }

  /** What was awaited may have arrived while nobody looked. */
  private async wasRead(place: Place): Promise<void> {
    await this.begin();
    const found = this.inventories.current(place)?.sweep.virtualInterfaces ?? [];
    const asked = new Set(found.flatMap(({ virtualInterfaceId: id }) => id ?? []));
    this.following?.saw({ kind: 'virtualInterface', place, asked, found });
    this.follow();
  }

  private follow(): void {
    const { following, inventories } = this;
    if (!following) return;
    const places = inventories.known().filter(({ open, reading }) => this.visible && open && !reading);
    const moving = places.flatMap(({ place, sweep }) =>
      sweep.virtualInterfaces.filter(isOnItsWay).flatMap((one) => followedIn(place, one)),
    );
    following.watch(this, moving);
    const tests = moving.filter(({ kind }) => kind === 'failoverTest').map(resourceKey);
    // How long a test lasts is part of what the row says.
    if (tests.some((key) => !this.tests.has(key))) following.lookNow(this);
    this.tests = new Set(tests);
  }
}
