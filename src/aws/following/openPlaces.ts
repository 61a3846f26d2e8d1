import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isOnItsWay } from '../../directconnect/resources/states';
import type { InventoryStore } from '../inventory/store';
import type { Place } from '../session/place';
import type { Followed } from './followed';
import type { Following } from './following';

const followedIn = (place: Place, one: VirtualInterface): Followed => ({
  place,
  kind: 'virtualInterface',
  id: one.virtualInterfaceId ?? '',
  ...(one.connectionId !== undefined && { on: one.connectionId }),
  state: [one.virtualInterfaceState, ...(one.bgpPeers ?? []).map((peer) => peer.bgpPeerState)].join(' '),
});

/** Follows what is on its way in the places that a view has open, while somebody can see the view. */
export class OpenPlaces {
  private visible = false;
  private following: Following | undefined;

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
    following.on('seen', ({ place, asked, found }) => this.inventories.take(place, asked, found));
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
      sweep.virtualInterfaces.filter(isOnItsWay).map((one) => followedIn(place, one)),
    );
    following.watch(this, moving);
  }
}
