import type { IdentityStore } from '../../aws/identity/identityStore';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import { arranging } from '../../directconnect/inventory/inventoryIndex';
import type { Arrangement, InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import type { PartKey, Term } from '../../directconnect/inventory/term';
import type { Inventory } from '../../directconnect/resources/resources';
import { workAtOnce, workInSlices } from '../../slices';
import type { Arranger } from './arranger';
import { sourcePlaceOf } from './sourcePlace';

/** A place, and what is known about it, including what a filter hides. */
export interface PlaceRead {
  readonly place: Place;
  readonly inventory: Inventory;
}

/** The rows of an inventory, filtered and sorted. */
interface FilteredRows {
  readonly inventory: Inventory;
  readonly index: InventoryIndex;
}

/** The filtering of an inventory that is in progress. */
interface FilteringRun {
  readonly inventory: Inventory;
  done: Promise<void>;
}

/** The filtered rows of each place for one filter and order, and those that are being filtered. */
class FilteredPlaces {
  readonly made = new Map<string, FilteredRows>();
  readonly underWay = new Map<string, FilteringRun>();

  constructor(readonly arrangement: Arrangement) {}

  get isFiltered(): boolean {
    return this.arrangement.filter.terms.length > 0;
  }
}

/**
 * What is shown of each place. Filtering thousands of rows takes a while, so it is done in slices before they are
 * drawn; until then, the earlier rows stay.
 */
export class ArrangedInventories {
  /** What is shown now, and what will be shown once it is filtered. */
  private current: FilteredPlaces;
  private next: FilteredPlaces;

  constructor(
    private readonly arranger: Pick<Arranger, 'arrangement'>,
    private readonly identities: Pick<IdentityStore, 'known'>,
  ) {
    this.current = new FilteredPlaces(arranger.arrangement);
    this.next = this.current;
  }

  /** The filter and order of what is shown. */
  get arrangement(): Arrangement {
    return this.current.arrangement;
  }

  /** True when what is shown depends on a key's values. */
  asksFor(key: PartKey): boolean {
    const asks = (term: Term): boolean =>
      term.kind === 'not' ? asks(term.term) : term.kind === 'part' && term.key === key;
    return this.arrangement.filter.terms.some(asks);
  }

  /** What is shown of a place. While a newer inventory of it is being filtered, the earlier one is shown. */
  of(read: PlaceRead): InventoryIndex {
    const { made, isFiltered } = this.current;
    const there = made.get(placeKey(read.place));
    if (there && (isFiltered || there.inventory === read.inventory)) return there.index;
    const index = workAtOnce(this.steps(read, this.current));
    made.set(placeKey(read.place), { inventory: read.inventory, index });
    return index;
  }

  /** Filters the inventory of a place, if there is a filter; `of` returns the result. */
  async prepare(read: PlaceRead): Promise<void> {
    if (this.current.isFiltered) await this.make(read, this.current);
  }

  /**
   * Switches to the filter and order that are wanted now: once these places are filtered or, without a filter, at once.
   * @returns false when others are wanted meanwhile.
   */
  change(reads: readonly PlaceRead[]): true | Promise<boolean> {
    const { arrangement } = this.arranger;
    if (arrangement !== this.next.arrangement) this.next = new FilteredPlaces(arrangement);
    if (this.next.isFiltered) return this.changeTo(this.next, reads);
    this.current = this.next;
    return true;
  }

  private async changeTo(next: FilteredPlaces, reads: readonly PlaceRead[]): Promise<boolean> {
    for (const read of reads) {
      await this.make(read, next);
      if (next !== this.next) return false;
    }
    this.current = next;
    return true;
  }

  private async make(read: PlaceRead, making: FilteredPlaces): Promise<void> {
    const key = placeKey(read.place);
    const { inventory } = read;
    if (making.made.get(key)?.inventory === inventory) return;
    const there = making.underWay.get(key);
    if (there?.inventory === inventory) return there.done;
    const underWay: FilteringRun = { inventory, done: Promise.resolve() };
    making.underWay.set(key, underWay);
    const isNewest = () => making.underWay.get(key) === underWay;
    const isWanted = () => isNewest() && (making === this.current || making === this.next);
    underWay.done = workInSlices(this.steps(read, making), isWanted).then((work) => {
      if (work) making.made.set(key, { inventory, index: work.result });
      if (isNewest()) making.underWay.delete(key);
    });
    await underWay.done;
  }

  private steps({ place, inventory }: PlaceRead, { arrangement }: FilteredPlaces) {
    return arranging(inventory, arrangement, sourcePlaceOf(place, inventory, this.identities));
  }
}
