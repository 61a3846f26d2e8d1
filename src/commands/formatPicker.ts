import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { awsRouterTypes } from '../routers/awsRouterTypes';
import { formats, isFormat } from '../routers/formats';
import { inert } from '../views/inert';
import { XML } from '../views/routerConfig/uri';

interface FormatItem extends QuickPickItem {
  readonly format?: string;
}

const separator = (label: string): FormatItem => ({ label, kind: QuickPickItemKind.Separator });

/** Our own formats, what AWS offers, and whatever identifier was typed: no operation lists them all. */
function formatItems(typed: string, current: string | undefined): FormatItem[] {
  const own = Object.entries(formats).map(([format, { name }]) => ({ label: name, format }));
  const aws = awsRouterTypes.map(({ vendor, platform, software, identifier }) => ({
    label: platform,
    description: `${vendor} ${software}`,
    detail: identifier,
    format: identifier,
  }));
  const known = [{ label: l10n.t('AWS description (XML)'), format: XML }, ...own, ...aws];
  const other = [typed.trim(), current ?? ''].filter(
    (identifier) =>
      identifier && !known.some(({ format, label }) => format === identifier || label === identifier),
  );
  const mark = (item: FormatItem): FormatItem =>
    item.format === current
      ? { ...item, description: [item.description, l10n.t('shown now')].filter(Boolean).join(' · ') }
      : item;
  return [
    { label: l10n.t('AWS description (XML)'), detail: XML, format: XML },
    separator(l10n.t('Written from what AWS says of the virtual interface')),
    ...own,
    separator(l10n.t('Written by AWS for a router type')),
    ...aws,
    ...(other.length > 0 ? [separator('')] : []),
    ...[...new Set(other)].map((identifier) => ({
      label: l10n.t('Use the identifier "{0}"', inert(identifier)),
      alwaysShow: true,
      format: identifier,
    })),
  ].map(mark);
}

/** Asks for a format. `undefined` when the person gave up. */
export function pickFormat(title: string, current?: string): Promise<string | undefined> {
  const picker = window.createQuickPick<FormatItem>();
  picker.title = title;
  picker.placeholder = l10n.t('Choose a format, or type the identifier of a router type that AWS knows');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = formatItems('', current);
  picker.activeItems = picker.items.filter(({ format }) => format !== undefined && format === current);
  return new Promise((resolve) => {
    picker.onDidChangeValue((typed) => (picker.items = formatItems(typed, current)));
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

/** What a format is called. */
export function formatName(format: string): string {
  if (isFormat(format)) return formats[format].name;
  return format === XML ? l10n.t('AWS description (XML)') : format;
}
