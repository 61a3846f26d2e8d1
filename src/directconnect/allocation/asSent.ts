import { addressesApply } from './draft';
import type { AllocationDraft } from './draft';
import { tidy } from './tidy';

/** The draft as it will be sent: tidied, and without the fields that the mode or the address family hides. */
export function asSent(typed: AllocationDraft): AllocationDraft {
  const draft = tidy(typed);
  const { mode, ownerAccount, gateway } = draft;
  const hidesAddresses = !addressesApply(draft) && (draft.customerAddress || draft.amazonAddress);
  const hidden = mode === 'create' ? ownerAccount : gateway;
  if (!hidden && !hidesAddresses) return draft;
  return {
    ...draft,
    ...(mode === 'create' ? { ownerAccount: '' } : { gateway: '' }),
    ...(hidesAddresses && { customerAddress: '', amazonAddress: '' }),
  };
}
