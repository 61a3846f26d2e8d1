import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isOnItsWay } from '../../directconnect/resources/states';
import type { InventoryStore } from '../inventory/store';
import type { Place } from '../session/place';
import { resourceKey } from './followed';
import type { Followed } from './followed';
import type { Following } from './following';

const TESTING = 'testing';

/** What to follow for a virtual interface: itself and, during a failover test, the test. */
function followedIn(place: Place, one: VirtualInterface): Followed[] {
  const { virtualInterfaceId: id = '', virtualInterfaceState, connectionId: on, bgpPeers = [] } = one;
  const state = [virtualInterfaceState, ...bgpPeers.map((peer) => peer.bgpPeerState)].join(' ');
  return [
    { place, kind: 'virtualInterface', id, ...(on !== undefined && { on }), state },
    ...(virtualInterfaceState === TESTING ? [{ place, kind: 'failoverTest' as const, id }] : []),
  ];
}

/** Follows resources that are changing state, in the places that a view has open, while the view is visible. */
export class OpenPlaces {
  private visible = false;
  private following: Following | undefined;
  /** The tests that are followed, each by its key. */
  private tests: ReadonlySet<string> = new Set();

  /** @param load called when the view is first shown or the first place was read. */
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

  /** If loading fails, nothing is followed; it is tried again when the next place has been read. */
  private async begin(): Promise<void> {
    const following = await this.load().catch(() => undefined);
    if (this.following || !following) return;
    this.following = following;
    following.on('seen', ({ place, asked, ...seen }) => {
      if (seen.kind === 'virtualInterface') this.inventories.take(place, asked, seen.found);
    });
    this.follow();
  }

  /** An awaited resource may have arrived without being polled. */
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
    // The row says how long the test still lasts.
    if (tests.some((key) => !this.tests.has(key))) following.lookNow(this);
    this.tests = new Set(tests);
  }
}
