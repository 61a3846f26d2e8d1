import { hiddenFields } from './draft';
import type { AllocationDraft } from './draft';
import { tidy } from './tidy';

/** The draft as it will be sent: tidied, and without the fields that its request does not have. */
export function asSent(typed: AllocationDraft): AllocationDraft {
  const draft = tidy(typed);
  const hidden = hiddenFields(draft).filter((field) => draft[field] !== '');
  return hidden.length > 0
    ? { ...draft, ...Object.fromEntries(hidden.map((field) => [field, ''] as const)) }
    : draft;
}
