import * as l10n from '@vscode/l10n';
import { commands, window } from 'vscode';
import type { Uri } from 'vscode';
import * as commandIds from '../../ids/commandIds';
import { MASK } from '../../routers/mask';
import { copyText } from '../../views/clipboard';
import type { DocumentFiles } from '../../views/documents/files';
import type { RouterConfigDocuments } from '../../views/routerConfig/documents';
import { shownRouterConfig } from '../../views/routerConfig/shown';

const copy = (text: string) => copyText(text, l10n.t('Copied the router configuration'));

async function offerKey(uri: Uri): Promise<void> {
  const withKey = l10n.t('Copy with Key');
  const answer = await window.showWarningMessage(
    l10n.t('The BGP key in the copied text is masked. A router would use {0} as the key.', MASK),
    withKey,
  );
  if (answer === withKey) await commands.executeCommand(commandIds.copyRouterConfigurationWithKey, uri);
}

/** Copies a router configuration as shown. If its key is masked, says so and offers to copy it with the key. */
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
