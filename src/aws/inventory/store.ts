import { EventEmitter } from 'node:events';
import { replaced, stateChanges } from '../../directconnect/changes';
import type { StateChange } from '../../directconnect/changes';
import { emptyInventory } from '../../directconnect/resources';
import type { Inventory, VirtualInterface } from '../../directconnect/resources';
import { unlessAborted } from '../calls';
import { toFailure } from '../failures';
import type { Failure } from '../failures';
import { placeKey } from '../place';
import type { Place } from '../place';
import type { Sweep } from '../session';
import type { SessionStore } from '../sessionStore';
import { Slices } from '../turns';
import type { KnownPlace, Snapshot } from './snapshot';

/** Milliseconds after which what was read is read again when its place is opened. What is there is drawn meanwhile. */
const FRESH_FOR = 5 * 60_000;
/** Milliseconds between two announcements of rows that have arrived: each makes the editor draw the region again. */
const DRAW_EVERY = 250;

/** A reading that is under way. */
interface Reading {
  /** Ends it when nobody wants its answer any more. */
  readonly controller: AbortController;
  readonly whole: Promise<Sweep>;
  /** Settles as soon as there is something to draw: a first page, all of it, or a failure. */
  readonly first: Promise<void>;
  /** Says that a person waits for it. */
  readonly hurry: () => void;
  /** How many wait for all of it, beside the view. */
  waiting: number;
}

interface Entry {
  readonly place: Place;
  snapshot: Snapshot | undefined;
  reading: Reading | undefined;
  /** True while the view shows the place opened. */
  open: boolean;
  /** True when what was read is known to be of before a change. */
  outdated: boolean;
}

/** Of a place that was closed before anything came. */
const UNREAD: Snapshot = {
  sweep: { ...emptyInventory, failures: [] },
  readAt: undefined,
  reading: true,
  failure: undefined,
};

/** True of a place that was closed before anything of it came. */
const isAbandoned = ({ open, reading, snapshot }: Entry) => !open && !reading && !snapshot;

const now = () => Date.now();

/**
 * What was found in the places that were opened, kept with its age. What is old is drawn at once and then read again. A
 * failed reading is kept like an answer: it is asked for again only by `refresh`. Emits `change` with the place whose
 * rows are to be drawn again, or none for all; `updated` with virtual interfaces of a place that are others now, when
 * nothing else is; `moved` with those that are in another state than when they were last seen; `read` with a place that was read to the end; `failed` with what kept one, or a part of one, from
 * being read, and the place.
 */
export class InventoryStore extends EventEmitter<{
  change: [Place | undefined];
  updated: [Place, readonly VirtualInterface[]];
  moved: [Place, readonly StateChange[]];
  read: [Place];
  failed: [Failure, Place];
}> {
  private readonly entries = new Map<string, Entry>();
  private readonly slices = new Slices();

  constructor(private readonly sessions: SessionStore) {
    super();
    sessions.on('change', (place) => this.credentialsChanged(place));
  }

  /** What is known of a place now. Asks for nothing. */
  current(place: Place): Snapshot | undefined {
    return this.entries.get(placeKey(place))?.snapshot;
  }

  /** What is known of every place that was read, with the place, and whether the view has it open. */
  known(): KnownPlace[] {
    return [...this.entries.values()].flatMap(({ place, snapshot, open }) =>
      snapshot ? [{ ...snapshot, place, open }] : [],
    );
  }

  /**
   * Takes in some virtual interfaces that were read again by themselves. Where a whole reading is under way it knows
   * better, and nothing changes.
   * @param asked the ids that were asked for: one that did not come is gone.
   */
  take(place: Place, asked: ReadonlySet<string>, found: readonly VirtualInterface[]): void {
    const entry = this.entries.get(placeKey(place));
    if (!entry?.snapshot || entry.reading) return;
    const { sweep } = entry.snapshot;
    const { virtualInterfaces, changes, isOneGone } = replaced(sweep.virtualInterfaces, asked, found);
    entry.snapshot = { ...entry.snapshot, sweep: { ...sweep, virtualInterfaces } };
    if (changes.length > 0) this.emit('moved', place, changes);
    if (isOneGone) this.emit('change', place);
    else this.emit('updated', place, found);
  }

  /** For the view that opens a place: gives what there is to draw, as soon as there is anything. */
  async open(place: Place): Promise<Snapshot> {
    const entry = this.entry(place);
    entry.open = true;
    for (;;) {
      if (this.isDue(entry)) this.read(entry);
      if (entry.snapshot) return entry.snapshot;
      entry.reading?.hurry();
      await entry.reading?.first;
      // It was closed meanwhile: nothing is begun again for it.
      if (isAbandoned(entry)) return UNREAD;
    }
  }

  /** For the view that closes a place: what nobody else waits for is not read to its end. */
  close(place: Place): void {
    const entry = this.entries.get(placeKey(place));
    if (!entry) return;
    entry.open = false;
    if (entry.reading?.waiting === 0) this.forgetReading(entry);
  }

  /**
   * All that a place holds, from memory when it was read before. Whoever waits while it is forgotten gets what is read
   * after that, and never the old answer.
   * @param signal ends the waiting, and the reading where nobody else wants it.
   * @param isOneOfMany true for whoever reads many places: those that a person waits for go before.
   * @throws Failure when nothing of it could be read.
   */
  async sweep(place: Place, signal?: AbortSignal, isOneOfMany = false): Promise<Sweep> {
    const entry = this.entry(place);
    for (;;) {
      if (this.isDue(entry)) this.read(entry);
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
        if (!reading.controller.signal.aborted) return sweep;
      } catch (error) {
        if (signal?.aborted || !reading.controller.signal.aborted) throw error;
      } finally {
        reading.waiting -= 1;
        const unwanted = signal?.aborted && reading.waiting === 0 && !entry.open;
        if (unwanted && entry.reading === reading) this.forgetReading(entry);
      }
    }
  }

  /** What was read in a region, through any profile, is of before a write: that shows in the accounts of both sides. */
  reread(region: string): void {
    for (const entry of this.entries.values()) {
      if (entry.place.region === region) this.outdate(entry);
    }
  }

  /** Asks for a place again, or for all that are open, with credentials read anew. */
  refresh(place?: Place): void {
    this.sessions.refresh(place);
  }

  private credentialsChanged(place: Place | undefined): void {
    const entries = place ? [this.entry(place)] : [...this.entries.values()];
    for (const entry of entries) this.outdate(entry);
    if (!place) this.emit('change', undefined);
  }

  private entry(place: Place): Entry {
    const key = placeKey(place);
    const there = this.entries.get(key);
    if (there) return there;
    const made: Entry = { place, snapshot: undefined, reading: undefined, open: false, outdated: false };
    this.entries.set(key, made);
    return made;
  }

  private isDue({ reading, snapshot, outdated }: Entry): boolean {
    if (reading) return false;
    if (!snapshot || outdated) return true;
    return !snapshot.failure && now() - (snapshot.readAt ?? 0) > FRESH_FOR;
  }

  /** Marks what was read as of before. Where it is open it is read again now, elsewhere when it is opened. */
  private outdate(entry: Entry): void {
    this.forgetReading(entry);
    entry.outdated = true;
    if (entry.snapshot?.readAt === undefined) entry.snapshot = undefined;
    if (entry.open) this.read(entry);
    this.emit('change', entry.place);
  }

  private forgetReading(entry: Entry): void {
    entry.reading?.controller.abort();
    entry.reading = undefined;
    if (!entry.snapshot) return;
    entry.snapshot = entry.snapshot.readAt === undefined ? undefined : { ...entry.snapshot, reading: false };
  }

  private read(entry: Entry): void {
    const controller = new AbortController();
    let something: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (something = resolve));
    let hurry: () => void = () => undefined;
    const hurried = new Promise<void>((resolve) => (hurry = resolve));
    const whole = this.readNow(entry, controller.signal, something, hurried).finally(something);
    entry.reading = { controller, whole, first, hurry, waiting: 0 };
    entry.outdated = false;
    if (entry.snapshot) entry.snapshot = { ...entry.snapshot, reading: true };
    // Whoever waits hears of it; the view draws it from the snapshot.
    whole.catch(() => undefined);
  }

  /** @param forgotten is aborted when its answer is not wanted any more: then nothing is kept of it, and nothing told. */
  private async readNow(
    entry: Entry,
    forgotten: AbortSignal,
    something: () => void,
    hurried: Promise<void>,
  ): Promise<Sweep> {
    const { place } = entry;
    const arrived = this.arrivals(entry, forgotten, something);
    try {
      // Many may begin at once, as after Refresh; what a person waits for need not wait for them.
      await Promise.race([this.slices.next(forgotten), hurried]);
      const session = await this.sessions.session(place);
      const sweep = await session.sweep(forgotten, arrived.take, hurried);
      if (!forgotten.aborted) this.keep(entry, sweep);
      return sweep;
    } catch (error) {
      const failure = toFailure(error, 'DescribeConnections');
      if (!forgotten.aborted) this.keepFailure(entry, failure);
      throw failure;
    } finally {
      arrived.end();
    }
  }

  /** Shows rows as they arrive, the first at once; over what was there before, nothing until all has come. */
  private arrivals(entry: Entry, forgotten: AbortSignal, something: () => void) {
    let timer: NodeJS.Timeout | undefined;
    let latest: (() => Inventory) | undefined;
    const show = () => {
      timer = setTimeout(() => {
        timer = undefined;
        if (latest) show();
      }, DRAW_EVERY);
      if (!latest || forgotten.aborted) return;
      const sweep = { ...latest(), failures: [] };
      latest = undefined;
      const isFirst = entry.snapshot === undefined;
      entry.snapshot = { sweep, readAt: undefined, reading: true, failure: undefined };
      if (isFirst) something();
      else this.emit('change', entry.place);
    };
    return {
      take: (soFar: () => Inventory) => {
        if (entry.snapshot?.readAt !== undefined) return;
        latest = soFar;
        if (timer === undefined) show();
      },
      end: () => clearTimeout(timer),
    };
  }

  private keep(entry: Entry, sweep: Sweep): void {
    const wasShown = entry.snapshot !== undefined;
    const before = entry.snapshot?.readAt === undefined ? undefined : entry.snapshot.sweep.virtualInterfaces;
    entry.reading = undefined;
    entry.snapshot = { sweep, readAt: now(), reading: false, failure: undefined };
    for (const failure of sweep.failures) this.emit('failed', failure, entry.place);
    this.emit('read', entry.place);
    const changes = before ? stateChanges(before, sweep.virtualInterfaces) : [];
    if (changes.length > 0) this.emit('moved', entry.place, changes);
    if (wasShown) this.emit('change', entry.place);
  }

  private keepFailure(entry: Entry, failure: Failure): void {
    const before = entry.snapshot?.readAt === undefined ? undefined : entry.snapshot;
    entry.reading = undefined;
    entry.snapshot = {
      sweep: before?.sweep ?? { ...emptyInventory, failures: [] },
      readAt: before?.readAt,
      reading: false,
      failure,
    };
    this.emit('failed', failure, entry.place);
    if (before) this.emit('change', entry.place);
  }
}
