import * as l10n from '@vscode/l10n';
import type { Failure } from '../../aws/failure';
import { doubtWords } from '../../aws/writes/doubtWords';
import type { FoundBy, Unknown } from '../../aws/writes/outcome';
import { refusedFields } from '../../directconnect/allocation/refusedFields';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { stateWords } from '../../directconnect/resources/states';
import { GONE, lastSeen, ownerIn } from './requestHistory';
import type { RequestHistory } from './requestHistory';
import { versioned } from './messages';
import type { ToPage } from './messages';

/** The message for the page, and the virtual interface if there now is one. */
export interface SubmissionResult {
  readonly message: ToPage;
  readonly created?: VirtualInterface;
}

function stateMeaning(state: string | undefined): string {
  if (state === GONE) return l10n.t('AWS no longer lists it.');
  return state === 'confirming'
    ? l10n.t('It carries traffic once its owner has accepted it.')
    : stateWords(state).meaning;
}

/** The caution about what a check found: an answer said otherwise, or not everything could be compared. */
function cautionOf(wasRefused: boolean, isLikely: boolean): { caution?: string } {
  const caution = [
    wasRefused ? l10n.t('AWS answered with a refusal, but the virtual interface exists.') : '',
    isLikely
      ? l10n.t(
          'It matches what was sent, but not everything could be compared (such as the BGP key). It is probably yours: check it before you use it.',
        )
      : '',
  ]
    .filter(Boolean)
    .join(' ');
  return caution ? { caution } : {};
}

export function createdAs(
  virtualInterface: VirtualInterface,
  found: FoundBy | undefined,
  refusal: Failure | undefined,
): SubmissionResult {
  const { virtualInterfaceId = '', virtualInterfaceState } = virtualInterface;
  const message = stateMeaning(virtualInterfaceState);
  return {
    created: virtualInterface,
    message: versioned({
      ...{ type: 'created', virtualInterfaceId, message },
      ...cautionOf(refusal !== undefined, found?.certain === false),
      ...(refusal && { refusal: refusalOf(refusal) }),
    }),
  };
}

/** The message for what was created before a reload, with its last seen state. */
export function earlierResult(history: RequestHistory): ToPage | undefined {
  const { virtualInterfaceId, refusedAt, isLikely = false } = history;
  if (virtualInterfaceId === undefined) return undefined;
  const first = ownerIn(history) === undefined ? 'pending' : 'confirming';
  const message = stateMeaning(lastSeen(history)?.state ?? first);
  const caution = cautionOf(refusedAt !== undefined, isLikely);
  return versioned({ type: 'created', virtualInterfaceId, message, ...caution });
}

/** AWS's words, to be shown beside what is known; for a proxy's own refusal, our words. */
const refusalOf = ({ words, message, code = '' }: Failure) => ({ words: words ?? message, code });

export function notSent({ message, advice }: Failure): SubmissionResult {
  return { message: versioned({ type: 'notSent', message: `${message} ${advice}` }) };
}

export function refused({ words, message, code = '', advice }: Failure): SubmissionResult {
  const fields = words === undefined ? [] : (refusedFields(code, words) ?? []);
  return { message: versioned({ type: 'refused', words: words ?? message, code, advice, fields }) };
}

/** The result while the outcome is unknown, with AWS's refusal if there was one. */
export function unknown(outcome: Unknown): SubmissionResult {
  const { refusal } = outcome;
  const message = doubtWords(outcome);
  return {
    message: versioned({ type: 'unknown', message, ...(refusal && { refusal: refusalOf(refusal) }) }),
  };
}

export function several(candidates: readonly string[]): SubmissionResult {
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

export function alreadyDone(virtualInterfaceId: string): SubmissionResult {
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

export function nothingSent(): SubmissionResult {
  return {
    message: versioned({ type: 'notSent', message: l10n.t('Nothing has been sent from this form yet.') }),
  };
}

export function nothingCreated(): SubmissionResult {
  return {
    message: versioned({
      type: 'notSent',
      message: l10n.t('AWS refused that request or never received it, so nothing was created.'),
    }),
  };
}
