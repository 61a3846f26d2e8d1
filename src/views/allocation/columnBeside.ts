import { ViewColumn, window } from 'vscode';
import type { WebviewPanel } from 'vscode';

const columns: readonly ViewColumn[] = [
  ...[ViewColumn.One, ViewColumn.Two, ViewColumn.Three, ViewColumn.Four, ViewColumn.Five],
  ...[ViewColumn.Six, ViewColumn.Seven, ViewColumn.Eight, ViewColumn.Nine],
];

/**
 * The column for a document that belongs to a panel: the one after the panel's, so that both are in view. If the person
 * is working elsewhere, it is not the column that they are working in.
 */
export function columnBeside({ active, visible, viewColumn }: WebviewPanel): ViewColumn {
  const next = viewColumn && columns[columns.indexOf(viewColumn) + 1];
  if (active || !visible || next === undefined) return ViewColumn.Beside;
  return window.tabGroups.activeTabGroup.viewColumn === next ? ViewColumn.Beside : next;
}
