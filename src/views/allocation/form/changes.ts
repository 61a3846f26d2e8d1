import type { AllocationDraft, AllocationField } from '../../../directconnect/allocation/draft';
import { isLocked } from './state';
import type { FormState } from './state';

/** Changes the draft. Findings from the extension applied to the old draft, so they are removed. */
export function change(state: FormState, draft: Partial<AllocationDraft>): FormState {
  if (isLocked(state)) return state;
  const { outcome } = state;
  const stale = outcome?.type === 'invalid' && { outcome: { ...outcome, findings: [] } };
  return { ...state, draft: { ...state.draft, ...draft }, ...stale };
}

/** Records that fields were left, so that their findings may be shown. */
export const touch = (state: FormState, ...left: AllocationField[]): FormState => ({
  ...state,
  touched: new Set([...state.touched, ...left]),
});

/** The state without a pending request and without the review. */
export function backToForm({ waiting, review, copied, ...rest }: FormState): FormState {
  return rest;
}
