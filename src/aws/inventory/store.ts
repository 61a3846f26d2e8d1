import { EventEmitter } from 'node:events';
import { replaced, stateChanges } from '../../directconnect/resources/changes';
import type { StateChange } from '../../directconnect/resources/changes';
import { emptyInventory } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { unlessAborted } from '../transport/calls';
import { asFailure } from '../failure';
import type { Failure } from '../failures';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import type { Sweep } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import { Slices } from '../transport/turns';
import { arrivals, isAbandoned, waitsFor } from './reading';
import type { Entry } from './reading';
import type { KnownPlace, Snapshot } from './snapshot';

/** Milliseconds after which what was read is read again when its place is opened. What is there is drawn meanwhile. */
const FRESH_FOR = 5 * 60_000;

/** Of a place that was closed before anything came, or of which nothing comes before a person has answered. */
const UNREAD: Snapshot = {
  sweep: { ...emptyInventory, failures: [] },
  readAt: undefined,
  reading: true,
  failure: undefined,
};

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
  /** How many questions a person is being asked. */
  private questions = 0;

  constructor(private readonly sessions: SessionStore) {
    super();
    sessions.on('change', (place, wasAsked) => this.credentialsChanged(place, wasAsked));
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

  /**
   * For the view that opens a place: gives what there is to draw, as soon as there is anything. Only who opens it may be
   * asked for a code: to draw again what is open is nobody's wish.
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
      if (this.questions === 0) await reading?.first;
      // It was closed meanwhile: nothing is begun again for it.
      if (isAbandoned(entry)) return UNREAD;
      if (waitsFor(entry, reading)) {
        entry.isAwaited = true;
        return UNREAD;
      }
    }
  }

  /**
   * Asks a person something that a reading may depend on. The editor draws no row before it has those that it asked for
   * last: so nothing that is drawn waits for the answer.
   */
  async whileAsking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.questions += 1;
    for (const { reading } of this.entries.values()) reading?.drawn();
    try {
      return await ask();
    } finally {
      this.questions -= 1;
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
   * @param how `isOneOfMany` for whoever reads many places: those that a person waits for go before. `wasAsked` is false
   * where no person asked for it just now: then nobody is asked for a code.
   * @throws Failure when nothing of it could be read.
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
   * What was read in a region, through any profile, is of before a write: that shows in the accounts of both sides. What
   * could not be read before is not asked for again: nobody asked for that.
   */
  reread(region: string): void {
    for (const entry of this.entries.values()) {
      if (entry.place.region !== region) continue;
      // A question that a person is answering is not taken away: what is read after it is read once more.
      if (entry.reading?.wasAsked && this.questions > 0) entry.outdated = true;
      else if (entry.reading ?? entry.snapshot?.readAt !== undefined) this.outdate(entry, false);
    }
  }

  /**
   * Asks for a place again, or for all that are open, with credentials read anew.
   * @param wasAsked false where no person asked for it just now: then nobody is asked for a code.
   */
  refresh(place?: Place, wasAsked = true): void {
    this.sessions.refresh(place, wasAsked);
  }

  private credentialsChanged(place: Place | undefined, wasAsked: boolean): void {
    const entries = place ? [this.entry(place)] : [...this.entries.values()];
    for (const entry of entries) this.outdate(entry, wasAsked);
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

  /** Marks what was read as of before. Where it is open it is read again now, elsewhere when it is opened. */
  private outdate(entry: Entry, wasAsked: boolean): void {
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
    // Whoever waits hears of it; the view draws it from the snapshot.
    whole.catch(() => undefined);
  }

  /** @param forgotten is aborted when its answer is not wanted any more: then nothing is kept of it, and nothing told. */
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
      // Many may begin at once, as after Refresh; what a person waits for need not wait for them.
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
    entry.snapshot = { sweep, readAt: now(), reading: false, failure: undefined };
    for (const failure of sweep.failures) this.emit('failed', failure, entry.place);
    this.emit('read', entry.place);
    const changes = before ? stateChanges(before, sweep.virtualInterfaces) : [];
    if (changes.length > 0) this.emit('moved', entry.place, changes);
    if (wasShown || entry.isAwaited) this.tellToDraw(entry);
    if (entry.outdated && entry.open) this.outdate(entry, false);
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
