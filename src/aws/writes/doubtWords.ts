import * as l10n from '@vscode/l10n';
import type { Failure } from '../failure';
import type { Unknown } from './outcome';

/** The cause in words. After the user stopped waiting, it says that this does not undo the request. */
const causeOf = ({ kind, message }: Failure): string =>
  kind === 'cancelled' ? l10n.t('You stopped waiting, which does not undo the request.') : message;

/** The text about a write whose outcome is unknown, wherever it is shown. */
export function doubtWords({ failure, refusal, checked, candidates = [] }: Unknown): string {
  if (candidates.length > 0) {
    return l10n.t(
      'Several new resources match the request, and one of them is probably yours: {0}. Compare them in the Direct Connect view.',
      candidates.join(', '),
    );
  }
  const cause = failure && failure !== refusal ? causeOf(failure) : '';
  const state = refusal
    ? l10n.t(
        'AWS refused the request, but whether it took effect anyway could not be checked: a proxy may have sent it twice. Choose Check Again to look.',
      )
    : checked
      ? l10n.t(
          'The request was sent once, and a check has found no trace of it yet. Do not send it again; choose Check Again to check once more.',
        )
      : l10n.t(
          'The request was sent once, and it is not known whether it took effect. Do not send it again; choose Check Again to look.',
        );
  return [cause, state, refusal?.advice].filter(Boolean).join(' ');
}
