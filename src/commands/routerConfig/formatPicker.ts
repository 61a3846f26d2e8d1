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

/** Our own formats, and what AWS offers: no operation lists them all. */
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
    separator(l10n.t('Written from what AWS says of the virtual interface')),
    ...own,
    separator(l10n.t('Written by AWS for a router type')),
    ...aws,
  ];
}

/** True when all words that were typed are somewhere in an item: the editor alone looks into one of its texts at a time. */
function matches({ label, description = '', detail = '', kind }: FormatItem, typed: string): boolean {
  if (kind === QuickPickItemKind.Separator) return false;
  const text = [label, description, detail].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * What is offered while something is typed. The editor puts the shortest label first that begins with it, so a label typed
 * as a whole is the first; an identifier is offered only where nothing is known by what was typed.
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
      ? { ...item, description: [item.description, l10n.t('shown now')].filter(Boolean).join(' · ') }
      : item;
  return [
    ...known.map((item) => (wanted && matches(item, wanted) ? { ...item, alwaysShow: true } : item)),
    ...(others.length > 0 ? [separator('')] : []),
    ...[...new Set(others)].map((identifier) => ({
      label: l10n.t('Use the identifier "{0}"', inert(identifier)),
      alwaysShow: true,
      format: identifier,
    })),
  ].map((item) => (item.format === undefined ? item : mark(item)));
}

/** Asks for a format out of those that are given for what is typed. `undefined` when the person gave up. */
function pick(title: string, itemsFor: (typed: string) => FormatItem[], current?: string) {
  const picker = window.createQuickPick<FormatItem>();
  picker.title = title;
  picker.placeholder = l10n.t('Choose a format, or type the identifier of a router type that AWS knows');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsFor('');
  picker.activeItems = picker.items.filter(({ format }) => format !== undefined && format === current);
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

/** Asks for a format. `undefined` when the person gave up. */
export const pickFormat = (title: string, current?: string): Promise<string | undefined> =>
  pick(title, (typed) => formatItems(typed, current), current);

/** Asks for another format than the one that is shown. `undefined` when the person gave up. */
export const pickOtherFormat = (title: string, shown: string): Promise<string | undefined> =>
  pick(title, (typed) => formatItems(typed, undefined, shown));

/** What a format is called. */
export function formatName(format: string): string {
  if (isFormat(format)) return formats[format].name;
  return format === XML ? l10n.t('AWS description (XML)') : format;
}
