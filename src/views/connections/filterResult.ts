import type { KnownPlace } from '../../aws/inventory/snapshot';
import type { Place } from '../../aws/session/place';
import type { InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import type { ArrangedInventories } from './arrangedInventories';
import { PAGE } from '../tree/pages';
import { foreignId, locationId, placeId } from './row';
import type { Row } from './row';

/** How many rows a filter opens in total: the editor draws every one of them. */
const MAX_OPENED = 1_000;

/** What matches a filter, and which rows contain the matches. */
export class FilterResult {
  /** How many virtual interfaces match, and of how many. */
  shown = 0;
  all = 0;
  /** How many LAGs, connections, interconnects and provisioned connections match. */
  ports = 0;
  /** How many regions were searched. */
  readonly regions: number;
  /** True when there are more matches than were opened. */
  isCut = false;
  private readonly ids = new Set<string>();
  private readonly places: Place[] = [];
  private left = MAX_OPENED;

  /** Why the filter can't be parsed, if so. */
  readonly problem: string | undefined;

  /** @param known the places in the tree that were at least partly read. */
  constructor(known: readonly KnownPlace[], arranged: Pick<ArrangedInventories, 'arrangement' | 'of'>) {
    const { filter, problem } = arranged.arrangement;
    this.problem = problem;
    this.regions = known.length;
    for (const { place, sweep } of known) {
      const index = arranged.of({ place, inventory: sweep });
      this.shown += index.size;
      this.ports += index.ports;
      this.all += sweep.virtualInterfaces.length;
      if (filter.terms.length > 0) this.bringIntoSight(place, index);
    }
  }

  /** True for a row that should be open because a match is below it. */
  isBelow(row: Row): boolean {
    if (this.ids.has(row.id)) return true;
    return row.leadsTo !== undefined && this.places.some((place) => row.leadsTo?.(place));
  }

  private bringIntoSight(place: Place, index: InventoryIndex): void {
    const { connections, interconnects, lags } = index.topLevel;
    const rows = connections.length + interconnects.length + lags.length;
    if (rows + index.foreign.length === 0) return;
    if (!this.add(placeId(place), rows)) return;
    this.places.push(place);
    for (const location of index.locations) this.ids.add(locationId(place, location));
    for (const { id, rows: below } of index.holders()) {
      if (!this.add(placeId(place, id), below)) return;
    }
    if (index.foreign.length > 0) this.add(foreignId(place), index.foreign.length);
  }

  private add(id: string, rows: number): boolean {
    if (this.left <= 0) this.isCut = true;
    else this.ids.add(id);
    this.left -= Math.min(rows, PAGE);
    return !this.isCut;
  }
}
