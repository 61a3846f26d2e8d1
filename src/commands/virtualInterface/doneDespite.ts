import * as l10n from '@vscode/l10n';
import type { Failure } from '../../aws/failure';
import { inert } from '../../views/inert';

/** Says that something was done although an answer refused it, as a look has found. @param what was done. */
export function doneDespite({ words, message }: Failure, what: string): string {
  return inert(l10n.t('{0} AWS’s answer was a refusal all the same: {1}', what, words ?? message));
}
