import { basename } from 'node:path';
import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import { Uri, commands, window, workspace } from 'vscode';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';
import { inFormat } from './changeFormat';
import { formatName, pickOtherFormat } from './formatPicker';
import type { RouterConfigNeed } from './open';

const compare = (left: Uri, right: Uri, title: string) =>
  commands.executeCommand('vscode.diff', left, right, title, { preview: false });

/** Shows a file that is asked for, such as the router's own configuration, beside what it should be. */
export async function compareWithFile({ files }: RouterConfigNeed, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(files, given);
  if (!uri) return;
  const [file] =
    (await window.showOpenDialog({
      defaultUri: workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir()),
      canSelectMany: false,
      title: l10n.t('Compare with File'),
    })) ?? [];
  if (!file) return;
  await files.prepare(uri);
  await compare(file, uri, `${basename(file.path)} ↔ ${basename(uri.path)}`);
}

/** Shows a configuration beside the same one in another format. */
export async function compareFormats(need: RouterConfigNeed, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(need.files, given);
  const identity = uri && parseRouterConfigUri(uri);
  const format = identity && (await pickOtherFormat(l10n.t('Compare with the Format'), identity.format));
  const other = identity && format ? await inFormat(need, identity, format) : undefined;
  if (!uri || !identity || !other) return;
  const beside = routerConfigUri(other);
  await Promise.all([need.files.prepare(uri), need.files.prepare(beside)]);
  const names = [identity, other].map((one) => formatName(one.format)).join(' ↔ ');
  await compare(uri, beside, `${identity.virtualInterfaceId}: ${names}`);
}
