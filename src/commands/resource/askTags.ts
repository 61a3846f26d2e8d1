import * as l10n from '@vscode/l10n';
import { ThemeIcon, window } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import { changeProblem, commonTags, differences, tagProblem } from '../../directconnect/tagChange';
import type { TagChange, Tags } from '../../directconnect/tagChange';
import { visible } from '../../directconnect/text';
import { inert } from '../../views/inert';
import { described } from '../../views/tree/words';

/** A choice: a tag to edit, a new tag, or to review the changes. */
interface Item extends QuickPickItem {
  readonly does: 'edit' | 'add' | 'review';
  readonly key?: string;
}

type Chosen = { readonly does: Item['does'] | 'remove'; readonly key?: string | undefined };

const removeButton = (): QuickInputButton => ({
  iconPath: new ThemeIcon('trash'),
  tooltip: l10n.t('Remove'),
});

/** The tags after the change; `undefined` for values that differ between the resources. */
function afterwards(all: readonly Tags[], { set, remove }: TagChange): [string, string | undefined][] {
  const tags = new Map([...commonTags(all), ...set]);
  for (const key of remove) tags.delete(key);
  return [...tags];
}

/** The value of a tag; if only some of the resources have it, on how many of them. */
function valueOf(all: readonly Tags[], { set }: TagChange, key: string, value: string | undefined): string {
  const having = set.has(key) ? all.length : all.filter((tags) => tags.has(key)).length;
  return described(
    value === undefined ? l10n.t('different values') : visible(value),
    having < all.length ? l10n.t('on {0} of {1} resources', having, all.length) : undefined,
  );
}

function itemsOf(all: readonly Tags[], change: TagChange): Item[] {
  const changes = differences(all, change).length;
  return [
    ...afterwards(all, change).map(([key, value]): Item => ({
      does: 'edit',
      key,
      label: inert(visible(key)),
      description: inert(valueOf(all, change, key, value)),
      buttons: [removeButton()],
    })),
    { does: 'add', label: `$(add) ${l10n.t('Add Tag…')}`, alwaysShow: true },
    ...(changes > 0
      ? [
          {
            does: 'review' as const,
            label: `$(check) ${l10n.t('Review Changes…')}`,
            description: l10n.t('{0} changed', changes),
            alwaysShow: true,
          },
        ]
      : []),
  ];
}

/** Asks what to do next. `undefined` when the user cancelled. */
function choose(title: string, items: readonly Item[]): Promise<Chosen | undefined> {
  const picker = window.createQuickPick<Item>();
  Object.assign(picker, {
    title,
    items,
    ignoreFocusOut: true,
    placeholder: l10n.t('Choose a tag to change its value'),
  });
  return new Promise((resolve) => {
    const end = (chosen: Chosen | undefined) => {
      resolve(chosen);
      picker.hide();
    };
    picker.onDidAccept(() => end(picker.selectedItems[0]));
    picker.onDidTriggerItemButton(({ item }) => end({ does: 'remove', key: item.key }));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

const askValue = (key: string, value: string | undefined) =>
  window.showInputBox({
    title: l10n.t('Value of {0}', inert(visible(key))),
    value: value ?? '',
    ignoreFocusOut: true,
    validateInput: (typed) => tagProblem(key, typed),
  });

const askKey = () =>
  window.showInputBox({
    title: l10n.t('Key of the New Tag'),
    ignoreFocusOut: true,
    validateInput: (typed) => tagProblem(typed, ''),
  });

/**
 * Asks for changes of tags until the user chooses to review them. `undefined` when the user cancelled.
 * @param names of the resources.
 */
export async function askTags(names: string, all: readonly Tags[]): Promise<TagChange | undefined> {
  const set = new Map<string, string>();
  const remove = new Set<string>();
  const change = { set, remove };
  for (;;) {
    const problem = changeProblem(all, change);
    const title = problem ?? l10n.t('Tags of {0}', names);
    const items = itemsOf(all, change).filter(({ does }) => does !== 'review' || problem === undefined);
    const chosen = await choose(title, items);
    if (!chosen) return undefined;
    if (chosen.does === 'review') return change;
    const key = chosen.key ?? (await askKey());
    if (key === undefined) continue;
    if (chosen.does === 'remove') {
      set.delete(key);
      if (all.some((tags) => tags.has(key))) remove.add(key);
      continue;
    }
    const value = await askValue(key, new Map(afterwards(all, change)).get(key));
    if (value === undefined) continue;
    set.set(key, value);
    remove.delete(key);
  }
}
