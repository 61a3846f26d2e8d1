import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { awsRouterTypes } from '../../routers/awsRouterTypes';
import { formats, isFormat } from '../../routers/formats';
import { inert } from '../../views/inert';
import { XML } from '../../views/routerConfig/uri';

interface FormatItem extends QuickPickItem {
  readonly format?: string;
}

const separator = (label: string): FormatItem => ({ label, kind: QuickPickItemKind.Separator });

/** Our own formats and AWS's known ones: no operation lists them. */
function knownItems(): FormatItem[] {
  const own = Object.entries(formats).map(([format, { name }]) => ({ label: name, format }));
  const aws = awsRouterTypes.map(({ vendor, platform, software, identifier }) => ({
    label: platform,
    description: `${vendor} ${software}`,
    detail: identifier,
    format: identifier,
  }));
  return [
    { label: l10n.t('AWS description (XML)'), detail: XML, format: XML },
    separator(l10n.t('Generated from the virtual interface')),
    ...own,
    separator(l10n.t('Written by AWS for a router type')),
    ...aws,
  ];
}

/**
 * True when every typed word occurs somewhere in an item: the editor itself matches only one of its texts at a time.
 * A hyphen separates words, too, since people write both IOS XE and IOS-XE.
 */
function matches({ label, description = '', detail = '', kind }: FormatItem, typed: string): boolean {
  if (kind === QuickPickItemKind.Separator) return false;
  const text = [label, description, detail].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/[\s-]+/)
    .every((word) => text.includes(word));
}

/**
 * The items while the user types. The editor puts the shortest label with a matching prefix first, so a fully typed
 * label comes first; using the text as an identifier is offered only when no known format matches.
 */
export function formatItems(typed: string, current: string | undefined, except?: string): FormatItem[] {
  const known = knownItems().filter(({ format }) => format === undefined || format !== except);
  const wanted = typed.trim();
  const isKnown = wanted !== '' && known.some((item) => matches(item, wanted));
  const others = [
    isKnown ? '' : wanted,
    current && !knownItems().some(({ format }) => format === current) ? current : '',
  ].filter(Boolean);
  const mark = (item: FormatItem): FormatItem =>
    item.format === current
      ? { ...item, description: [item.description, l10n.t('current')].filter(Boolean).join(' · ') }
      : item;
  return [
    ...known.map((item) => (wanted && matches(item, wanted) ? { ...item, alwaysShow: true } : item)),
    ...(others.length > 0 ? [separator('')] : []),
    ...[...new Set(others)].map((identifier) => ({
      label: l10n.t('Use AWS router type "{0}"', inert(identifier)),
      alwaysShow: true,
      format: identifier,
    })),
  ].map((item) => (item.format === undefined ? item : mark(item)));
}

/** Asks for a format among the items for the typed text. `undefined` when the user cancelled. */
function pick(title: string, itemsFor: (typed: string) => FormatItem[], current?: string) {
  const picker = window.createQuickPick<FormatItem>();
  picker.title = title;
  picker.placeholder = l10n.t('Choose a format, or type an AWS router type');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsFor('');
  // Without an active item, Enter would choose nothing. Then the first one is active, as it is by default.
  const active = picker.items.filter(({ format }) => format !== undefined && format === current);
  if (active.length > 0) picker.activeItems = active;
  return new Promise<string | undefined>((resolve) => {
    picker.onDidChangeValue((typed) => (picker.items = itemsFor(typed)));
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.format);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Asks for a format. `undefined` when the user cancelled. */
export const pickFormat = (title: string, current?: string): Promise<string | undefined> =>
  pick(title, (typed) => formatItems(typed, current), current);

/** Asks for a format other than the current one. `undefined` when the user cancelled. */
export const pickOtherFormat = (title: string, shown: string): Promise<string | undefined> =>
  pick(title, (typed) => formatItems(typed, undefined, shown));

/** The name of a format. */
export function formatName(format: string): string {
  if (isFormat(format)) return formats[format].name;
  return format === XML ? l10n.t('AWS description (XML)') : format;
}
