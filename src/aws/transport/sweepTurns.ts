import { cancelled } from '../failure';
import type { Place } from '../session/place';

/** Sweeps at work at once in the whole window. What each sweep has in flight is limited by `Limits`. */
const AT_WORK = 16;
/** Of those, of one profile. */
const OF_A_PROFILE = 8;
/** So many more may be at work where a person waits. */
const FOR_A_PERSON = 8;
/** Milliseconds without an answer after which a sweep does not count as at work: it may hang until its deadline. */
const PATIENCE = 3_000;
/** Sweeps under way at once, those that do not count included: they hold connections. */
const UNDER_WAY = 64;

/** Who asks for a turn. */
export interface Wish {
  readonly place: Place;
  /** Settles when a person waits for it: then it goes before those that nobody waits for. */
  readonly hurry?: Promise<void> | undefined;
  /** Gives the place in the queue up; then the turn is refused. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly place: Place;
  hurries: boolean;
  readonly begin: (own: Running) => void;
}

interface Running {
  readonly place: Place;
  /** True when it does not count as at work. */
  silent: boolean;
}

/** How many sweeps there are of each profile, and of each region. */
class Tally {
  private readonly profiles = new Map<string, number>();
  private readonly regions = new Map<string, number>();

  constructor(readonly sweeps: readonly Running[]) {
    for (const { place } of sweeps) {
      this.profiles.set(place.profile, this.ofProfile(place) + 1);
      this.regions.set(place.region, this.ofRegion(place) + 1);
    }
  }

  ofProfile({ profile }: Place): number {
    return this.profiles.get(profile) ?? 0;
  }

  ofRegion({ region }: Place): number {
    return this.regions.get(region) ?? 0;
  }
}

/**
 * The one limit for the whole window: how many places are read at once. First come those that a person waits for, then
 * those whose profile and region have the fewest under way: what hangs is most often all of a profile, or a region for
 * all profiles, and holds up the others least that way.
 */
export class SweepTurns {
  private readonly waiting = new Set<Waiting>();
  private readonly running = new Set<Running>();
  private looking: NodeJS.Immediate | undefined;

  /**
   * Does something when its turn has come.
   * @param work is given what it calls at each answer.
   * @throws what `work` does, or a Failure of kind `cancelled` when the signal is aborted before.
   */
  async take<Result>(wish: Wish, work: (heard: () => void) => Promise<Result>): Promise<Result> {
    const own = await this.turn(wish);
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(timer);
      own.silent = false;
      timer = setTimeout(() => {
        own.silent = true;
        this.look();
      }, PATIENCE);
    };
    wait();
    try {
      return await work(wait);
    } finally {
      clearTimeout(timer);
      this.running.delete(own);
      this.look();
    }
  }

  private turn({ place, hurry, signal }: Wish): Promise<Running> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(own);
        reject(cancelled());
      };
      const own: Waiting = {
        place,
        hurries: false,
        begin: (running) => {
          signal?.removeEventListener('abort', leave);
          resolve(running);
        },
      };
      if (signal?.aborted) {
        leave();
        return;
      }
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.add(own);
      void hurry?.then(() => {
        own.hurries = true;
        this.look();
      });
      this.look();
    });
  }

  /** Lets one begin in each turn of the event loop, as long as one may. */
  private look(): void {
    this.looking ??= setImmediate(() => {
      this.looking = undefined;
      const next = this.next();
      if (!next) return;
      const running: Running = { place: next.place, silent: false };
      this.waiting.delete(next);
      this.running.add(running);
      next.begin(running);
      this.look();
    });
  }

  private next(): Waiting | undefined {
    const all = new Tally([...this.running]);
    const atWork = new Tally(all.sweeps.filter(({ silent }) => !silent));
    const mayBegin = ({ place, hurries }: Waiting) => {
      const more = hurries ? FOR_A_PERSON : 0;
      return (
        all.sweeps.length < UNDER_WAY + more &&
        atWork.sweeps.length < AT_WORK + more &&
        atWork.ofProfile(place) < OF_A_PROFILE
      );
    };
    const rank = ({ place, hurries }: Waiting) =>
      (hurries ? 0 : 2 * UNDER_WAY) + Math.max(all.ofProfile(place), all.ofRegion(place));
    let first: Waiting | undefined;
    let best = Infinity;
    for (const one of this.waiting) {
      const its = rank(one);
      if (its < best && mayBegin(one)) [first, best] = [one, its];
    }
    return first;
  }
}
