import type { Journal } from '../../../aws/journal/journal';
import type { Place } from '../../../aws/session/place';
import type { RequestDocuments } from '../../requests/requestDocuments';
import type { Stores } from '../../stores';

/** What allocating from a file needs from the rest of the extension. */
export interface CsvContext {
  readonly from: Stores;
  readonly journal: Journal;
  /** Where the table of what would be sent is shown. */
  readonly requests: RequestDocuments;
  /** Asks for a connection or LAG of a place. `undefined` when the user cancelled. */
  readonly pickConnection: (place: Place) => Promise<string | undefined>;
}

/** Where rows go, and what the file is called. */
export interface CsvTarget {
  readonly place: Place;
  /** The account of the profile when it was checked first, if it was known. */
  readonly account?: string | undefined;
  /** The connection or LAG that the command was run on, if any. */
  readonly connectionId?: string | undefined;
  readonly file: string;
}
