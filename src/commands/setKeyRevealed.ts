import type { Uri } from 'vscode';
import type { RouterConfigDocuments } from '../views/routerConfig/documents';
import { shownRouterConfig } from '../views/routerConfig/shown';

/** Shows or masks the BGP key in a router configuration: the one given, or the one in front. */
export async function setKeyRevealed(
  documents: RouterConfigDocuments,
  reveal: boolean,
  uri?: Uri,
): Promise<void> {
  const target = shownRouterConfig(uri);
  if (target) await documents.setRevealed(target, reveal);
}
