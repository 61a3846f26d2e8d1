import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { Uri, commands, window, workspace } from 'vscode';
import { Failure } from '../../aws/failure';
import * as commandIds from '../../ids/commandIds';
import { MASK } from '../../routers/mask';
import type { DocumentFiles } from '../../views/documents/files';
import type { RouterConfigDocuments } from '../../views/routerConfig/documents';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';

/** Only its owner may read it: a router configuration may hold a BGP key. */
const OWNER_ONLY = 0o600;

async function writePrivately(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', OWNER_ONLY);
  try {
    // The mode above applies only to a new file, and the key must not be in a file that others can read.
    await file.chmod(OWNER_ONLY);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

async function write(target: Uri, text: string): Promise<void> {
  try {
    if (target.scheme === 'file') await writePrivately(target.fsPath, text);
    else await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new Failure(
      'refused',
      l10n.t('The file could not be written ({0}).', code),
      l10n.t('Choose a folder you can write to, then save again.'),
    );
  }
}

/** The name of its file: the id, since a name from AWS must not become a file name. */
function fileNameOf(uri: Uri): string {
  const identity = parseRouterConfigUri(uri);
  return basename(identity ? routerConfigUri({ ...identity, name: undefined }).path : uri.path);
}

/** Asks for a file, then reads the text and writes it there. @returns the text; `undefined` when the user cancelled. */
async function saveAs(uri: Uri, read: () => Promise<string>): Promise<string | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, fileNameOf(uri)),
    title: l10n.t('Save Router Configuration'),
  });
  if (!target) return undefined;
  const text = await read();
  await write(target, text);
  window.setStatusBarMessage(l10n.t('Router configuration saved to {0}', basename(target.path)), 5_000);
  return text;
}

async function offerKey(uri: Uri): Promise<void> {
  const withKey = l10n.t('Save with Key…');
  const answer = await window.showWarningMessage(
    l10n.t('The BGP key in the file is masked. A router would use {0} as the key.', MASK),
    withKey,
  );
  if (answer === withKey) await commands.executeCommand(commandIds.saveRouterConfigurationWithKey, uri);
}

/**
 * Saves a router configuration as shown to a file the user chooses. If its key is masked, says so and offers to save it
 * with the key.
 */
export async function saveRouterConfiguration(files: DocumentFiles, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(files, given);
  if (!uri) return;
  const saved = await saveAs(uri, () => files.text(uri));
  if (saved?.includes(MASK)) void offerKey(uri);
}

/** Saves a router configuration with its key, which stays masked in the document. */
export async function saveWithKey(
  files: DocumentFiles,
  documents: RouterConfigDocuments,
  given?: Uri,
): Promise<void> {
  const uri = shownRouterConfig(files, given);
  if (uri) await saveAs(uri, () => documents.textWith(uri, true));
}
