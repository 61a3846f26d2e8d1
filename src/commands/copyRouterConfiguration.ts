import * as l10n from '@vscode/l10n';
import { env, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { shownRouterConfig } from '../views/routerConfig/shown';

/** Copies a router configuration as it is shown: with its key masked, unless that is revealed. */
export async function copyRouterConfiguration(given?: Uri): Promise<void> {
  const uri = shownRouterConfig(given);
  if (!uri) return;
  const document = await workspace.openTextDocument(uri);
  await env.clipboard.writeText(document.getText());
  window.setStatusBarMessage(l10n.t('Router configuration copied'), 3_000);
}
