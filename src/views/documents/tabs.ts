import { window } from 'vscode';
import type { TabInputText, TabInputTextDiff, Uri } from 'vscode';

/** The documents in a tab: one, or two side by side. */
function urisIn(input: unknown): Uri[] {
  const { uri, original, modified } = (input ?? {}) as Partial<TabInputText & TabInputTextDiff>;
  return [uri, original, modified].filter((shown) => shown !== undefined);
}

/** True while any tab shows this document. */
export function hasTab(uri: Uri): boolean {
  const wanted = uri.toString();
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => urisIn(input).some((uri) => uri.toString() === wanted));
}

/** Closes the tabs that show only this document. */
export async function closeTabs(uri: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(({ tabs: all }) => all);
  await window.tabGroups.close(tabs.filter(({ input }) => urisIn(input).join() === uri.toString()));
}
