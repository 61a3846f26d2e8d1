import { hasSessionDown } from '../../directconnect/resources/bgpStatus';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isChanging } from '../../directconnect/resources/states';
import type { InventoryStore } from '../inventory/store';
import type { Place } from '../session/place';
import { resourceKey } from './followed';
import type { Followed } from './followed';
import type { Following } from './following';

const TESTING = 'testing';

/** What to follow for a virtual interface: itself and, during a failover test, the test. */
function followedIn(place: Place, one: VirtualInterface): Followed[] {
  const { virtualInterfaceId: id = '', virtualInterfaceState, connectionId: on, bgpPeers = [] } = one;
  const peers = bgpPeers.flatMap(({ bgpPeerState, bgpStatus }) => [bgpPeerState, bgpStatus]);
  const state = [virtualInterfaceState, ...peers].join(' ');
  return [
    { place, kind: 'virtualInterface', id, ...(on !== undefined && { on }), state },
    ...(virtualInterfaceState === TESTING ? [{ place, kind: 'failoverTest' as const, id }] : []),
  ];
}

/** A virtual interface in a place. */
interface Placed {
  readonly place: Place;
  readonly one: VirtualInterface;
}

const keyOf = ({ place, one: { virtualInterfaceId: id = '' } }: Placed) =>
  resourceKey({ place, kind: 'virtualInterface', id });

/**
 * Follows resources that are changing state, in the places that a view has open, while the view is visible. Those that
 * then wait for the customer's router are followed until their sessions are up.
 */
export class OpenPlaces {
  private visible = false;
  private following: Following | undefined;
  /** Those that are changing state, or have done so and wait for their sessions, by their keys. */
  private pending: ReadonlySet<string> = new Set();
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
    this.following?.record({ kind: 'virtualInterface', place, asked, found });
    this.follow();
  }

  private follow(): void {
    const { following, inventories } = this;
    if (!following) return;
    const known = inventories.known().map(({ place, sweep, open, reading }) => ({
      isShown: this.visible && open && !reading,
      pending: sweep.virtualInterfaces.map((one) => ({ place, one })).filter((one) => this.isPending(one)),
    }));
    this.pending = new Set(known.flatMap(({ pending }) => pending.map(keyOf)));
    const moving = known.flatMap(({ isShown, pending }) =>
      isShown ? pending.flatMap(({ place, one }) => followedIn(place, one)) : [],
    );
    following.watch(this, moving);
    const tests = moving.filter(({ kind }) => kind === 'failoverTest').map(resourceKey);
    // The row says how long the test still lasts.
    if (tests.some((key) => !this.tests.has(key))) following.pollNow(this);
    this.tests = new Set(tests);
  }

  private isPending(placed: Placed): boolean {
    return isChanging(placed.one) || (hasSessionDown(placed.one) && this.pending.has(keyOf(placed)));
  }
}
