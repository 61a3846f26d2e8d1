import * as l10n from '@vscode/l10n';
import { extensions, window } from 'vscode';
import { toFailure } from '../aws/failures';
import type { Failure } from '../aws/failures';
import { EXTENSION_ID } from '../contributions';
import { inert } from '../views/inert';
import type { Log } from '../views/log';

/** A failure as the log has it: its kind and AWS's code, and nothing that could be secret or a name. */
export function failureForLog(what: string, { kind, code }: Failure): string {
  return [what, kind, code].filter(Boolean).join(' ');
}

interface Contributes {
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
  };
}

/** What a command is called in the menus, in the editor's language; none for what is no command. */
function titleOf(id: string): string | undefined {
  const manifest = extensions.getExtension(EXTENSION_ID)?.packageJSON as Contributes | undefined;
  const title = manifest?.contributes?.commands?.find(({ command }) => command === id)?.title;
  return title?.replace(/…$/, '');
}

/**
 * Does something that the user asked for; when it fails, says what failed, why, and what to do next. The log gets the kind of failure
 * alone.
 * @param name what was asked for, for the log; a command by its id.
 */
export async function attempt(log: Log, name: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = toFailure(error, name);
    const { message, advice, words } = failure;
    log.error(failureForLog(name, failure));
    const answer = words && words !== message ? l10n.t('AWS answered: {0}', words) : undefined;
    const why = [message, answer, advice].filter(Boolean).join(' ');
    const what = titleOf(name);
    void window.showErrorMessage(inert(what === undefined ? why : l10n.t('{0}: {1}', what, why)));
  }
}
