import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem, Uri } from 'vscode';
import { awsRouterTypes } from '../routers/awsRouterTypes';
import type { Node } from '../views/connections/node';
import { virtualInterfaceOf } from '../views/connections/resourceOf';
import { inert } from '../views/inert';
import type { DocumentFiles } from '../views/documents/files';
import { shownRouterConfig } from '../views/routerConfig/shown';
import { XML, parseRouterConfigUri } from '../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../views/routerConfig/uri';
import { showRouterConfiguration } from './openRouterConfiguration';
import { pickVirtualInterface } from './pick';
import type { PickFrom } from './pick';

type Subject = Pick<RouterConfigIdentity, 'profile' | 'region' | 'virtualInterfaceId'>;

interface FormatItem extends QuickPickItem {
  readonly format?: string;
}

/** What AWS offers, and whatever identifier was typed: no operation lists them all. */
function formatItems(typed: string): FormatItem[] {
  const known = awsRouterTypes.map(({ vendor, platform, software, identifier }) => ({
    label: platform,
    description: `${vendor} ${software}`,
    detail: identifier,
    format: identifier,
  }));
  const other = typed.trim();
  return [
    { label: l10n.t('AWS description (XML)'), detail: XML, format: XML },
    { label: l10n.t('Router types'), kind: QuickPickItemKind.Separator },
    ...known,
    ...(other && !known.some(({ format }) => format === other)
      ? [
          { label: '', kind: QuickPickItemKind.Separator },
          {
            label: l10n.t('Use the identifier "{0}"', inert(other)),
            alwaysShow: true,
            format: other,
          },
        ]
      : []),
  ];
}

function pickFormat(): Promise<string | undefined> {
  const picker = window.createQuickPick<FormatItem>();
  picker.title = l10n.t('Show for a Router Type');
  picker.placeholder = l10n.t('Choose a router, or type the identifier of another that AWS knows');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = formatItems('');
  return new Promise((resolve) => {
    picker.onDidChangeValue((typed) => (picker.items = formatItems(typed)));
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

/** What the command is about: the row or document it was called on, the document in front, or what is asked for. */
async function subjectOf(from: PickFrom, argument: Node | Uri | undefined): Promise<Subject | undefined> {
  const row = virtualInterfaceOf(argument as Node | undefined);
  const uri = row ? undefined : shownRouterConfig(argument as Uri | undefined);
  const shown = uri && parseRouterConfigUri(uri);
  if (shown) return shown;
  const picked = row ?? (await pickVirtualInterface(from));
  const virtualInterfaceId = picked?.resource.virtualInterfaceId;
  return picked && virtualInterfaceId ? { ...picked.place, virtualInterfaceId } : undefined;
}

/** Opens a virtual interface's configuration as AWS writes it for a router that is asked for. */
export async function showForRouterType(
  files: DocumentFiles,
  from: PickFrom,
  argument?: Node | Uri,
): Promise<void> {
  const subject = await subjectOf(from, argument);
  const format = subject && (await pickFormat());
  if (format) await showRouterConfiguration(files, subject, subject.virtualInterfaceId, format);
}
