import { EventEmitter } from 'node:events';
import { isFailure } from '../failure';
import type { Failure } from '../failure';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import type { SessionStore } from '../session/sessionStore';
import { Turns } from '../transport/turns';
import { BackOff, machineTimer } from './backOff';
import type { Timer } from './backOff';
import { isOtherAccount, resourceKey } from './followed';
import type { AnyArrival, AnySeen, AwaitedResource, Followed, Kind, Resources, Seen } from './followed';
import { followedKinds } from './followedKinds';
import { KeptAwaited } from './keptAwaited';
import type { Memory } from '../memory';

/** How many places are polled at the same time. */
const PLACES_AT_ONCE = 4;
/** Milliseconds after a request during which AWS may not list the new resource yet. Later, a missing one is gone. */
const LISTED_WITHIN = 10 * 60_000;

/** What is followed in one place. */
interface Watch {
  followed: readonly Followed[];
  /** Ids and states: while these stay the same, the waits grow. */
  mark: string;
  readonly backOff: BackOff;
}

function markOf(followed: readonly Followed[]): string {
  const marks = followed.map(({ kind, id, state }) => JSON.stringify([kind, id, state]));
  return [...new Set(marks)].sort().join('\n');
}

/**
 * Polls resources that are changing state: those on screen, and those that the user gets a notification about. It never
 * prompts: what can't be read without a person is silently tried again later. Emits `seen` with what a poll found, and
 * `arrived` once for each resource that the user gets a notification about.
 *
 * A profile may belong to another account at any time, whose answers say nothing about what was seen in the account
 * before. Emits `lost` once for each awaited resource that can't be read for this reason; `outdated` with a place that was
 * read in the account before.
 */
export class Following extends EventEmitter<{
  seen: [AnySeen];
  arrived: [AnyArrival];
  lost: [AwaitedResource, Failure];
  outdated: [Place];
}> {
  private readonly watched = new Map<object, readonly Followed[]>();
  private readonly watches = new Map<string, Watch>();
  private readonly turns = new Turns(PLACES_AT_ONCE);
  private readonly kept: KeptAwaited;
  private isOver = false;

  /**
   * Resumes what was awaited before a reload.
   * @param memory keeps what is awaited across reloads.
   * @param accountOf returns the account that a place was last read in, if it can be found out. Must not throw.
   */
  constructor(
    private readonly sessions: SessionStore,
    memory: Memory,
    private readonly timer: Timer = machineTimer,
    private readonly now: () => number = Date.now,
    private readonly accountOf: (place: Place) => Promise<string | undefined> = () =>
      Promise.resolve(undefined),
  ) {
    super();
    this.kept = new KeptAwaited(memory, now);
    this.plan();
  }

  /**
   * Follows these resources for a view that shows them, instead of those that it followed before.
   * @param who the view, or any other object that is the same each time.
   */
  watch(who: object, followed: readonly Followed[]): void {
    if (followed.length > 0) this.watched.set(who, followed);
    else this.watched.delete(who);
    this.plan();
  }

  /** Immediately polls the places that a view watches, since something may have happened. */
  pollNow(who: object): void {
    const keys = new Set(this.watched.get(who)?.map(({ place }) => placeKey(place)));
    for (const key of keys) this.watches.get(key)?.backOff.now();
  }

  /** Immediately polls a place if something is followed in it, since something may have happened. */
  pollIn(place: Place): void {
    this.watches.get(placeKey(place))?.backOff.now();
  }

  /** True for a resource that is followed, whether for a view or for a notification. */
  follows(one: Pick<Followed, 'place' | 'kind' | 'id'>): boolean {
    const key = resourceKey(one);
    return this.followed.some((other) => resourceKey(other) === key);
  }

  /** Follows a resource until it arrives, whether or not it is on screen, and reports that once. */
  await(one: Omit<AwaitedResource, 'since'>): void {
    this.kept.put({ ...one, since: this.now() });
    this.plan();
  }

  /** Stops following a resource: the user already knows its outcome. */
  forget(one: Pick<AwaitedResource, 'place' | 'kind' | 'id'>): void {
    this.kept.remove(one);
    this.plan();
  }

  /** Records what was found in a place, by a poll or in any other way. */
  record<Of extends Kind>({ kind, place, account, asked, found }: Seen<Of>): void {
    const { idOf, stateOf, occurrenceOf, hasArrived, gone } = followedKinds[kind];
    for (const one of this.kept.all) {
      const { id, since, state: from, occurrence } = one;
      if (!asked.has(id) || resourceKey(one) !== resourceKey({ place, kind, id })) continue;
      if (isOtherAccount(account, one.account)) continue;
      const isIt = (resource: Resources[Of]) =>
        occurrence === undefined || occurrenceOf?.(resource) === occurrence;
      const listed = found.find((resource) => idOf(resource) === id && isIt(resource));
      if (!listed && this.now() - since < LISTED_WITHIN) continue;
      const resource = listed ?? gone(id);
      const to = stateOf(resource);
      if (hasArrived(to)) {
        this.kept.remove(one);
        this.emit('arrived', { kind, place, resource, from, to } as unknown as AnyArrival);
      } else if (to !== from) this.kept.put({ ...one, state: to });
    }
    this.plan();
  }

  dispose(): void {
    this.isOver = true;
    for (const { backOff } of this.watches.values()) backOff.stop();
    this.watches.clear();
  }

  private get followed(): readonly Followed[] {
    return [...this.watched.values(), this.kept.all].flat();
  }

  /** Polls the places in which something is followed now, and stops polling all others. */
  private plan(): void {
    if (this.isOver) return;
    const wanted = grouped(this.followed, ({ place }) => placeKey(place));
    for (const [key, { backOff }] of this.watches) {
      if (wanted.has(key)) continue;
      backOff.stop();
      this.watches.delete(key);
    }
    for (const [key, followed] of wanted) this.follow(key, followed);
  }

  /** Follows these in their place. If the resources or their states have changed, the waits start short again. */
  private follow(key: string, followed: readonly Followed[]): void {
    const watch = this.watches.get(key) ?? this.beginIn(key);
    const mark = markOf(followed);
    watch.followed = followed;
    if (watch.mark === mark) return;
    watch.mark = mark;
    watch.backOff.restart();
  }

  private beginIn(key: string): Watch {
    const poll = (signal: AbortSignal) => this.poll(watch.followed, signal);
    const watch: Watch = { followed: [], mark: '', backOff: new BackOff(poll, this.timer) };
    this.watches.set(key, watch);
    return watch;
  }

  /** Polls what is followed in a place. */
  private async poll(followed: readonly Followed[], signal: AbortSignal): Promise<void> {
    const [first] = followed;
    const shownIn = first && (await this.accountOf(first.place));
    const inAccounts = followed.map((one) => ({ ...one, account: one.account ?? shownIn }));
    const together = grouped(inAccounts, ({ kind, account }) => JSON.stringify([kind, account]));
    const polls = [...together.values()].map(async (these) => {
      const [one] = these;
      const seen = one && (await this.read(one.kind, these, shownIn, signal));
      if (!seen || signal.aborted) return;
      this.emit('seen', seen as AnySeen);
      this.record(seen);
    });
    await Promise.all(polls);
  }

  /**
   * Reads these resources again, all of one kind and one account. Other failures than that the profile belongs to another
   * account are not reported here, since reading the whole place reports them.
   * @param shownIn the account that the place was last read in.
   */
  private async read<Of extends Kind>(
    kind: Of,
    followed: readonly Followed[],
    shownIn: string | undefined,
    signal: AbortSignal,
  ): Promise<Seen<Of> | undefined> {
    const [first] = followed;
    if (!first) return undefined;
    const { place, account } = first;
    const askAll = async () => {
      const session = await this.sessions.session(place);
      const reader = account === undefined ? session.background : session.backgroundIn(account);
      const answers = followedKinds[kind]
        .questions(followed)
        .map(async ({ ids, ask }) => ({ ids, found: await ask(reader, signal) }));
      return Promise.allSettled(answers);
    };
    const settled = await this.turns.take(askAll, signal).catch(() => []);
    const failures = settled.flatMap((answer) =>
      answer.status === 'rejected' && isFailure(answer.reason) ? [answer.reason] : [],
    );
    const ofOther = failures.find(({ kind: why }) => why === 'otherAccount');
    if (ofOther && !signal.aborted) {
      this.tell(followed, ofOther);
      if (account === shownIn) this.emit('outdated', place);
    }
    const answered = settled.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (answered.length === 0) return undefined;
    const asked = new Set(answered.flatMap(({ ids }) => ids));
    return { kind, place, account, asked, found: answered.flatMap(({ found }) => found) };
  }

  /** Reports, once each, that these can't be read in their account. They stay followed: it may come back. */
  private tell(followed: readonly Followed[], failure: Failure): void {
    const keys = new Set(followed.map(resourceKey));
    for (const one of this.kept.all) {
      if (one.wasTold || !keys.has(resourceKey(one))) continue;
      this.kept.put({ ...one, wasTold: true });
      this.emit('lost', one, failure);
    }
    this.plan();
  }
}

function grouped<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const there = groups.get(keyOf(value));
    if (there) there.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
