import { versioned } from '../../../../src/views/allocation/messages';
import type { Initial } from '../../../../src/views/allocation/messages';
import { network, validDraft } from '../../directconnect/allocation/drafts';

export const initial: Initial = versioned({
  beginning: 'b-1',
  place: { profile: 'demo-network', region: 'us-east-1', connectionId: network.connection.id },
  heading: { connection: 'ams1-core-01', details: '10Gbps · us-east-1' },
  network,
  pool: { prefix: '10.255.0.0/16', prefixLength: 30 },
  vlanRange: '2-4094',
  draft: validDraft,
});
