import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { Journal } from '../../aws/journal/journal';
import type { StoredRecord } from '../../aws/journal/storedRecord';
import { inSlices } from '../../slices';
import { askWhere, writeFile } from '../saveFile';

/** Saves the activity log as JSON Lines, one request per line, oldest first. */
export async function exportActivity(journal: Journal): Promise<void> {
  const { records } = await journal.latest(Infinity);
  if (records.length === 0) {
    throw new Failure('refused', l10n.t('Nothing has been sent yet.'), l10n.t('There is nothing to export.'));
  }
  const target = await askWhere({
    name: 'direct-connect-activity',
    extension: 'jsonl',
    format: l10n.t('JSON Lines'),
    title: l10n.t('Export Activity'),
  });
  if (!target) return;
  const lines: string[] = [];
  const add = (record: StoredRecord) => lines.push(`${JSON.stringify(record.whole())}\n`);
  await inSlices(records.toReversed(), add, () => true);
  await writeFile(target, Buffer.from(lines.join('')));
}
