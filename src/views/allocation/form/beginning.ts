import { withoutKey } from '../../../directconnect/allocation/draft';
import type { AllocationDraft, AllocationField, Mode } from '../../../directconnect/allocation/draft';
import { versioned } from '../messages';
import { backToForm, change } from './changes';
import { withoutProposal } from './peerProposal';
import { isSent } from './state';
import type { FormState, Offer, Step } from './state';

/** True when something was typed that another draft would replace. The mode alone does not count. */
function isTyped({ draft, began }: FormState): boolean {
  const withoutMode = ({ mode, ...rest }: AllocationDraft) => JSON.stringify(rest);
  return withoutMode(draft) !== withoutMode(began);
}

/** Shows a state, and reads the gateways when the first state needs one. */
function showing(state: FormState, focus: string): Step {
  return state.draft.mode === 'create' && !state.gateways
    ? { state, focus, post: versioned({ type: 'readGateways' }) }
    : { state, focus };
}

/** Switches the mode, which shows other fields; what was typed stays. */
export function setMode(state: FormState, mode: Mode): Step {
  const next = change(state, { mode });
  return next === state ? { state } : showing(next, mode === 'create' ? 'gateway' : 'ownerAccount');
}

/** The extension requested a mode: if it differs from the current one, it replaces it and closes any review. */
export function turnTo(state: FormState, mode: Mode): Step {
  if (isSent(state) || state.draft.mode === mode) return { state };
  return setMode(backToForm(state), mode);
}

/** Starts from another draft; if something was typed, asks the person first. */
export function begin(state: FormState, offer: Offer): Step {
  if (isSent(state)) return { state };
  const form = backToForm(state);
  return isTyped(form) ? { state: { ...form, offer }, focus: 'offer' } : take(form, offer);
}

/** Replaces the current draft. */
export function take(state: FormState, { draft, notice }: Offer): Step {
  const { offer, outcome, keyLost, copied, ...rest } = withoutProposal(state);
  const next = {
    ...rest,
    draft,
    began: withoutKey(draft),
    keyLost: false,
    touched: new Set<AllocationField>(),
    notice,
  };
  return showing(next, draft.mode === 'allocate' ? 'ownerAccount' : 'virtualInterfaceName');
}

/** Keeps what was typed. */
export function keepTyped({ offer, ...state }: FormState): FormState {
  return state;
}
