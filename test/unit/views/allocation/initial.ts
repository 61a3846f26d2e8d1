import { versioned } from '../../../../src/views/allocation/messages';
import type { Initial } from '../../../../src/views/allocation/messages';
import { target, validDraft } from '../../directconnect/allocation/drafts';

export const initial: Initial = versioned({
  place: { profile: 'demo-network', region: 'us-east-1', connectionId: target.connectionId },
  heading: { connection: 'ams1-core-01', details: '10Gbps · us-east-1' },
  target,
  draft: validDraft,
});
