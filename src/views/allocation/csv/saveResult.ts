import { posix } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { window, workspace } from 'vscode';
import { resultCsv } from '../../../directconnect/allocation/csv/result';
import type { RowResult } from '../../../directconnect/allocation/csv/result';
import type { Sheet } from '../../../directconnect/allocation/csv/sheet';

/**
 * Writes the outcome of each row to a file beside the original, or where the user chooses if that folder is read-only.
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
  try {
    await workspace.fs.writeFile(beside, bytes);
    return beside;
  } catch {
    const chosen = await window.showSaveDialog({
      title: l10n.t('Save the Result'),
      defaultUri: beside,
      filters: { CSV: ['csv'] },
    });
    if (chosen) await workspace.fs.writeFile(chosen, bytes);
    return chosen;
  }
}
