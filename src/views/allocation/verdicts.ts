import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { stateWords } from '../../directconnect/resources/states';
import { GONE, lastSeen, ownerIn } from './journey';
import type { Journey } from './journey';
import { versioned } from './messages';
import type { ToPage } from './messages';

/** What the page is to be told, and the virtual interface if there is one now. */
export interface Verdict {
  readonly message: ToPage;
  readonly created?: VirtualInterface;
}

function stateMeaning(state: string | undefined, ownerAccount = ''): string {
  if (state === GONE) return l10n.t('AWS does not list it any more.');
  return state === 'confirming'
    ? l10n.t('It carries traffic once account {0} has confirmed it.', ownerAccount)
    : stateWords(state).meaning;
}

/** What is to be said of what a look has found: an answer said otherwise, or not all of it could be compared. */
function cautionOf(wasRefused: boolean, isLikely: boolean): { caution?: string } {
  const caution = [
    wasRefused ? l10n.t('AWS’s answer was a refusal, but the virtual interface exists.') : '',
    isLikely
      ? l10n.t(
          'It matches what was sent, but not everything could be compared (such as the BGP key), so it is likely yours, not certainly. Check it before you use it.',
        )
      : '',
  ]
    .filter(Boolean)
    .join(' ');
  return caution ? { caution } : {};
}

export function createdAs(
  virtualInterface: VirtualInterface,
  found?: { readonly certain: boolean; readonly refusal?: Failure },
): Verdict {
  const { virtualInterfaceId = '', ownerAccount, virtualInterfaceState } = virtualInterface;
  const refusal = found?.refusal;
  const message = stateMeaning(virtualInterfaceState, ownerAccount);
  return {
    created: virtualInterface,
    message: versioned({
      ...{ type: 'created', virtualInterfaceId, message },
      ...cautionOf(refusal !== undefined, found?.certain === false),
      ...(refusal && { refusal: refusalOf(refusal) }),
    }),
  };
}

/** What is to be said of what was created before a reload, as it was seen last. */
export function standingAs(journey: Journey): ToPage | undefined {
  const { virtualInterfaceId, refusal, isLikely = false } = journey;
  if (virtualInterfaceId === undefined) return undefined;
  const ownerAccount = ownerIn(journey);
  const first = ownerAccount === undefined ? 'pending' : 'confirming';
  const message = stateMeaning(lastSeen(journey)?.state ?? first, ownerAccount);
  const caution = cautionOf(refusal !== undefined, isLikely);
  return versioned({ type: 'created', virtualInterfaceId, message, ...caution });
}

/** AWS's words, to be shown beside what is known. A proxy's own refusal has ours. */
const refusalOf = ({ words, message, code = '' }: Failure) => ({ words: words ?? message, code });

export function notSent({ message, advice }: Failure): Verdict {
  return { message: versioned({ type: 'notSent', message: `${message} ${advice}` }) };
}

export function refused({ words, message, code = '', advice }: Failure): Verdict {
  return { message: versioned({ type: 'refused', words: words ?? message, code, advice }) };
}

/** Whoever stopped the waiting knows that; what has to be said is that it undoes nothing. */
export function causeOf({ kind, message }: Failure): string {
  return kind === 'cancelled' ? l10n.t('You stopped waiting, which does not undo the request.') : message;
}

export function unknown(cause: string): Verdict {
  return {
    message: versioned({
      type: 'unknown',
      message: l10n.t(
        '{0} The request was sent once; whether the virtual interface was created is not known. Do not send it again: choose Check Again to look for it.',
        cause,
      ),
    }),
  };
}

/** @param cause what kept it from being checked, if it is worth a word. */
export function unchecked(refusal: Failure, cause: string): Verdict {
  const message = [
    cause,
    l10n.t(
      'AWS refused the request, but that nothing was created could not be checked: a proxy may have sent it twice. Choose Check Again to look for it.',
    ),
    refusal.advice,
  ]
    .filter(Boolean)
    .join(' ');
  return { message: versioned({ type: 'unknown', message, refusal: refusalOf(refusal) }) };
}

/** A refusal of which a reload has left the code alone. */
export const refusedBefore = ({ code, advice }: NonNullable<Journey['refusal']>) =>
  new Failure('refused', l10n.t('AWS refused the request.'), advice, code);

export function several(candidates: readonly string[]): Verdict {
  return {
    message: versioned({
      type: 'unknown',
      message: l10n.t(
        'Several new virtual interfaces match what was sent, and one of them is likely yours: {0}. Compare them in the Direct Connect view, then start over.',
        candidates.join(', '),
      ),
    }),
  };
}

export function alreadyDone(virtualInterfaceId: string): Verdict {
  return {
    message: versioned({
      type: 'notSent',
      message: l10n.t(
        'This form has already created {0}, so nothing was sent. Close its tab and open the form again for another.',
        virtualInterfaceId,
      ),
    }),
  };
}

export function nothingSent(): Verdict {
  return { message: versioned({ type: 'notSent', message: l10n.t('Nothing was sent from this form yet.') }) };
}

export function nothingCame(): Verdict {
  return {
    message: versioned({
      type: 'notSent',
      message: l10n.t('AWS refused that request or never received it, so nothing was created.'),
    }),
  };
}
