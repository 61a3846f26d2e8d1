import { window, workspace } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { Journal } from '../../aws/journal/journal';
import type { CsvContext } from '../../views/allocation/csv/context';
import { connectionOf } from '../../views/connections/resourceOf';
import type { RequestDocuments } from '../../views/requests/requestDocuments';
import type { Stores } from '../../views/stores';
import type { Node } from '../../views/tree/node';
import { pickPlace } from '../pick';
import { pickConnectionIn } from '../pickResource';

/** The part of the form's bundle that reads files. */
export interface Csv {
  allocateFromCsv(context: CsvContext, place: Place, connectionId?: string): Promise<void>;
  csvTemplate(hasConnections: boolean): string;
}

/** What the command needs. */
interface AllocateFromCsvContext {
  readonly from: Stores;
  readonly journal: Journal;
  readonly requests: RequestDocuments;
  readonly loadCsv: () => Promise<Csv>;
}

/** Creates virtual interfaces from a CSV file, on the connection or in the region of a row, or where the user chooses. */
export async function allocateFromCsv(
  { from, journal, requests, loadCsv }: AllocateFromCsvContext,
  node?: Node,
): Promise<void> {
  const on = connectionOf(node);
  const place = on?.place ?? node?.place ?? (await pickPlace(from));
  if (!place) return;
  const pickConnection = async (where: Place) => (await pickConnectionIn(from, where))?.connectionId;
  const csv = await loadCsv();
  await csv.allocateFromCsv({ from, journal, requests, pickConnection }, place, on?.resource.connectionId);
}

/** Opens an example of such a file. For a connection or LAG, it has no column that names one. */
export async function newCsvTemplate(loadCsv: () => Promise<Csv>, node?: Node): Promise<void> {
  const content = (await loadCsv()).csvTemplate(!connectionOf(node));
  await window.showTextDocument(await workspace.openTextDocument({ content }));
}
