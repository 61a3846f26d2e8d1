import type { Begun, Ended } from '../../../../src/aws/journal/record';

/** A process ID that no window has. */
const NOBODY = 0x7fff_ffff;

/** A write that was begun by a window that is gone. */
export const begun = (id: string, more: Partial<Begun> = {}): Begun => ({
  ...{ id, at: Date.now(), profile: 'demo-network', region: 'us-east-1' },
  ...{ operation: 'DeleteVirtualInterface', input: { virtualInterfaceId: 'dxvif-1' } },
  ...{ secrets: [], before: null, pid: NOBODY },
  ...more,
});

export const ended = (id: string, outcome: Ended['outcome'], more: Partial<Ended> = {}): Ended => ({
  ...{ id, at: Date.now(), outcome },
  ...more,
});
