import { parseFilter } from '../../directconnect/inventory/inventoryFilter';
import type { Arrangement } from '../../directconnect/inventory/inventoryIndex';
import type { Names } from '../../directconnect/inventory/term';
import type { ViewOptions } from './viewOptions';

/** Names by id or code: the same object until one of them changes. */
type NamesById = ReadonlyMap<string, string>;

interface Made extends Arrangement {
  readonly text: string;
  readonly accounts: NamesById | undefined;
  readonly locations: NamesById | undefined;
}

/** The filter and order of the rows, from the options. */
export class Arranger {
  private made: Made | undefined;

  constructor(
    private readonly options: ViewOptions,
    private readonly accounts?: { readonly all: NamesById },
    private readonly locations?: { readonly known: NamesById },
  ) {}

  /** The same object until one of the options, or a name that the filter may use, changes. */
  get arrangement(): Arrangement {
    const { filter: text, order } = this.options;
    const accounts = text === '' ? undefined : this.accounts?.all;
    const locations = text === '' ? undefined : this.locations?.known;
    const { made } = this;
    const isSame =
      made?.text === text &&
      made.order === order &&
      made.accounts === accounts &&
      made.locations === locations;
    if (isSame) return made;
    const names: Names = { accounts: accounts ?? [], locations: locations ?? [] };
    // The values were checked when the filter was set, with what had been read then. Now that may not have been read
    // yet.
    const { filter, problem } = parseFilter(text, { names, isPresent: () => true });
    this.made = { text, order, accounts, locations, problem, filter: filter ?? { terms: [] } };
    return this.made;
  }
}
