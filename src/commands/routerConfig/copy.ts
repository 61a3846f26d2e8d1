import * as l10n from '@vscode/l10n';
import { commands, env, window } from 'vscode';
import type { Uri } from 'vscode';
import { commandIds } from '../../contributions';
import { MASK } from '../../routers/mask';
import type { DocumentFiles } from '../../views/documents/files';
import type { RouterConfigDocuments } from '../../views/routerConfig/documents';
import { shownRouterConfig } from '../../views/routerConfig/shown';

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Router configuration copied'), 3_000);
}

async function offerKey(uri: Uri): Promise<void> {
  const withKey = l10n.t('Copy with Key');
  const answer = await window.showWarningMessage(
    l10n.t('The BGP key in what you copied is masked: a router would take {0} for the key.', MASK),
    withKey,
  );
  if (answer === withKey) await commands.executeCommand(commandIds.copyRouterConfigurationWithKey, uri);
}

/** Copies a router configuration as it is shown. Where its key is masked, it says so and offers to copy it with the key. */
export async function copyRouterConfiguration(files: DocumentFiles, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(files, given);
  if (!uri) return;
  const text = await files.text(uri);
  await copy(text);
  if (text.includes(MASK)) void offerKey(uri);
}

/** Copies a router configuration with its key, which stays masked in the document. */
export async function copyWithKey(
  files: DocumentFiles,
  documents: RouterConfigDocuments,
  given?: Uri,
): Promise<void> {
  const uri = shownRouterConfig(files, given);
  if (uri) await copy(await documents.textWith(uri, true));
}
