import { l10n, window } from 'vscode';
import type { Log } from '../views/log';

/**
 * Runs something that the user asked for; if it fails, that is shown and logged.
 * @param name what was requested, for the log; for a command, its id.
 */
export async function attempt(log: Log, name: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    try {
      const { report } = await import('../bundles/report');
      report(log, name, error);
    } catch {
      // Its files are gone, for example because the extension was updated in the meantime.
      const message = l10n.t('Direct Connect Explorer could not load a part of itself. Reload the window.');
      void window.showErrorMessage(message);
    }
  }
}
