import { deepEqual } from 'node:assert/strict';
import {
  allHealthy,
  unhealthy,
  unhealthyAt,
  unhealthyBelow,
  unhealthyForeign,
} from '../../../../src/directconnect/inventory/unhealthy';
import type { Unhealthy } from '../../../../src/directconnect/inventory/unhealthy';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory, VirtualInterface } from '../../../../src/directconnect/resources/resources';

const vif = (
  virtualInterfaceId: string,
  connectionId: string,
  ...sessions: ('up' | 'down')[]
): VirtualInterface => ({
  ...{ virtualInterfaceId, connectionId, virtualInterfaceState: 'available' },
  bgpPeers: sessions.map((bgpStatus) => ({ bgpStatus, bgpPeerState: 'available' })),
});

const inventory: Inventory = {
  lags: [{ lagId: 'dxlag-1', lagState: 'available', location: 'EqDC2', numberOfConnections: 2 }],
  connections: [
    { connectionId: 'dxcon-1', connectionState: 'available', lagId: 'dxlag-1', location: 'EqDC2' },
    { connectionId: 'dxcon-2', connectionState: 'down', lagId: 'dxlag-1', location: 'EqDC2' },
    { connectionId: 'dxcon-3', connectionState: 'available', location: 'EqFA5' },
    { connectionId: 'dxcon-4', connectionState: 'available' },
  ],
  interconnects: [{ interconnectId: 'dxcon-5', interconnectState: 'available', location: 'EqFA5' }],
  provisionedConnections: [
    { provisionedOn: 'dxcon-5', connection: { connectionId: 'dxcon-6', connectionState: 'down' } },
    { provisionedOn: 'dxlag-1', connection: { connectionId: 'dxcon-7', connectionState: 'available' } },
  ],
  virtualInterfaces: [
    vif('dxvif-lag', 'dxlag-1', 'up', 'down'),
    vif('dxvif-member', 'dxcon-1', 'down'),
    vif('dxvif-well', 'dxcon-3', 'up'),
    vif('dxvif-inter', 'dxcon-5', 'down'),
    vif('dxvif-foreign', 'dxcon-elsewhere', 'down'),
    vif('dxvif-partly', 'dxcon-elsewhere', 'up', 'down'),
    vif('dxvif-nowhere', '', 'down'),
  ],
};

const sorted = ({ down, degraded }: Unhealthy) => [[...down].sort(), [...degraded].sort()];

describe('what is down or degraded below a row', () => {
  it('is what a LAG carries, its members, and what these carry', () => {
    deepEqual(sorted(unhealthyBelow(inventory, 'dxlag-1')), [['dxcon-2', 'dxvif-member'], ['dxvif-lag']]);
    deepEqual(sorted(unhealthyBelow(inventory, 'dxcon-1')), [['dxvif-member'], []]);
  });

  it('is what an interconnect carries and what is provisioned on it', () => {
    deepEqual(sorted(unhealthyBelow(inventory, 'dxcon-5')), [['dxcon-6', 'dxvif-inter'], []]);
  });

  it('is nothing below a connection where all is well, or that is down itself', () => {
    for (const id of ['dxcon-2', 'dxcon-3', 'dxcon-none'])
      deepEqual(unhealthyBelow(inventory, id), allHealthy);
  });

  it('includes virtual interfaces whose connection is not listed, in a group of their own', () => {
    deepEqual(sorted(unhealthyForeign(inventory)), [['dxvif-foreign', 'dxvif-nowhere'], ['dxvif-partly']]);
  });

  it('is everything at a location, each once', () => {
    deepEqual(sorted(unhealthyAt(inventory, 'EqDC2')), [
      ['dxcon-2', 'dxvif-member'],
      ['dxlag-1', 'dxvif-lag'],
    ]);
    deepEqual(sorted(unhealthyAt(inventory, 'EqFA5')), [['dxcon-6', 'dxvif-inter'], []]);
    // A connection without a location, and nothing is wrong with it.
    deepEqual(unhealthyAt({ ...inventory, provisionedConnections: [] }, ''), allHealthy);
  });

  it('changes with what is learned of a virtual interface that was judged before', () => {
    const peer = { bgpPeerId: 'dxpeer-1', bgpPeerState: 'available', bgpStatus: 'down' } as const;
    const tested: VirtualInterface = {
      virtualInterfaceId: 'dxvif-tested',
      virtualInterfaceState: 'testing',
      bgpPeers: [peer],
    };
    const before: Inventory = { ...emptyInventory, virtualInterfaces: [tested] };
    deepEqual(unhealthy([before]), allHealthy);
    const learned = new Map([['dxvif-tested', { tested: ['dxpeer-2'] }]]);
    deepEqual(unhealthy([{ ...before, learned }]), { down: ['dxvif-tested'], degraded: [] });
    deepEqual(unhealthy([{ ...before }]), allHealthy);
  });

  it('adds up to the count of the whole inventory', () => {
    const { down, degraded } = unhealthy([inventory]);
    deepEqual([down.length, degraded.length], [6, 3]);
  });
});
