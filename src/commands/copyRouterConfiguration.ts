import * as l10n from '@vscode/l10n';
import { env, window } from 'vscode';
import type { Uri } from 'vscode';
import type { DocumentFiles } from '../views/documents/files';
import { shownRouterConfig } from '../views/routerConfig/shown';

/** Copies a router configuration as it is shown: with its key masked, unless that is revealed. */
export async function copyRouterConfiguration(files: DocumentFiles, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(given);
  if (!uri) return;
  await env.clipboard.writeText(await files.text(uri));
  window.setStatusBarMessage(l10n.t('Router configuration copied'), 3_000);
}
