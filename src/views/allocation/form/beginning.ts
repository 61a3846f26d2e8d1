import { withoutKey } from '../../../directconnect/allocation/draft';
import type { AllocationDraft, AllocationField, Mode } from '../../../directconnect/allocation/draft';
import { versioned } from '../messages';
import { backToForm, change } from './changes';
import { isSent } from './state';
import type { FormState, Offer, Step } from './state';

/** True when something was typed that another draft would take the place of. The mode is only chosen. */
function isTyped({ draft, began }: FormState): boolean {
  const withoutMode = ({ mode, ...rest }: AllocationDraft) => JSON.stringify(rest);
  return withoutMode(draft) !== withoutMode(began);
}

/** Shows a state that asks for a gateway, perhaps: those are read when one is asked for the first time. */
function showing(state: FormState, focus: string): Step {
  return state.draft.mode === 'create' && !state.gateways
    ? { state, focus, post: versioned({ type: 'readGateways' }) }
    : { state, focus };
}

/** The other mode asks for other things; what was typed stays. */
export function setMode(state: FormState, mode: Mode): Step {
  const next = change(state, { mode });
  return next === state ? { state } : showing(next, mode === 'create' ? 'gateway' : 'ownerAccount');
}

/** The extension was asked for the form in a mode: another than the one in front takes its place, a review too. */
export function turnTo(state: FormState, mode: Mode): Step {
  if (isSent(state) || state.draft.mode === mode) return { state };
  return setMode(backToForm(state), mode);
}

/** Takes another draft to begin with; where something was typed already, the person is asked first. */
export function begin(state: FormState, offer: Offer): Step {
  if (isSent(state)) return { state };
  const form = backToForm(state);
  return isTyped(form) ? { state: { ...form, offer }, focus: 'offer' } : take(form, offer);
}

/** The draft takes the place of what is there. */
export function take(state: FormState, { draft, notice }: Offer): Step {
  const { offer, outcome, keyLost, ...rest } = state;
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

/** What was typed stays. */
export function keepTyped({ offer, ...state }: FormState): FormState {
  return state;
}
