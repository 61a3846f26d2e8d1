import { window } from 'vscode';
import type { Uri } from 'vscode';
import type { DocumentFiles } from '../documents/files';
import { nothingRead } from '../documents/nothingRead';
import { parseRouterConfigUri } from './uri';

/**
 * The router configuration that a command is about: the one it was given, else the one in the active editor.
 * @throws Failure for one that may not be read: a command that is given its URI is no consent.
 */
export function shownRouterConfig(
  files: Pick<DocumentFiles, 'mayRead'>,
  given: Uri | undefined,
): Uri | undefined {
  const uri = given ?? window.activeTextEditor?.document.uri;
  if (!uri || !parseRouterConfigUri(uri)) return undefined;
  if (!files.mayRead(uri)) throw nothingRead();
  return uri;
}
