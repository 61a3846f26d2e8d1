import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { toFailure } from '../aws/failures';

/**
 * Does something that the user asked for; when it fails, says why and what to do next. The log gets the kind of failure
 * alone.
 * @param name what was asked for, for the log.
 */
export async function attempt(
  log: LogOutputChannel,
  name: string,
  work: () => Promise<void> | void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { kind, message, advice, code, words } = toFailure(error, name);
    log.error([name, kind, code].filter(Boolean).join(' '));
    const answer = words && words !== message ? l10n.t('AWS answered: {0}', words) : undefined;
    void window.showErrorMessage([message, answer, advice].filter(Boolean).join(' '));
  }
}
