import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { AwaitedVirtualInterfaces } from '../../src/views/connections/awaited';
import { meaningOf } from '../../src/views/connections/rows';
import { REGION } from './support';

const place = { profile: 'demo-network', region: REGION };
const states = ['confirming', 'requested', 'approving', 'verifying', 'pending', 'testing', 'provisioning'];

describe('a virtual interface that is waited for', () => {
  let told: string[];
  let awaited: AwaitedVirtualInterfaces;

  beforeEach(() => {
    told = [];
    awaited = new AwaitedVirtualInterfaces(
      () => undefined,
      (one) => Promise.resolve(meaningOf(one)),
      (text) => {
        told.push(text);
        return Promise.resolve(undefined);
      },
    );
  });
  const becomes = (id: string, to: string, more: Partial<VirtualInterface> = {}) =>
    awaited.hear(place, [
      {
        virtualInterface: {
          ...more,
          virtualInterfaceId: id,
          virtualInterfaceState: to,
        } as VirtualInterface,
        from: 'pending',
        to,
      },
    ]);

  it('is told of once, when it is available, whatever states it passes', async () => {
    awaited.await('dxvif-1');
    for (const state of states) await becomes('dxvif-1', state);
    deepEqual(told, []);
    await becomes('dxvif-2', 'available');
    deepEqual(told, [], 'nobody waits for another');
    await becomes('dxvif-1', 'available');
    await becomes('dxvif-1', 'down');
    equal(told.length, 1);
    match(told.join(), /dxvif-1.*available/);
  });

  it('is not said to be ready for traffic while its BGP session is down', async () => {
    awaited.await('dxvif-1');
    await becomes('dxvif-1', 'available', { bgpPeers: [{ bgpPeerState: 'available', bgpStatus: 'down' }] });
    equal(told.length, 1);
    match(told.join(), /BGP session is down/);
    ok(!told.join().includes('Ready'));
  });
});
