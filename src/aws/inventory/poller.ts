import { isTransitional } from '../../directconnect/resources/states';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import type { BackgroundSession } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import { Turns } from '../transport/turns';
import type { InventoryStore } from './store';

/** Milliseconds until a virtual interface on its way to another state is looked at again. */
const FIRST_WAIT = 10_000;
/** Each look that finds nothing new waits so much longer than the one before. */
const LONGER = 1.5;
/** Milliseconds, the longest wait: one that waits for a person may do so for days. */
const LONGEST_WAIT = 5 * 60_000;
/** Up to so many are asked for one by one; more are asked for connection by connection. */
const ONE_BY_ONE = 5;

/** Places that are looked at again at once: many wait for the same moment when they were opened together. */
const PLACES_AT_ONCE = 4;

/** How time passes: replaced by tests. */
export interface Timer {
  /** @returns what takes it back. */
  after(milliseconds: number, work: () => void): () => void;
}

/** Time as the machine has it. */
export const machineTimer: Timer = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** What is on its way in a place. */
interface Moving {
  readonly place: Place;
  /** Ids and states: while these stay the same, the waits grow. */
  readonly mark: string;
}

/** How long it is waited for before it is looked at again. */
interface Watch extends Moving {
  readonly wait: number;
  readonly cancel: () => void;
}

async function lookAgain(
  session: BackgroundSession,
  moving: readonly VirtualInterface[],
  signal: AbortSignal,
): Promise<VirtualInterface[]> {
  const ids = new Set(moving.flatMap(({ virtualInterfaceId: id }) => id ?? []));
  if (ids.size <= ONE_BY_ONE) {
    const asked = [...ids].map((virtualInterfaceId) =>
      session.virtualInterfaces({ virtualInterfaceId }, signal),
    );
    return (await Promise.all(asked)).flat();
  }
  const connections = new Set(moving.flatMap(({ connectionId }) => connectionId ?? []));
  const asked = [...connections].map((connectionId) => session.virtualInterfaces({ connectionId }, signal));
  return (await Promise.all(asked)).flat().filter(({ virtualInterfaceId: id = '' }) => ids.has(id));
}

const markOf = (moving: readonly VirtualInterface[]) =>
  moving.map((one) => `${one.virtualInterfaceId ?? ''} ${one.virtualInterfaceState ?? ''}`).join('\n');

/**
 * Looks again at virtual interfaces that are on their way to another state, in the places that the view has open, and
 * only while somebody can see it. What can't be read is looked at again later, without a word.
 */
export class Poller {
  private readonly watches = new Map<string, Watch>();
  private readonly turns = new Turns(PLACES_AT_ONCE);
  private visible = false;
  private looking = new AbortController();

  constructor(
    private readonly sessions: SessionStore,
    private readonly inventories: InventoryStore,
    private readonly timer: Timer = machineTimer,
  ) {
    const follow = () => this.follow();
    inventories.on('read', follow).on('change', follow).on('updated', follow);
  }

  /** Begins when the view is seen, and ends, calls under way included, when it is not. */
  setVisible(visible: boolean): void {
    this.visible = visible;
    if (visible) this.looking = new AbortController();
    else this.looking.abort();
    this.follow();
  }

  dispose(): void {
    this.setVisible(false);
  }

  /** Waits for what is on its way now, and no longer for what is not. */
  private follow(): void {
    const wanted = this.visible ? this.moving() : new Map<string, Moving>();
    for (const [key, watch] of this.watches) {
      if (wanted.get(key)?.mark === watch.mark) continue;
      watch.cancel();
      this.watches.delete(key);
    }
    for (const [key, { place, mark }] of wanted) {
      if (!this.watches.has(key)) this.watch(key, place, mark, FIRST_WAIT);
    }
  }

  /** The open places in which something is on its way. */
  private moving(): Map<string, Moving> {
    const places = this.inventories.known().filter(({ open, reading }) => open && !reading);
    return new Map(
      places.flatMap(({ place, sweep }) => {
        const mark = markOf(movingIn(sweep));
        return mark === '' ? [] : [[placeKey(place), { place, mark }]];
      }),
    );
  }

  private watch(key: string, place: Place, mark: string, wait: number): void {
    const cancel = this.timer.after(wait, () => void this.look(key));
    this.watches.set(key, { place, mark, wait, cancel });
  }

  private async look(key: string): Promise<void> {
    const watch = this.watches.get(key);
    const snapshot = watch && this.inventories.current(watch.place);
    if (!watch || !snapshot) return;
    // The next look is set first: this one may fail, and what it finds may put another in its place.
    this.watch(key, watch.place, watch.mark, Math.min(watch.wait * LONGER, LONGEST_WAIT));
    const moving = movingIn(snapshot.sweep);
    const { signal } = this.looking;
    try {
      const look = async () => {
        const { background } = await this.sessions.session(watch.place);
        return lookAgain(background, moving, signal);
      };
      const found = await this.turns.take(look, signal);
      if (signal.aborted) return;
      const asked = new Set(moving.map(({ virtualInterfaceId: id }) => id ?? ''));
      this.inventories.take(watch.place, asked, found);
    } catch {
      // What keeps it from being read is said where the place is read as a whole.
    }
  }
}

function movingIn({ virtualInterfaces }: { readonly virtualInterfaces: readonly VirtualInterface[] }) {
  return virtualInterfaces.filter(({ virtualInterfaceState: state }) => isTransitional(state));
}
