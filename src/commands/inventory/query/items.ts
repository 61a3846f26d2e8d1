import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPick, QuickPickItem } from 'vscode';
import type { Completion, ValueCount } from '../../../directconnect/inventory/completion';
import type { Unseen } from '../../../directconnect/inventory/unseen';
import { resourceKinds } from '../../../directconnect/kinds';
import { inert } from '../../../views/inert';
import type { Advice } from './advice';

/** A line of a quick pick in which a query is typed. */
export interface QueryItem extends QuickPickItem {
  /** What the query becomes when the line is picked. */
  readonly completes?: string;
}

/** Leaves the lines in the order in which they are given. The editor would put first what contains the typed text. */
export function keepOrder(picker: QuickPick<QuickPickItem>): void {
  // VS Code's type does not have the property yet (proposal quickPickSortByLabel).
  Object.assign(picker, { sortByLabel: false });
}

/** How many resources have a value. */
export function countWords({ interfaces, ports }: ValueCount): string {
  if (interfaces > 0) return resourceKinds.virtualInterface.words.count(interfaces);
  if (ports === 0) return l10n.t('none read so far');
  return ports === 1
    ? l10n.t('1 connection, LAG or interconnect')
    : l10n.t('{0} connections, LAGs or interconnects', ports.toLocaleString());
}

/** A heading in a list of lines. */
export const separator = (label: string): QueryItem => ({ label, kind: QuickPickItemKind.Separator });

/** A line that only informs. */
export function note(icon: string, label: string, detail?: string): QueryItem {
  return {
    label: inert(label),
    iconPath: new ThemeIcon(icon),
    alwaysShow: true,
    ...(detail && { detail: inert(detail) }),
  };
}

function correction(query: string): QueryItem {
  return {
    label: inert(query),
    description: l10n.t('use this instead'),
    iconPath: new ThemeIcon('lightbulb'),
    alwaysShow: true,
    completes: query,
  };
}

function completionItem({ query, term, about, count }: Completion): QueryItem {
  const words = [about ?? [], count ? countWords(count) : []].flat();
  return {
    label: inert(term),
    description: inert(words.join(' · ')),
    iconPath: new ThemeIcon(count ? 'symbol-enum-member' : 'symbol-key'),
    alwaysShow: true,
    completes: query,
  };
}

const unseenWords = ({ term, meant }: Unseen) =>
  meant === undefined
    ? l10n.t('Nothing read so far matches {0}', term)
    : l10n.t('Nothing read so far matches {0}. Did you mean {1}?', term, meant);

/** The lines that say what is wrong with a query, each followed by what was probably meant. */
export function problemItems({ problem, meant, unseen }: Advice): QueryItem[] {
  const wrong = [
    ...(problem === undefined ? [] : [{ icon: 'warning', words: problem, meant }]),
    ...unseen.map((one) => ({ icon: 'info', words: unseenWords(one), meant: one.meant })),
  ];
  return wrong.flatMap((one) => [
    note(one.icon, one.words),
    ...(one.meant === undefined ? [] : [correction(one.meant)]),
  ]);
}

/** The lines for what a query may become, without those that are corrections already. */
export function completionItems({ completions, meant, unseen }: Advice): QueryItem[] {
  const corrections = new Set([meant, ...unseen.map((one) => one.meant)]);
  const items = completions.filter(({ query }) => !corrections.has(query)).map(completionItem);
  return items.length === 0 ? [] : [separator(l10n.t('Suggestions')), ...items];
}
