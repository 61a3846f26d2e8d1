import { EventEmitter } from 'node:events';
import { replaced, stateChanges } from '../../directconnect/resources/changes';
import type { StateChange } from '../../directconnect/resources/changes';
import { emptyInventory } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { unlessAborted } from '../transport/calls';
import { asFailure } from '../failure';
import type { Failure } from '../failure';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import type { Sweep } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import { Slices } from '../transport/turns';
import { Learning } from './learning';
import { arrivals, isAbandoned, learn, waitsFor } from './reading';
import type { Entry } from './reading';
import type { KnownPlace, Snapshot } from './snapshot';

/** Milliseconds after which a place is read again when it is opened. The old rows are shown meanwhile. */
const FRESH_FOR = 5 * 60_000;

/** For a place that was closed before anything arrived, or that waits for a person's answer. */
const UNREAD: Snapshot = {
  sweep: { ...emptyInventory, failures: [] },
  readAt: undefined,
  reading: true,
  failure: undefined,
};

const now = () => Date.now();

/**
 * What was found in the places that were opened, with its age. Old results are shown immediately and then read again. A
 * failed reading is kept like a result: only `refresh` retries it. Emits `change` with the place whose rows must be
 * redrawn, or undefined for all; `updated` with changed virtual interfaces of a place, when nothing else changed;
 * `moved` with those whose state changed since they were last seen; `read` with a place that was read completely;
 * `failed` with the reason why a place, or part of it, could not be read, and the place.
 */
export class InventoryStore extends EventEmitter<{
  change: [Place | undefined];
  updated: [Place, readonly VirtualInterface[]];
  moved: [Place, readonly StateChange[]];
  read: [Place];
  failed: [Failure, Place];
}> {
  private readonly learning = new Learning();
  readonly runningTests = this.learning.runningTests;
  readonly acceptedPrefixes = this.learning.acceptedPrefixes;
  private readonly entries = new Map<string, Entry>();
  private readonly slices = new Slices();
  /** How many prompts are open. */
  private openPrompts = 0;

  constructor(private readonly sessions: SessionStore) {
    super();
    sessions.on('change', (place, wasAsked) => this.credentialsChanged(place, wasAsked));
    this.learning.on('change', (place, id) => {
      const found = learn(this.entries.get(placeKey(place)), this.learning.in(place), id);
      if (found.length > 0) this.emit('updated', place, found);
    });
    this.on('moved', (place, changes) => this.runningTests.sawChanges(place, changes));
  }

  /** What is known about a place. Makes no requests. */
  current(place: Place): Snapshot | undefined {
    return this.entries.get(placeKey(place))?.snapshot;
  }

  /** What is known about every place that was read, and whether the view has it open. */
  known(): KnownPlace[] {
    return [...this.entries.values()].flatMap(({ place, snapshot, open }) =>
      snapshot ? [{ ...snapshot, place, open }] : [],
    );
  }

  /** True while the view shows the place opened. */
  isOpen(place: Place): boolean {
    return this.entries.get(placeKey(place))?.open === true;
  }

  /**
   * Stores virtual interfaces that were read again individually. Ignored while a whole reading is in progress, since
   * its result will be newer.
   * @param asked the ids that were requested: one that did not come back is gone.
   */
  take(place: Place, asked: ReadonlySet<string>, found: readonly VirtualInterface[]): void {
    const entry = this.entries.get(placeKey(place));
    if (!entry?.snapshot || entry.reading) return;
    const { sweep } = entry.snapshot;
    const { virtualInterfaces, changes, hasOneLeft } = replaced(sweep.virtualInterfaces, asked, found);
    entry.snapshot = { ...entry.snapshot, sweep: { ...sweep, virtualInterfaces } };
    if (changes.length > 0) this.emit('moved', place, changes);
    if (hasOneLeft) this.emit('change', place);
    else this.emit('updated', place, found);
  }

  /**
   * For the view, when it opens a place: returns what there is to draw, as soon as there is anything. Only opening may
   * prompt for a code: a redraw of an open place is not a person's request.
   */
  async open(place: Place): Promise<Snapshot> {
    const entry = this.entry(place);
    const wasAsked = !entry.open;
    entry.open = true;
    for (;;) {
      if (this.isDue(entry, wasAsked)) this.read(entry, wasAsked);
      if (entry.snapshot) return entry.snapshot;
      const { reading } = entry;
      reading?.hurry();
      if (this.openPrompts === 0) await reading?.first;
      // It was closed meanwhile, so nothing is started again.
      if (isAbandoned(entry)) return UNREAD;
      if (waitsFor(entry, reading)) {
        entry.isAwaited = true;
        return UNREAD;
      }
    }
  }

  /**
   * Shows a prompt that a reading may depend on. The editor draws no rows until its last request for rows is answered,
   * so no drawing may wait for the prompt.
   */
  async whileAsking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.openPrompts += 1;
    for (const { reading } of this.entries.values()) reading?.drawn();
    try {
      return await ask();
    } finally {
      this.openPrompts -= 1;
    }
  }

  /** For the view, when it closes a place: cancels a reading that nobody else waits for. */
  close(place: Place): void {
    const entry = this.entries.get(placeKey(place));
    if (!entry) return;
    entry.open = false;
    if (entry.reading?.waiting === 0) this.forgetReading(entry);
  }

  /**
   * Everything in a place, from memory if it was read before. If the result is invalidated while a caller waits, the
   * caller gets the next result, never the old one.
   * @param signal stops waiting, and the reading too if nobody else wants it.
   * @param how `isOneOfMany` for callers that read many places: places that a person is waiting for go first.
   * `wasAsked` is false for background work, which must not prompt for a code.
   * @throws Failure when nothing could be read.
   */
  async sweep(
    place: Place,
    signal?: AbortSignal,
    { isOneOfMany = false, wasAsked = true }: { isOneOfMany?: boolean; wasAsked?: boolean } = {},
  ): Promise<Sweep> {
    const entry = this.entry(place);
    for (;;) {
      if (this.isDue(entry, wasAsked)) this.read(entry, wasAsked);
      const { reading, snapshot } = entry;
      if (!reading) {
        if (snapshot?.failure) throw snapshot.failure;
        if (snapshot) return snapshot.sweep;
        continue;
      }
      if (!isOneOfMany) reading.hurry();
      reading.waiting += 1;
      try {
        const sweep = await (signal ? unlessAborted(reading.whole, signal) : reading.whole);
        if (!reading.controller.signal.aborted && !entry.outdated) return sweep;
      } catch (error) {
        const isOver = reading.controller.signal.aborted || (wasAsked && entry.lacksCode);
        if (signal?.aborted || !isOver) throw error;
      } finally {
        reading.waiting -= 1;
        const unwanted = signal?.aborted && reading.waiting === 0 && !entry.open;
        if (unwanted && entry.reading === reading) this.forgetReading(entry);
      }
    }
  }

  /**
   * Marks everything read in a region, through any profile, as older than a write, which can show in the accounts of
   * both sides. Failed readings are not retried: nobody asked for that.
   */
  reread(region: string): void {
    for (const entry of this.entries.values()) {
      if (entry.place.region !== region) continue;
      // An open prompt is not dismissed: the region is read again after that reading.
      if (entry.reading?.wasAsked && this.openPrompts > 0) entry.outdated = true;
      else if (entry.reading ?? entry.snapshot?.readAt !== undefined) this.invalidate(entry, false);
    }
  }

  /**
   * Reads a place again, or all that are open, with fresh credentials.
   * @param wasAsked false for background work, which must not prompt for a code.
   */
  refresh(place?: Place, wasAsked = true): void {
    this.sessions.refresh(place, wasAsked);
  }

  private credentialsChanged(place: Place | undefined, wasAsked: boolean): void {
    const entries = place ? [this.entry(place)] : [...this.entries.values()];
    for (const entry of entries) this.invalidate(entry, wasAsked);
    if (!place) this.emit('change', undefined);
  }

  private entry(place: Place): Entry {
    const key = placeKey(place);
    const there = this.entries.get(key);
    if (there) return there;
    const made: Entry = {
      place,
      snapshot: undefined,
      reading: undefined,
      open: false,
      outdated: false,
      lacksCode: false,
      isAwaited: false,
    };
    this.entries.set(key, made);
    return made;
  }

  private isDue({ reading, snapshot, outdated, lacksCode }: Entry, wasAsked: boolean): boolean {
    if (reading) return false;
    if (!snapshot || outdated || (lacksCode && wasAsked)) return true;
    return !snapshot.failure && now() - (snapshot.readAt ?? 0) > FRESH_FOR;
  }

  /** Marks a result as outdated. An open place is read again now, others when they are opened. */
  private invalidate(entry: Entry, wasAsked: boolean): void {
    const before = entry.reading;
    this.forgetReading(entry);
    entry.outdated = true;
    if (entry.snapshot?.readAt === undefined) entry.snapshot = undefined;
    if (entry.open) this.read(entry, wasAsked || before?.wasAsked === true);
    this.emit('change', entry.place);
  }

  private forgetReading(entry: Entry): void {
    entry.reading?.controller.abort();
    entry.reading = undefined;
    if (!entry.snapshot) return;
    entry.snapshot = entry.snapshot.readAt === undefined ? undefined : { ...entry.snapshot, reading: false };
  }

  private read(entry: Entry, wasAsked: boolean): void {
    const controller = new AbortController();
    let something: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (something = resolve));
    let hurry: () => void = () => undefined;
    const hurried = new Promise<void>((resolve) => (hurry = resolve));
    const whole = this.readNow(entry, controller.signal, something, hurried, wasAsked).finally(something);
    entry.reading = { controller, whole, first, drawn: something, hurry, wasAsked, waiting: 0 };
    entry.outdated = false;
    entry.lacksCode = false;
    if (entry.snapshot) entry.snapshot = { ...entry.snapshot, reading: true };
    // Waiting callers get the error; the view takes it from the snapshot.
    whole.catch(() => undefined);
  }

  /** @param forgotten is aborted when the result is no longer wanted: then nothing is kept or announced. */
  private async readNow(
    entry: Entry,
    forgotten: AbortSignal,
    something: () => void,
    hurried: Promise<void>,
    wasAsked: boolean,
  ): Promise<Sweep> {
    const { place } = entry;
    const arrived = arrivals(entry, forgotten, something, () => this.tellToDraw(entry));
    try {
      // Many may start together, as after Refresh; a reading that a person waits for skips that queue.
      await Promise.race([this.slices.next(forgotten), hurried]);
      const session = await this.sessions.session(place);
      const reader = wasAsked ? session : session.background;
      const sweep = await reader.sweep(forgotten, arrived.take, hurried);
      if (!forgotten.aborted) this.keep(entry, sweep);
      return sweep;
    } catch (error) {
      const failure = asFailure(error);
      if (!forgotten.aborted) this.keepFailure(entry, failure, wasAsked);
      throw failure;
    } finally {
      arrived.end();
    }
  }

  private keep(entry: Entry, sweep: Sweep): void {
    const wasShown = entry.snapshot !== undefined;
    const before = entry.snapshot?.readAt === undefined ? undefined : entry.snapshot.sweep.virtualInterfaces;
    entry.reading = undefined;
    const known = this.learning.with(entry.place, sweep);
    entry.snapshot = { sweep: known, readAt: now(), reading: false, failure: undefined };
    for (const failure of sweep.failures) this.emit('failed', failure, entry.place);
    this.emit('read', entry.place);
    const changes = before ? stateChanges(before, sweep.virtualInterfaces) : [];
    if (changes.length > 0) this.emit('moved', entry.place, changes);
    if (wasShown || entry.isAwaited) this.tellToDraw(entry);
    if (entry.outdated && entry.open) this.invalidate(entry, false);
  }

  private tellToDraw(entry: Entry): void {
    entry.isAwaited = false;
    this.emit('change', entry.place);
  }

  private keepFailure(entry: Entry, failure: Failure, wasAsked: boolean): void {
    const before = entry.snapshot?.readAt === undefined ? undefined : entry.snapshot;
    entry.reading = undefined;
    entry.snapshot = {
      sweep: before?.sweep ?? { ...emptyInventory, failures: [] },
      readAt: before?.readAt,
      reading: false,
      failure,
    };
    entry.outdated = false;
    entry.lacksCode = !wasAsked && failure.kind === 'mfa';
    this.emit('failed', failure, entry.place);
    if (before || entry.isAwaited) this.tellToDraw(entry);
  }
}
