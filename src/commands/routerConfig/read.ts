import { window } from 'vscode';
import type { Uri } from 'vscode';
import type { DocumentFiles } from '../../views/documents/files';
import { nothingRead } from '../../views/documents/nothingRead';

/**
 * Reads the active document when something other than our commands opened it. Only the active one: it names the profile
 * whose credentials are used, so the user sees what they allow. A link is not consent.
 */
export async function readDocument(files: DocumentFiles, given?: Uri): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (!uri || (given && given.toString() !== uri.toString())) throw nothingRead();
  if (files.unread(uri)) await files.prepare(uri);
}
