import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';

/** A draft that breaks no rule and causes no warning. */
export const validDraft: AllocationDraft = {
  ...emptyDraft,
  ownerAccount: '111122223333',
  virtualInterfaceName: 'ams1-core-prod',
  vlan: '101',
  asn: '65010',
};

/** The ID of a Direct Connect gateway. */
export const DIRECT_CONNECT_GATEWAY = '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4';

/** The same for a public virtual interface, with addresses and prefixes that somebody could own. */
export const publicDraft: AllocationDraft = {
  ...validDraft,
  type: 'public',
  virtualInterfaceName: 'ams1-core-public',
  customerAddress: '45.10.16.1/31',
  amazonAddress: '45.10.16.0/31',
  prefixes: '45.10.16.0/22\n185.20.0.0/24',
};

/** The same for a transit virtual interface in the connection's own account. */
export const transitDraft: AllocationDraft = {
  ...validDraft,
  type: 'transit',
  mode: 'create',
  virtualInterfaceName: 'ams1-core-transit',
  gateway: DIRECT_CONNECT_GATEWAY,
};

/** An available dedicated connection with jumbo frames, and one virtual interface on it. */
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
