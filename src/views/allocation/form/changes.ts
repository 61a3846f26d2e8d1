import type { AllocationDraft, AllocationField } from '../../../directconnect/allocation/draft';
import { isLocked } from './state';
import type { FormState } from './state';

/** Changes the draft. What the extension found wrong was said of the draft before, so it goes. */
export function change(state: FormState, draft: Partial<AllocationDraft>): FormState {
  if (isLocked(state)) return state;
  const { outcome } = state;
  const stale = outcome?.type === 'invalid' && { outcome: { ...outcome, findings: [] } };
  return { ...state, draft: { ...state.draft, ...draft }, ...stale };
}

/** Notes that fields were left: what is wrong with them may be said. */
export const touch = (state: FormState, ...left: AllocationField[]): FormState => ({
  ...state,
  touched: new Set([...state.touched, ...left]),
});

/** The state without what was asked for, and without what was being reviewed. */
export function backToForm({ waiting, review, copied, ...rest }: FormState): FormState {
  return rest;
}
