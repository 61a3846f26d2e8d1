import { Range, TextEditorRevealType, window } from 'vscode';
import type { Uri } from 'vscode';
import { MASK } from '../../routers/mask';
import type { DocumentFiles } from '../../views/documents/files';
import type { RouterConfigDocuments } from '../../views/routerConfig/documents';
import { shownRouterConfig } from '../../views/routerConfig/shown';

/** Scrolls to where the key will be, often at the end of the neighbor's lines, since the user wants to see it. */
function showFirstKey(uri: Uri): void {
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const at = editor?.document.getText().indexOf(MASK) ?? -1;
  if (!editor || at < 0) return;
  const place = editor.document.positionAt(at);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows or masks the BGP key in a router configuration: the given one, or the active one. */
export async function setKeyRevealed(
  files: DocumentFiles,
  documents: RouterConfigDocuments,
  reveal: boolean,
  uri?: Uri,
): Promise<void> {
  const target = shownRouterConfig(files, uri);
  if (!target) return;
  if (reveal) showFirstKey(target);
  await documents.setRevealed(target, reveal);
}
