import { window } from 'vscode';
import type { Uri } from 'vscode';
import type { DocumentFiles } from '../../views/documents/files';
import { nothingRead } from '../../views/documents/nothingRead';

/**
 * Reads the document in front that something else than a command of ours opened. Only that one: it names the profile whose
 * credentials are used, so whoever has it in front of them knows what they allow. A link can't stand for that.
 */
export async function readDocument(files: DocumentFiles, given?: Uri): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (!uri || (given && given.toString() !== uri.toString())) throw nothingRead();
  if (files.unread(uri)) await files.prepare(uri);
}
