import { parseFilter } from '../../directconnect/inventoryFilter';
import type { Arrangement } from '../../directconnect/inventoryIndex';
import type { ViewOptions } from './viewOptions';

/** What the rows are filtered and sorted by, as the options have it. */
export class Arranger {
  private made: (Arrangement & { readonly text: string }) | undefined;

  constructor(private readonly options: ViewOptions) {}

  /** The same object until one of the options changes. */
  get arrangement(): Arrangement {
    const { filter: text, order } = this.options;
    if (this.made?.text !== text || this.made.order !== order) {
      this.made = { text, order, filter: parseFilter(text).filter ?? { terms: [] } };
    }
    return this.made;
  }
}
