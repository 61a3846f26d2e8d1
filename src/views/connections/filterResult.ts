import type { KnownPlace } from '../../aws/inventory/snapshot';
import type { Place } from '../../aws/session/place';
import { indexOf } from '../../directconnect/inventory/inventoryIndex';
import type { InventoryIndex } from '../../directconnect/inventory/inventoryIndex';
import type { Arranger } from './arranger';
import { foreignId, locationId, nodeId } from './node';
import type { Node } from './node';
import { PAGE } from './pages';

/** How many rows a filter brings into sight in all: the editor draws every one of them. */
const IN_SIGHT = 1_000;

/** What a filter leaves of what was read, and which rows hold it. */
export class FilterResult {
  /** How many virtual interfaces are left, and of how many. */
  shown = 0;
  all = 0;
  /** How many LAGs, connections, interconnects and provisioned connections are left. */
  ports = 0;
  /** How many regions were looked at. */
  readonly regions: number;
  /** True when there is more than is brought into sight. */
  isCut = false;
  private readonly ids = new Set<string>();
  private readonly places: Place[] = [];
  private left = IN_SIGHT;

  /** Why the filter can't be read, if it can't. */
  readonly problem: string | undefined;

  /** @param known the places in the tree of which anything was read. */
  constructor(
    known: readonly KnownPlace[],
    { arrangement, problem }: Pick<Arranger, 'arrangement' | 'problem'>,
  ) {
    this.problem = problem;
    this.regions = known.length;
    for (const { place, sweep } of known) {
      const index = indexOf(sweep, arrangement);
      this.shown += index.size;
      this.ports += index.ports;
      this.all += sweep.virtualInterfaces.length;
      if (arrangement.filter.terms.length > 0) this.bringIntoSight(place, index);
    }
  }

  /** True for a row that is to be open, since something that is left is below it. */
  isBelow(node: Node): boolean {
    if (this.ids.has(node.id)) return true;
    return node.leadsTo !== undefined && this.places.some((place) => node.leadsTo?.(place));
  }

  private bringIntoSight(place: Place, index: InventoryIndex): void {
    const { connections, interconnects, lags } = index.shelf;
    const rows = connections.length + interconnects.length + lags.length;
    if (rows + index.foreign.length === 0) return;
    if (!this.add(nodeId(place.profile, place.region), rows)) return;
    this.places.push(place);
    for (const location of index.locations) this.ids.add(locationId(place, location));
    for (const { id, rows: below } of index.holders()) {
      if (!this.add(nodeId(place.profile, place.region, id), below)) return;
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
