import type { AllocationDraft, AllocationField } from '../../../directconnect/allocation/draft';
import { isLocked } from './state';
import type { Outcome } from './outcome';
import type { FormState } from './state';

/**
 * The outcome without what a change has outdated: its findings, which were about the old draft, and the fields that AWS
 * refused, if one of them was changed.
 */
function outdated(outcome: Outcome | undefined, changed: Partial<AllocationDraft>): Outcome | undefined {
  if (outcome?.type === 'invalid') return { ...outcome, findings: [] };
  if (outcome?.type !== 'refused' || !outcome.fields.some((field) => field in changed)) return outcome;
  return { ...outcome, fields: [] };
}

/** Changes the draft. */
export function change(state: FormState, draft: Partial<AllocationDraft>): FormState {
  if (isLocked(state)) return state;
  const outcome = outdated(state.outcome, draft);
  return { ...state, draft: { ...state.draft, ...draft }, ...(outcome && { outcome }) };
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
