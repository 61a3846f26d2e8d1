import { basename } from 'node:path';
import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import { Uri, commands, window, workspace } from 'vscode';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';
import { formatName, pickOtherFormat } from './formatPicker';
import { askForFormat, showOrAskAgain } from './inFormat';
import type { RouterConfigContext } from './context';

const compare = (left: Uri, right: Uri, title: string) =>
  commands.executeCommand('vscode.diff', left, right, title, { preview: false });

/** Compares a configuration with a file the user chooses, such as the router's own configuration. */
export async function compareWithFile({ files }: RouterConfigContext, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(files, given);
  if (!uri) return;
  const [file] =
    (await window.showOpenDialog({
      defaultUri: workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir()),
      canSelectMany: false,
      title: l10n.t('Compare with File'),
    })) ?? [];
  if (!file) return;
  await files.open([uri], () => compare(file, uri, `${basename(file.path)} ↔ ${basename(uri.path)}`));
}

/** Compares a configuration with the same one in another format. */
export async function compareFormats(context: RouterConfigContext, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(context.files, given);
  const identity = uri && parseRouterConfigUri(uri);
  if (!identity) return;
  const pick = () => pickOtherFormat(l10n.t('Compare with Format'), identity.format);
  const fields = context.documents.describedFieldsOf(identity.virtualInterfaceId);
  const other = await askForFormat(context, identity, fields, pick);
  if (!other) return;
  const beside = routerConfigUri(other);
  const names = [identity, other].map((one) => formatName(one.format)).join(' ↔ ');
  const title = `${identity.name ?? identity.virtualInterfaceId}: ${names}`;
  await showOrAskAgain(context, other, () =>
    context.files.open([uri, beside], () => compare(uri, beside, title)),
  );
}
