import type { Memory } from '../memory';
import type { Place } from '../session/place';
import { resourceKey } from './followed';
import type { AwaitedResource } from './followed';
import { followedKinds } from './followedKinds';

const KEY = 'awaited';

/** 30 days, in milliseconds. After that a resource is given up, since its profile may be gone too. */
const MAX_AGE = 30 * 24 * 60 * 60_000;

const isText = (value: unknown) => typeof value === 'string';

/** False for a value that another version stored. */
function isAwaited(value: unknown): value is AwaitedResource {
  const { place, kind, id, account, state, since, isKept, occurrence } = (value ?? {}) as Partial<
    Record<keyof AwaitedResource, unknown>
  >;
  const { profile, region } = (place ?? {}) as Partial<Record<keyof Place, unknown>>;
  return (
    [profile, region, kind, id, state].every(isText) &&
    Object.hasOwn(followedKinds, kind as string) &&
    typeof since === 'number' &&
    isKept === true &&
    [account, occurrence].every((value) => value === undefined || isText(value))
  );
}

/**
 * The resources that the user gets a notification about, in memory and across reloads. The editor stores them for one
 * workspace, which only one window has open: so only the window that sent a request reports its outcome.
 */
export class KeptAwaited {
  private list: readonly AwaitedResource[];

  /** @param now gives the time in milliseconds since the epoch. */
  constructor(
    private readonly memory: Memory,
    now: () => number,
  ) {
    const kept = memory.get(KEY);
    const list = Array.isArray(kept) ? kept.filter(isAwaited) : [];
    this.list = list.filter(({ since }) => now() - since < MAX_AGE);
  }

  get all(): readonly AwaitedResource[] {
    return this.list;
  }

  put(one: AwaitedResource): void {
    this.write([...this.without(one), one]);
  }

  remove(one: Pick<AwaitedResource, 'place' | 'kind' | 'id'>): void {
    this.write(this.without(one));
  }

  private without(one: Pick<AwaitedResource, 'place' | 'kind' | 'id'>): AwaitedResource[] {
    return this.all.filter((other) => resourceKey(other) !== resourceKey(one));
  }

  /** If they can't be stored, they are still awaited in this window. */
  private write(list: readonly AwaitedResource[]): void {
    this.list = list;
    const kept = list.filter(({ isKept }) => isKept);
    void this.memory.update(KEY, kept.length > 0 ? kept : undefined).then(undefined, () => undefined);
  }
}
