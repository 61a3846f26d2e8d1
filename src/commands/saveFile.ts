import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { Failure } from '../aws/failure';

/** What is saved, and as what. */
interface Saved {
  /** What the file is called: `direct-connect-activity`. A name of ours: no text from AWS names a file. */
  readonly name: string;
  readonly extension: string;
  /** The format in words. */
  readonly format: string;
  /** The title of the dialog. */
  readonly title: string;
}

/** Asks where to save a file that is named by today's date. `undefined` when the user cancelled. */
export function askWhere({ name, extension, format, title }: Saved): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const today = new Date().toISOString().slice(0, 10);
  return window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, `${name}-${today}.${extension}`),
    filters: { [format]: [extension] },
    title,
  });
}

/** @throws Failure when the file can't be written. */
export async function writeFile(target: Uri, bytes: Uint8Array): Promise<void> {
  try {
    await workspace.fs.writeFile(target, bytes);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new Failure(
      'refused',
      l10n.t('The file could not be written ({0}).', code),
      l10n.t('Choose a folder you can write to, then export again.'),
    );
  }
}
