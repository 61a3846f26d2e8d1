import { EventEmitter } from 'node:events';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { toFailure } from '../../../aws/toFailure';
import type { Failure } from '../../../aws/failure';
import { forEachConcurrently } from '../../../aws/inventory/concurrently';
import type { InventoryStore } from '../../../aws/inventory/store';
import type { IdentityStore } from '../../../aws/identity/identityStore';
import type { Place } from '../../../aws/session/place';
import type { Sweep } from '../../../aws/session/session';
import { hasValue } from '../../../directconnect/inventory/matching';
import type { Rank } from '../../../directconnect/inventory/matching';
import { BestMatches, parseSearch, rankOf, searchEntries } from '../../../directconnect/inventory/search';
import type { SearchEntry } from '../../../directconnect/inventory/search';
import type { ListKey, Names, Reading } from '../../../directconnect/inventory/term';
import { sourcePlaceOf } from '../../../views/connections/sourcePlace';
import { inSlices } from '../../../slices';
import type { QuerySource } from '../query/advice';

/** How many places are read at a time, and for how many milliseconds one that hangs counts among them. */
const AT_ONCE = 8;
const PATIENCE = 2_000;

/** A place to look in. */
export interface PlaceToSearch extends Place {
  /** False if reading could prompt: then only what was already read is searched. */
  readonly mayBeAsked: boolean;
}

/** A virtual interface as one profile sees it. */
interface Seen extends SearchEntry {
  readonly place: Place;
}

/** A virtual interface that was found, and every place that shows it: several profiles may. */
export interface Found extends SearchEntry {
  readonly places: readonly Place[];
}

/** What a search found. */
export interface Matches {
  /** How many match. */
  readonly count: number;
  /** The best of them, best first. */
  readonly best: readonly Found[];
}

/** A virtual interface during a search: how it matches best, as some profile sees it. */
interface Candidate {
  seen: Seen;
  rank: Rank | undefined;
  readonly places: Place[];
}

/** True when a match is better than another, or as good with the name of its connection. */
function isBetter(seen: Seen, rank: Rank, than: Candidate): boolean {
  if (than.rank === undefined || rank !== than.rank) return than.rank === undefined || rank < than.rank;
  return than.seen.connectionName === undefined && seen.connectionName !== undefined;
}

/** Why some places could not be searched completely. */
export interface Unsearched {
  readonly message: string;
  readonly places: readonly Place[];
}

/** Everything found in all places, as one sequence: many places with few rows take as long as one with many. */
function* all(places: readonly (readonly Seen[])[]): Generator<Seen> {
  for (const found of places) yield* found;
}

/**
 * Searches for virtual interfaces in many places. Emits `change` when there are more results, or fewer places to wait
 * for.
 */
export class Finder extends EventEmitter<{ change: [] }> implements QuerySource {
  private readonly found: (readonly Seen[])[];
  private readonly failures = new Map<string, Place[]>();
  private unasked: readonly Place[] = [];
  private recalled: Promise<void> | undefined;
  /** True once it has started to read. */
  isReading = false;
  /** How many places have been searched or can't be. */
  answered = 0;
  /** How many places have to be read. */
  unread = 0;

  constructor(
    private readonly inventories: InventoryStore,
    readonly places: readonly PlaceToSearch[],
    /** The known names of accounts and locations. */
    private readonly names?: () => Names,
    private readonly identities: Pick<IdentityStore, 'known'> = { known: () => undefined },
  ) {
    super();
    this.found = places.map(() => []);
  }

  /** Takes over what was already read, without reading anything. */
  recall(signal: AbortSignal): Promise<void> {
    return (this.recalled ??= this.takeOver(signal));
  }

  /** Reads every place that has not been read, once each. */
  async read(signal: AbortSignal): Promise<void> {
    this.isReading = true;
    const ask = async ([index, place]: [number, PlaceToSearch]) => {
      try {
        const how = { isOneOfMany: true, wasAsked: false };
        await this.keep(index, await this.inventories.sweep(place, signal, how), signal);
      } catch (error) {
        if (signal.aborted) return;
        this.fail(place, toFailure(error, 'DescribeVirtualInterfaces'));
      }
      this.answered += 1;
      this.emit('change');
    };
    // Results in memory are available immediately, even when many hanging places come first.
    await this.recall(signal);
    const asked = [...this.places.entries()].filter(([, { mayBeAsked }]) => mayBeAsked);
    await forEachConcurrently(asked, ask, { atOnce: AT_ONCE, patience: PATIENCE, signal });
  }

  /**
   * The best matches in everything read so far, each virtual interface once; equal matches keep the order of the places.
   * @returns `undefined` when it is no longer wanted.
   */
  async find(typed: string, limit: number, wanted: () => boolean): Promise<Matches | undefined> {
    const search = parseSearch(typed, this.reading);
    const candidates = new Map<string, Candidate>();
    const look = (seen: Seen) => {
      const rank = rankOf(seen, search);
      const { virtualInterfaceId: id = '' } = seen.virtualInterface;
      const there = candidates.get(id);
      if (!there) {
        candidates.set(id, { seen, rank, places: [seen.place] });
        return;
      }
      there.places.push(seen.place);
      if (rank === undefined || !isBetter(seen, rank, there)) return;
      there.seen = seen;
      there.rank = rank;
    };
    if (!(await inSlices(this.candidates(), look, wanted))) return undefined;
    const best = new BestMatches<Candidate>(limit);
    const keep = (candidate: Candidate) => {
      if (candidate.rank !== undefined) best.add(candidate, candidate.rank);
    };
    if (!(await inSlices(candidates.values(), keep, wanted))) return undefined;
    return { count: best.count, best: best.list().map(({ seen, places }) => ({ ...seen, places })) };
  }

  /** Everything that was found, each virtual interface of each place. */
  readonly candidates = (): Iterable<Seen> => all([...this.found]);

  /** The places that were read. */
  get readPlaces(): readonly Place[] {
    return this.places.filter((place) => this.inventories.current(place)?.readAt !== undefined);
  }

  /** What could not be searched, grouped by cause. */
  get unsearched(): readonly Unsearched[] {
    return [...this.failures].map(([message, places]) => ({ message, places }));
  }

  /** The places that were left out because reading them could prompt. */
  get leftOut(): readonly Place[] {
    return this.unasked;
  }

  get reading(): Reading {
    const isPresent = (key: ListKey, value: string) =>
      this.found.some((found) => found.some(({ subject }) => hasValue(subject, key, value)));
    return { isPresent, ...(this.names && { names: this.names() }) };
  }

  private async takeOver(signal: AbortSignal): Promise<void> {
    for (const [index, place] of this.places.entries()) {
      await yieldToOthers();
      const snapshot = this.inventories.current(place);
      if (snapshot?.readAt !== undefined) await this.keep(index, snapshot.sweep, signal);
      else if (place.mayBeAsked) this.unread += 1;
      else this.unasked = [...this.unasked, place];
      if (!place.mayBeAsked) this.answered += 1;
    }
    this.emit('change');
  }

  private async keep(index: number, sweep: Sweep, signal: AbortSignal): Promise<void> {
    const { [index]: place } = this.places;
    if (!place) return;
    const found: Seen[] = [];
    const wanted = () => !signal.aborted;
    const entries = searchEntries(sweep, sourcePlaceOf(place, sweep, this.identities));
    if (!(await inSlices(entries, (entry) => found.push(Object.assign(entry, { place })), wanted))) return;
    this.found[index] = found;
    for (const failure of sweep.failures) this.fail(place, failure);
  }

  private fail(place: Place, { message }: Failure): void {
    const places = this.failures.get(message) ?? [];
    if (!places.includes(place)) this.failures.set(message, [...places, place]);
  }
}
