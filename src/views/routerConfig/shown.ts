import { window } from 'vscode';
import type { Uri } from 'vscode';
import { parseRouterConfigUri } from './uri';

/** The router configuration that a command is about: the one it was given, else the one in the active editor. */
export function shownRouterConfig(given: Uri | undefined): Uri | undefined {
  const uri = given ?? window.activeTextEditor?.document.uri;
  return uri && parseRouterConfigUri(uri) ? uri : undefined;
}
