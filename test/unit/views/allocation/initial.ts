import { versioned } from '../../../../src/views/allocation/messages';
import type { Initial } from '../../../../src/views/allocation/messages';
import { network, validDraft } from '../../directconnect/allocation/drafts';

export const initial: Initial = versioned({
  place: { profile: 'demo-network', region: 'us-east-1', connectionId: network.connection.id },
  heading: { connection: 'ams1-core-01', details: '10Gbps · us-east-1' },
  network,
  draft: validDraft,
});
