/** The parts of the benchmark that need no extension host, in the order in which they run. */
import { csvFigures } from './csv';
import type { Figure } from './figures';
import { formFigures } from './form';
import { growthFigures } from './growth';
import { inventoryFigures } from './inventory';
import { journalFigures } from './journal';
import { loadFigures } from './load';
import { profileFigures } from './profiles';
import { routerFigures } from './routers';
import { routeFigures } from './routes';
import { verdictFigures } from './verdict';

export const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'how fast the journal is read': journalFigures,
  'how fast routes are read': routeFigures,
  'how fast router configurations are written': routerFigures,
  'how fast a CSV file is checked': csvFigures,
  'how fast the form checks a draft': () => Promise.resolve(verdictFigures()),
  'how fast a region is read': inventoryFigures,
  'many profiles': profileFigures,
  'how the extension host fares when everything is read at once': loadFigures,
  'how fast the form opens and answers a key': formFigures,
  'how reading and finding grow': growthFigures,
};
