import { applies, withoutKey } from '../../../directconnect/allocation/draft';
import type { InterfaceType } from '../../../directconnect/resources/interfaceTypes';
import type { AllocationDraft, AllocationField, Mode } from '../../../directconnect/allocation/draft';
import { versioned } from '../messages';
import { backToForm, change } from './changes';
import { withoutProposal } from './peerProposal';
import { isSent } from './state';
import type { FormState, Offer, Step } from './state';

/** True when something was typed that another draft would replace. The type and the mode alone do not count. */
function isTyped({ draft, initialDraft }: FormState): boolean {
  const typed = ({ type, mode, ...rest }: AllocationDraft) => JSON.stringify(rest);
  return typed(draft) !== typed(initialDraft);
}

/** Shows a state, and reads the gateways when the first state needs one. */
function showing(state: FormState, focus: string): Step {
  return applies('gateway', state.draft) && !state.gateways
    ? { state, focus, post: versioned({ type: 'readGateways' }) }
    : { state, focus };
}

/** Switches the mode, which shows other fields; what was typed stays. */
export function setMode(state: FormState, mode: Mode): Step {
  const next = change(state, { mode });
  return next === state ? { state } : showing(next, firstOf(next));
}

/** Switches the type, which shows other fields; what was typed stays, except an MTU that the type does not have. */
export function setType(state: FormState, type: InterfaceType): Step {
  const tooLarge = type === 'transit' && state.draft.mtu === '9001';
  const next = change(state, { type, ...(tooLarge && { mtu: '8500' }) });
  return next === state ? { state } : showing(next, `type-${type}`);
}

/** The extension asked for another request: it replaces the current one and closes any review. */
export function switchTo(state: FormState, { type, mode }: Pick<AllocationDraft, 'type' | 'mode'>): Step {
  const { draft } = state;
  if (isSent(state) || (draft.type === type && draft.mode === mode)) return { state };
  const { state: turned } = setType(backToForm(state), type);
  const next = change(turned, { mode });
  return showing(next, firstOf(next));
}

/** The first field to fill in. */
function firstOf({ draft }: FormState): string {
  if (applies('ownerAccount', draft)) return 'ownerAccount';
  return applies('gateway', draft) ? 'gateway' : 'virtualInterfaceName';
}

/** Starts from another draft; if something was typed, asks the person first. */
export function begin(state: FormState, offer: Offer): Step {
  if (isSent(state)) return { state };
  const form = backToForm(state);
  return isTyped(form) ? { state: { ...form, offer }, focus: 'offer' } : replaceDraft(form, offer);
}

/** Replaces the current draft. */
export function replaceDraft(state: FormState, { draft, notice }: Offer): Step {
  const { offer, outcome, keyLost, copied, ...rest } = withoutProposal(state);
  const next = {
    ...rest,
    draft,
    initialDraft: withoutKey(draft),
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
