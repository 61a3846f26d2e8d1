import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft, AllocationTarget } from '../../../../src/directconnect/allocation/draft';

/** A draft that breaks no rule and deserves no warning. */
export const validDraft: AllocationDraft = {
  ...emptyDraft,
  ownerAccount: '111122223333',
  virtualInterfaceName: 'ams1-core-prod',
  vlan: '101',
  asn: '65010',
};

export const target: AllocationTarget = {
  connectionId: 'dxcon-fg5678gh',
  connectionOwner: '444455556666',
  jumboFrameCapable: true,
};
