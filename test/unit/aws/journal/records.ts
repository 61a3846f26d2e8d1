import type { Begun, Ended } from '../../../../src/aws/journal/record';

/** The process of no window: ids of processes begin at 1. */
const NOBODY = 0x7fff_ffff;

/** A write that a window which is gone has begun. */
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
