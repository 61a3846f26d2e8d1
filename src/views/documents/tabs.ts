import { window } from 'vscode';
import type { Tab, TabInputText, TabInputTextDiff, Uri } from 'vscode';

/** The documents in a tab: one, or two side by side. */
function urisIn(input: unknown): Uri[] {
  const { uri, original, modified } = (input ?? {}) as Partial<TabInputText & TabInputTextDiff>;
  return [uri, original, modified].filter((shown) => shown !== undefined);
}

const allTabs = (): Tab[] => window.tabGroups.all.flatMap(({ tabs }) => tabs);

/** True while any tab shows this document. */
export function hasTab(uri: Uri): boolean {
  const wanted = uri.toString();
  return allTabs().some(({ input }) => urisIn(input).some((shown) => shown.toString() === wanted));
}

/** The document that a tab shows, if it shows only one. */
export function onlyUriIn({ input }: Tab): Uri | undefined {
  const [uri, ...others] = urisIn(input);
  return others.length === 0 ? uri : undefined;
}

/** The tab that shows only this document; of several, the one in front. */
export function tabOf(uri: Uri): Tab | undefined {
  const tabs = allTabs().filter((tab) => onlyUriIn(tab)?.toString() === uri.toString());
  return (
    tabs.find(({ isActive, group }) => isActive && group.isActive) ??
    tabs.find(({ isActive }) => isActive) ??
    tabs[0]
  );
}

/** The documents that have a tab of their own. */
export const urisWithTabs = (): Uri[] => allTabs().flatMap((tab) => onlyUriIn(tab) ?? []);
