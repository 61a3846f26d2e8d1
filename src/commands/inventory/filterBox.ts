import * as l10n from '@vscode/l10n';
import { ThemeIcon, window } from 'vscode';
import type { QuickPick } from 'vscode';
import type { ConnectionsProvider } from '../../views/connections/provider';
import type { ViewOptions } from '../../views/connections/viewOptions';
import type { FilterFacts } from '../../views/connections/viewMessage';
import { inert } from '../../views/inert';
import { parseTerms } from '../../directconnect/inventory/terms';
import { adviceOn, asksForLocation } from './query/advice';
import type { Advice, QuerySource } from './query/advice';
import { completionItems, countWords, keepOrder, note, problemItems, separator } from './query/items';
import type { QueryItem } from './query/items';
import type { RecentFilters } from './recentFilters';

/** What the box needs. */
export interface FilterBoxContext {
  readonly options: ViewOptions;
  readonly tree: Pick<ConnectionsProvider, 'filter' | 'onDidNameLocations' | 'requestLocationNames'>;
  readonly source: QuerySource;
  readonly recent: RecentFilters;
}

/** A line of the box. */
interface FilterItem extends QueryItem {
  /** The filter that is applied when the line is picked. */
  readonly applies?: string;
}

const EXAMPLE = 'state:down owner:111122223333 -tag:env=prod vlan:100-200 "web edge"';

/** How many resources match, in the words of the line that applies the filter. */
function applyWords({ regions, shown, all, ports }: FilterFacts): string {
  if (regions === 0) return l10n.t('Apply: open a region to see what matches');
  const counts = [shown.toLocaleString(), all.toLocaleString()];
  return shown === 0 && ports > 0
    ? l10n.t('Apply: {0} of {1} virtual interfaces, {2}', ...counts, countWords({ interfaces: 0, ports }))
    : l10n.t('Apply: {0} of {1} virtual interfaces', ...counts);
}

const clearRecent = () => ({
  iconPath: new ThemeIcon('clear-all'),
  tooltip: l10n.t('Clear Recent Filters'),
});

const help = () =>
  note(
    'question',
    l10n.t('All terms must match'),
    l10n.t('A comma means or, a leading "-" means not, quotes keep words together.'),
  );

/**
 * The box in which a filter is typed: it shows how many resources match, what is wrong, and how to complete the filter.
 */
export class FilterBox {
  private readonly picker: QuickPick<FilterItem> = window.createQuickPick();
  private readonly before: string;
  private turn = 0;
  /** The text that the lines are about. */
  private drawn: string | undefined;
  private isTyped = false;
  private first: FilterItem | undefined;
  /** The lines as text. */
  private lines = '';

  constructor(private readonly context: FilterBoxContext) {
    this.before = context.options.filter;
    const { picker } = this;
    keepOrder(picker);
    picker.placeholder = EXAMPLE;
    picker.value = this.before;
    picker.title = l10n.t('Filter Virtual Interfaces');
    picker.busy = true;
  }

  /** Asks for a filter; `undefined` when the user cancelled. */
  async ask(): Promise<string | undefined> {
    const { picker } = this;
    const { recent, tree } = this.context;
    const heard = [tree.filter.onDidChange, tree.onDidNameLocations].map((event) =>
      event(() => void this.draw()),
    );
    try {
      return await new Promise((resolve) => {
        picker.onDidChangeValue(() => {
          this.isTyped = true;
          void this.draw();
        });
        picker.onDidAccept(() => {
          const accepted = this.accepted();
          if (accepted === undefined) return;
          resolve(accepted);
          picker.hide();
        });
        picker.onDidTriggerButton(() => void recent.clear().then(() => this.draw()));
        picker.onDidTriggerItemButton(
          ({ item }) => void recent.remove(item.applies ?? '').then(() => this.draw()),
        );
        picker.onDidHide(() => resolve(undefined));
        picker.show();
        void this.draw();
      });
    } finally {
      this.turn += 1;
      for (const each of heard) each.dispose();
      picker.dispose();
    }
  }

  private problemWith(text: string): string | undefined {
    return parseTerms(text, this.context.source.reading).problem;
  }

  /** The filter that was chosen, if any: Enter may come before the lines of what was typed last. */
  private accepted(): string | undefined {
    const { activeItems, value } = this.picker;
    const item = this.drawn === value ? activeItems[0] : undefined;
    if (item?.completes !== undefined) {
      this.picker.value = item.completes;
      return undefined;
    }
    return item?.applies ?? (this.problemWith(value) === undefined ? value : undefined);
  }

  /** Applies what was typed to the tree, then draws the lines about it. */
  private async draw(): Promise<void> {
    const { picker } = this;
    const { options, source, tree } = this.context;
    const { value: text } = picker;
    if (text !== options.filter && this.problemWith(text) === undefined) options.preview(text);
    const turn = ++this.turn;
    const wanted = () => turn === this.turn;
    if (asksForLocation(text)) void tree.requestLocationNames();
    const facts = await tree.filter.findApplied();
    const advice = wanted() ? await adviceOn(text, source, wanted) : undefined;
    if (!advice) return;
    this.show(text, facts, advice);
    picker.busy = false;
  }

  private show(text: string, facts: FilterFacts, advice: Advice): void {
    const { picker } = this;
    const isRead = facts.regions > 0;
    // Before anything was read, there are no values to check against.
    const known = isRead ? advice : { ...advice, unseen: [] };
    const recent = this.recentItems(text);
    const completions = completionItems(known);
    const items: FilterItem[] = [
      ...this.applyItems(text, facts, advice),
      ...problemItems(known),
      ...(text === '' ? [...recent, ...completions] : [...completions, ...recent]),
      ...(/(^|\s)$/.test(text) ? [help()] : []),
    ];
    const moved = this.movedTo(text);
    const lines = JSON.stringify(items);
    // Setting the same lines again would undo a key press that moved the selection and whose event has not arrived yet.
    if (this.drawn !== text || this.lines !== lines) {
      this.first = items.find(({ applies, completes }) => (applies ?? completes) !== undefined);
      this.drawn = text;
      this.lines = lines;
      picker.items = items;
      const chosen = items.find(({ label }) => label === moved) ?? this.first;
      if (chosen) picker.activeItems = [chosen];
    }
    picker.buttons = recent.length === 0 ? [] : [clearRecent()];
    picker.title =
      isRead && advice.problem === undefined && text.trim() !== ''
        ? l10n.t(
            'Filter Virtual Interfaces: {0} of {1}',
            facts.shown.toLocaleString(),
            facts.all.toLocaleString(),
          )
        : l10n.t('Filter Virtual Interfaces');
  }

  /** The label of the line that the user moved to: it stays active until the text changes. */
  private movedTo(text: string): string | undefined {
    const [active] = this.picker.activeItems;
    return this.drawn === text && active !== this.first ? active?.label : undefined;
  }

  private applyItems(text: string, facts: FilterFacts, { problem }: Advice): FilterItem[] {
    if (problem !== undefined) return [];
    const isEmpty = text.trim() === '';
    if (isEmpty && this.before === '') return [];
    const label = isEmpty ? l10n.t('Show everything') : applyWords(facts);
    return [{ label, iconPath: new ThemeIcon('filter'), alwaysShow: true, applies: text }];
  }

  /** Recent filters: all of them until something is typed, then those that contain it. */
  private recentItems(text: string): FilterItem[] {
    const typed = this.isTyped ? text.trim() : '';
    const items = this.context.recent
      .list()
      .filter((filter) => filter !== text.trim() && filter.includes(typed))
      .map((filter): FilterItem => {
        const remove = { iconPath: new ThemeIcon('close'), tooltip: l10n.t('Remove from Recent Filters') };
        return {
          label: inert(filter),
          iconPath: new ThemeIcon('history'),
          alwaysShow: true,
          applies: filter,
          buttons: [remove],
        };
      });
    return items.length === 0 ? [] : [separator(l10n.t('Recent')), ...items];
  }
}
