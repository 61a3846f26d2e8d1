import { window } from 'vscode';
import type { Uri } from 'vscode';
import type { DocumentFiles } from '../documents/files';
import { nothingRead } from '../documents/nothingRead';
import { parseRouterConfigUri } from './uri';

/**
 * The router configuration for a command: the given one, else the one in the active editor.
 * @throws Failure for one that may not be read: passing its URI to a command is not consent.
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
