import { ViewColumn, window } from 'vscode';
import type { WebviewPanel } from 'vscode';

/**
 * The column for a document that belongs to a panel: the one after the panel's, so that both are in view. If the person
 * is working elsewhere, it is not the column that they are working in.
 */
export function columnBeside({ active, visible, viewColumn }: WebviewPanel): ViewColumn {
  if (active || !visible || viewColumn === undefined) return ViewColumn.Beside;
  const next = viewColumn + 1;
  return window.tabGroups.activeTabGroup.viewColumn === next ? ViewColumn.Beside : next;
}
