import * as l10n from '@vscode/l10n';
import { extensions, window } from 'vscode';
import { asFailure } from '../aws/failure';
import type { Failure } from '../aws/failure';
import { EXTENSION_ID } from '../contributions';
import { inert } from '../views/inert';
import type { Log } from '../views/log';

/** A failure for the log: its kind and AWS's code, nothing that could be secret or a name. */
export function failureForLog(what: string, { kind, code }: Failure): string {
  return [what, kind, code].filter(Boolean).join(' ');
}

interface Contributes {
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
  };
}

/** The title of a command in the menus, in the editor's language; undefined for anything else. */
function titleOf(id: string): string | undefined {
  const manifest = extensions.getExtension(EXTENSION_ID)?.packageJSON as Contributes | undefined;
  const title = manifest?.contributes?.commands?.find(({ command }) => command === id)?.title;
  return title?.replace(/…$/, '');
}

/**
 * Shows what failed, why, and what to do next. The log gets only the kind of failure.
 * @param name what was requested, for the log; for a command, its id.
 */
export function report(log: Log, name: string, error: unknown): void {
  const failure = asFailure(error);
  const { message, advice, words } = failure;
  log.error(failureForLog(name, failure));
  const answer = words && words !== message ? l10n.t('AWS answered: {0}', words) : undefined;
  const why = [message, answer, advice].filter(Boolean).join(' ');
  const what = titleOf(name);
  void window.showErrorMessage(inert(what === undefined ? why : l10n.t('{0}: {1}', what, why)));
}
