import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { toFailure } from '../aws/failures';
import type { Failure } from '../aws/failures';
import { inert } from '../views/inert';
import type { Log } from '../views/log';

/** A failure as the log has it: its kind and AWS's code, and nothing that could be secret or a name. */
export function failureForLog(what: string, { kind, code }: Failure): string {
  return [what, kind, code].filter(Boolean).join(' ');
}

/**
 * Does something that the user asked for; when it fails, says why and what to do next. The log gets the kind of failure
 * alone.
 * @param name what was asked for, for the log.
 */
export async function attempt(log: Log, name: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = toFailure(error, name);
    const { message, advice, words } = failure;
    log.error(failureForLog(name, failure));
    const answer = words && words !== message ? l10n.t('AWS answered: {0}', words) : undefined;
    void window.showErrorMessage(inert([message, answer, advice].filter(Boolean).join(' ')));
  }
}
