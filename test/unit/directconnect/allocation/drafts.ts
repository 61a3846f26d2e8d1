import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';

/** A draft that breaks no rule and deserves no warning. */
export const validDraft: AllocationDraft = {
  ...emptyDraft,
  ownerAccount: '111122223333',
  virtualInterfaceName: 'ams1-core-prod',
  vlan: '101',
  asn: '65010',
};

/** A dedicated connection that is available and carries jumbo frames, and one virtual interface on it. */
export const network: NetworkFacts = {
  connection: {
    id: 'dxcon-fg5678gh',
    name: 'ams1-core-01',
    kind: 'dedicated',
    state: 'available',
    jumboFrameCapable: true,
    ownerAccount: '444455556666',
    region: 'us-east-1',
  },
  virtualInterfaces: [],
  elsewhere: [],
  accounts: [],
};

export const known = knownNetwork(network);
