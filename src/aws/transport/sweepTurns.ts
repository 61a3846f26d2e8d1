import { cancelled } from '../failure';
import type { Place } from '../session/place';

/** Active sweeps in the whole window. `Limits` bounds the calls of each sweep. */
const MAX_ACTIVE = 16;
/** Of these, for one profile. */
const MAX_ACTIVE_PER_PROFILE = 8;
/** Additional active sweeps when a person is waiting. */
const EXTRA_FOR_USER = 8;
/** Milliseconds without an answer after which a sweep no longer counts as active: it may hang until its deadline. */
const ACTIVE_FOR = 3_000;
/** All sweeps in progress, including inactive ones: they hold connections. */
const MAX_RUNNING = 64;

/** A request for a turn. */
export interface TurnRequest {
  readonly place: Place;
  /** Settles when a person is waiting for it: then it goes ahead of background work. */
  readonly hurry?: Promise<void> | undefined;
  /** Leaves the queue; then the request rejects. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly place: Place;
  hurries: boolean;
  readonly begin: (own: Running) => void;
}

interface Running {
  readonly place: Place;
  /** True when it does not count as active. */
  silent: boolean;
}

/** The number of sweeps for each profile and each region. */
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
 * Limits how many places are read at once in the whole window. Places that a person is waiting for come first, then
 * those whose profile and region have the fewest sweeps in progress: usually it is a whole profile, or a region for all
 * profiles, that hangs, and this order delays the others least.
 */
export class SweepTurns {
  private readonly waiting = new Set<Waiting>();
  private readonly running = new Set<Running>();
  private starting: NodeJS.Immediate | undefined;

  /**
   * Runs some work when its turn has come.
   * @param work receives a function to call at each answer.
   * @throws what `work` throws, or a Failure of kind `cancelled` when the signal is aborted first.
   */
  async take<Result>(request: TurnRequest, work: (onAnswer: () => void) => Promise<Result>): Promise<Result> {
    const own = await this.turn(request);
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      // An answer that arrives after the end delays nobody.
      if (!this.running.has(own)) return;
      clearTimeout(timer);
      own.silent = false;
      timer = setTimeout(() => {
        own.silent = true;
        this.startMore();
      }, ACTIVE_FOR);
    };
    wait();
    try {
      return await work(wait);
    } finally {
      clearTimeout(timer);
      this.running.delete(own);
      this.startMore();
    }
  }

  private turn({ place, hurry, signal }: TurnRequest): Promise<Running> {
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
        this.startMore();
      });
      this.startMore();
    });
  }

  /** Starts one sweep per turn of the event loop, while more are allowed. */
  private startMore(): void {
    this.starting ??= setImmediate(() => {
      this.starting = undefined;
      const next = this.next();
      if (!next) return;
      const running: Running = { place: next.place, silent: false };
      this.waiting.delete(next);
      this.running.add(running);
      next.begin(running);
      this.startMore();
    });
  }

  private next(): Waiting | undefined {
    const all = new Tally([...this.running]);
    const atWork = new Tally(all.sweeps.filter(({ silent }) => !silent));
    const mayBegin = ({ place, hurries }: Waiting) => {
      const more = hurries ? EXTRA_FOR_USER : 0;
      return (
        all.sweeps.length < MAX_RUNNING + more &&
        atWork.sweeps.length < MAX_ACTIVE + more &&
        atWork.ofProfile(place) < MAX_ACTIVE_PER_PROFILE
      );
    };
    const rank = ({ place, hurries }: Waiting) =>
      (hurries ? 0 : 2 * MAX_RUNNING) + Math.max(all.ofProfile(place), all.ofRegion(place));
    let first: Waiting | undefined;
    let best = Infinity;
    for (const one of this.waiting) {
      const its = rank(one);
      if (its < best && mayBegin(one)) [first, best] = [one, its];
    }
    return first;
  }
}
