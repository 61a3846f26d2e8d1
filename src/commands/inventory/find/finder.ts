import { EventEmitter } from 'node:events';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { toFailure } from '../../../aws/failures';
import type { Failure } from '../../../aws/failures';
import { sideBySide } from '../../../aws/inventory/sideBySide';
import type { InventoryStore } from '../../../aws/inventory/store';
import type { Place } from '../../../aws/session/place';
import type { Sweep } from '../../../aws/session/session';
import { hasValue } from '../../../directconnect/inventory/matching';
import { BestMatches, parseSearch, rankOf, searchEntries } from '../../../directconnect/inventory/search';
import type { SearchEntry } from '../../../directconnect/inventory/search';
import { ofVirtualInterface } from '../../../directconnect/resources/subject';
import { parseTerms } from '../../../directconnect/inventory/terms';
import type { ListKey, Reading } from '../../../directconnect/inventory/terms';
import type { Names } from '../../../directconnect/inventory/textTerm';
import { inSlices } from './slices';

/** How many places are asked at a time, and for how many milliseconds a place that hangs counts as one of them. */
const AT_ONCE = 8;
const PATIENCE = 2_000;

/** A place to look in. */
export interface PlaceToSearch extends Place {
  /** False where asking could bring up a prompt: then only what was read before is searched. */
  readonly mayBeAsked: boolean;
}

/** A virtual interface with the place it is in. */
export interface Found extends SearchEntry {
  readonly place: Place;
}

/** Why some places, or a part of them, could not be searched. */
export interface Unsearched {
  readonly message: string;
  readonly places: readonly Place[];
}

/** All that was found in all places: many places of few rows take as long as one of many. */
function* all(places: readonly (readonly Found[])[]): Generator<Found> {
  for (const found of places) yield* found;
}

/** Looks for virtual interfaces in many places. Emits `change` when there is more to be found, or less to wait for. */
export class Finder extends EventEmitter<{ change: [] }> {
  private readonly found: (readonly Found[])[];
  private readonly failures = new Map<string, Place[]>();
  private unasked: readonly Place[] = [];
  /** How many places have been searched, or can't be. */
  answered = 0;

  constructor(
    private readonly inventories: InventoryStore,
    readonly places: readonly PlaceToSearch[],
    /** What accounts and locations are called, as far as it is known by now. */
    private readonly names?: () => Names,
  ) {
    super();
    this.found = places.map(() => []);
  }

  /** Reads every place that was not read before, each once. */
  async read(signal: AbortSignal): Promise<void> {
    const indexed = [...this.places.entries()];
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
    // What is in memory is there at once, however many places that hang come before it.
    for (const [index, place] of indexed) {
      await yieldToOthers();
      const snapshot = this.inventories.current(place);
      if (snapshot?.readAt !== undefined) await this.keep(index, snapshot.sweep, signal);
      else if (!place.mayBeAsked) this.unasked = [...this.unasked, place];
      if (!place.mayBeAsked) this.answered += 1;
    }
    this.emit('change');
    const asked = indexed.filter(([, { mayBeAsked }]) => mayBeAsked);
    await sideBySide(asked, ask, { atOnce: AT_ONCE, patience: PATIENCE, signal });
  }

  /**
   * The best of what fits of all that was read so far, in the order of the places where it fits alike.
   * @returns `undefined` when it was not wanted any more.
   */
  async find(typed: string, limit: number, wanted: () => boolean): Promise<BestMatches<Found> | undefined> {
    const search = parseSearch(typed, this.reading);
    const best = new BestMatches<Found>(limit);
    const look = (entry: Found) => {
      const rank = rankOf(entry, search);
      if (rank !== undefined) best.add(entry, rank);
    };
    return (await inSlices(all([...this.found]), look, wanted)) ? best : undefined;
  }

  /** Why what was typed can't be read as it is meant, if it can't: it is searched for as words then. */
  problemWith(typed: string): string | undefined {
    return parseTerms(typed, this.reading).problem;
  }

  /** What could not be searched, each cause once. */
  get unsearched(): readonly Unsearched[] {
    return [...this.failures].map(([message, places]) => ({ message, places }));
  }

  /** The places that were left out, since asking could bring up a prompt. */
  get leftOut(): readonly Place[] {
    return this.unasked;
  }

  private get reading(): Reading {
    const isPresent = (key: ListKey, value: string) =>
      this.found.some((found) =>
        found.some(({ virtualInterface }) => hasValue(ofVirtualInterface(virtualInterface), key, value)),
      );
    return { isPresent, ...(this.names && { names: this.names() }) };
  }

  private async keep(index: number, sweep: Sweep, signal: AbortSignal): Promise<void> {
    const { [index]: place } = this.places;
    if (!place) return;
    const found: Found[] = [];
    const wanted = () => !signal.aborted;
    const entries = searchEntries(sweep, [place.profile, place.region]);
    if (!(await inSlices(entries, (entry) => found.push({ ...entry, place }), wanted))) return;
    this.found[index] = found;
    for (const failure of sweep.failures) this.fail(place, failure);
  }

  private fail(place: Place, { message }: Failure): void {
    const places = this.failures.get(message) ?? [];
    if (!places.includes(place)) this.failures.set(message, [...places, place]);
  }
}
