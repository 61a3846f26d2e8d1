import type { Uri } from 'vscode';
import type { RouterConfigDocuments } from '../views/routerConfig/documents';
import { shownRouterConfig } from '../views/routerConfig/shown';

/** Shows or masks the BGP key in a router configuration: the one given, or the one in front. */
export function setKeyRevealed(documents: RouterConfigDocuments, reveal: boolean, uri?: Uri): void {
  const target = shownRouterConfig(uri);
  if (target) documents.setRevealed(target, reveal);
}
