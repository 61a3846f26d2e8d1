import { posix } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { window, workspace } from 'vscode';
import { resultCsv } from '../../../directconnect/allocation/csv/result';
import type { RowResult } from '../../../directconnect/allocation/csv/result';
import type { Sheet } from '../../../directconnect/allocation/csv/sheet';

/**
 * Writes the outcome of each row to a file beside the original, or where the user chooses until it can be written.
 * @returns undefined when the user cancelled.
 */
export async function saveResult(
  file: Uri,
  sheet: Pick<Sheet, 'columns'>,
  results: readonly RowResult[],
): Promise<Uri | undefined> {
  const bytes = Buffer.from(resultCsv(sheet, results));
  const { dir, name } = posix.parse(file.path);
  const time = new Date().toISOString().replace(/\..*$/, '').replaceAll(':', '-');
  const beside = file.with({ path: posix.join(dir, `${name}-result-${time}.csv`) });
  let to: Uri | undefined = beside;
  while (to && !(await isWritten(to, bytes))) {
    to = await window.showSaveDialog({
      title: l10n.t('The result can’t be written there: save it elsewhere'),
      defaultUri: beside,
      filters: { CSV: ['csv'] },
    });
  }
  return to;
}

const isWritten = (to: Uri, bytes: Uint8Array) =>
  Promise.resolve(workspace.fs.writeFile(to, bytes)).then(
    () => true,
    () => false,
  );
