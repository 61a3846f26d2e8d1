import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Journal } from '../../aws/journal/journal';

/** Clears the activity log, once the user confirms. Requests whose outcome is unknown stay. */
export async function clearActivity(journal: Journal): Promise<void> {
  const clear = l10n.t('Clear');
  const answer = await window.showWarningMessage(
    l10n.t('Clear this machine’s activity log?'),
    {
      modal: true,
      detail: l10n.t('This can’t be undone. Requests whose outcome is unknown are kept.'),
    },
    clear,
  );
  if (answer === clear) await journal.clear();
}
