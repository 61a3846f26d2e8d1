import { chmod, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { shownRouterConfig } from '../views/routerConfig/shown';

/** Only its owner may read it: a router configuration may hold a BGP key. */
const OWNER_ONLY = 0o600;

async function write(target: Uri, text: string): Promise<void> {
  if (target.scheme === 'file') {
    await writeFile(target.fsPath, text, { mode: OWNER_ONLY });
    // The mode above counts for a new file only.
    await chmod(target.fsPath, OWNER_ONLY);
  } else {
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  }
}

/** Saves a router configuration, as it is shown, to a file that is asked for. */
export async function saveRouterConfiguration(given?: Uri): Promise<void> {
  const uri = shownRouterConfig(given);
  if (!uri) return;
  const document = await workspace.openTextDocument(uri);
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, basename(uri.path)),
    title: l10n.t('Save Router Configuration'),
  });
  if (!target) return;
  await write(target, document.getText());
  window.setStatusBarMessage(l10n.t('Router configuration saved to {0}', basename(target.path)), 5_000);
}
