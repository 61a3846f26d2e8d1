import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { Failure } from '../../aws/failure';
import type { Journal } from '../../aws/journal/journal';

/** Saves the activity log as JSON Lines, one request per line, oldest first. */
export async function exportActivity(journal: Journal): Promise<void> {
  const { records } = await journal.latest(Infinity);
  if (records.length === 0) {
    throw new Failure('refused', l10n.t('Nothing has been sent yet.'), l10n.t('There is nothing to export.'));
  }
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(
      folder,
      `direct-connect-activity-${new Date().toISOString().slice(0, 10)}.jsonl`,
    ),
    filters: { [l10n.t('JSON Lines')]: ['jsonl'] },
    title: l10n.t('Export Activity'),
  });
  if (!target) return;
  const lines = records.toReversed().map((record) => `${JSON.stringify(record)}\n`);
  try {
    await workspace.fs.writeFile(target, Buffer.from(lines.join('')));
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new Failure(
      'refused',
      l10n.t('The file could not be written ({0}).', code),
      l10n.t('Choose a folder you can write to, then export again.'),
    );
  }
}
