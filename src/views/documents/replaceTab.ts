import { TextEditorRevealType, commands, window, workspace } from 'vscode';
import type { TabGroup, Uri, ViewColumn } from 'vscode';
import { onlyUriIn, tabOf } from './tabs';

const groupAt = (column: ViewColumn): TabGroup | undefined =>
  window.tabGroups.all.find(({ viewColumn }) => viewColumn === column);

const indexIn = (group: TabGroup | undefined, uri: Uri): number =>
  group?.tabs.findIndex((tab) => onlyUriIn(tab)?.toString() === uri.toString()) ?? -1;

/** The selected and the first visible lines of a document in a group. */
function linesShown(viewColumn: ViewColumn, uri: Uri) {
  const editor = window.visibleTextEditors.find(
    (one) => one.viewColumn === viewColumn && one.document.uri.toString() === uri.toString(),
  );
  return editor && { selections: editor.selections, top: editor.visibleRanges[0] };
}

/** Closes a document's tab in a group. If it was a preview, it is gone already. */
async function closeIn(viewColumn: ViewColumn, uri: Uri): Promise<void> {
  const group = groupAt(viewColumn);
  const tab = group?.tabs[indexIn(group, uri)];
  if (tab) await window.tabGroups.close(tab, true);
}

/** Puts the tab in front where another was: which place a new tab gets is a setting of the editor. */
async function moveTo(place: number, viewColumn: ViewColumn, uri: Uri, isPinned: boolean): Promise<void> {
  if (isPinned) await commands.executeCommand('workbench.action.pinEditor');
  if (indexIn(groupAt(viewColumn), uri) === place) return;
  await commands.executeCommand('moveActiveEditor', { to: 'position', by: 'tab', value: place + 1 });
}

/** How a document is shown in the tab of another. */
interface Replacing {
  /** Whether the same lines are selected and visible afterwards. */
  readonly keepsLines?: boolean;
  readonly preserveFocus?: boolean | undefined;
}

/**
 * Shows a document in the tab of another: in the same group and place, and a preview or pinned if that was. The other
 * tab is closed. If the other document has no tab of its own, the document opens in a new one.
 */
export async function replaceTab(
  former: Uri,
  uri: Uri,
  { keepsLines = false, preserveFocus = false }: Replacing,
): Promise<void> {
  const tab = tabOf(former);
  const document = await workspace.openTextDocument(uri);
  if (!tab) {
    await window.showTextDocument(document, { preview: false, preserveFocus });
    return;
  }
  const { isPinned, isPreview, group } = tab;
  const { viewColumn } = group;
  const place = indexIn(group, former);
  const wasThere = indexIn(group, uri) >= 0;
  const lines = keepsLines ? linesShown(viewColumn, former) : undefined;
  const editor = await window.showTextDocument(document, { viewColumn, preview: isPreview, preserveFocus });
  if (former.toString() === uri.toString()) return;
  if (lines) editor.selections = lines.selections;
  if (lines?.top) editor.revealRange(lines.top, TextEditorRevealType.AtTop);
  await closeIn(viewColumn, former);
  // The commands that move a tab only know the active one.
  if (!wasThere && !preserveFocus) await moveTo(place, viewColumn, uri, isPinned);
}
