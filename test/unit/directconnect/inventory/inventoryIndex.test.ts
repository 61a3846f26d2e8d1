import { deepEqual, equal } from 'node:assert/strict';
import { InventoryIndex, accountOf } from '../../../../src/directconnect/inventory/inventoryIndex';
import { emptyInventory, isHosted } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';

const inventory: Inventory = {
  lags: [{ lagId: 'dxlag-1', location: 'EqDC2' }],
  connections: [
    { connectionId: 'dxcon-1', connectionName: 'b', location: 'EqDC2', ownerAccount: '111122223333' },
    { connectionId: 'dxcon-2', connectionName: 'a', location: 'EqFA5', connectionState: 'down' },
    { connectionId: 'dxcon-3', lagId: 'dxlag-1', location: 'EqDC2' },
    { connectionId: 'dxcon-4', lagId: 'dxlag-unlisted', location: 'EqFA5' },
  ],
  virtualInterfaces: [
    { virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'vif-10', connectionId: 'dxcon-1', vlan: 1 },
    {
      virtualInterfaceId: 'dxvif-2',
      virtualInterfaceName: 'vif-9',
      connectionId: 'dxcon-1',
      vlan: 3,
      virtualInterfaceState: 'down',
    },
    { virtualInterfaceId: 'dxvif-3', virtualInterfaceName: 'vif-8', connectionId: 'dxcon-1', vlan: 2 },
    { virtualInterfaceId: 'dxvif-4', connectionId: 'dxcon-elsewhere' },
  ],
  interconnects: [{ interconnectId: 'dxcon-5', location: 'EqFA5' }],
  provisionedConnections: [{ provisionedOn: 'dxcon-5', connection: { connectionId: 'dxcon-6' } }],
};
const ids = (rows: readonly { virtualInterfaceId?: string | undefined }[]) =>
  rows.map(({ virtualInterfaceId }) => virtualInterfaceId);

describe('the index of an inventory', () => {
  it('knows what is on each connection, in each LAG, on each interconnect, and what is on none', () => {
    const index = new InventoryIndex(inventory, 'vlan');
    deepEqual(ids(index.virtualInterfacesOn('dxcon-1')), ['dxvif-1', 'dxvif-3', 'dxvif-2']);
    deepEqual(index.virtualInterfacesOn('dxcon-2'), []);
    deepEqual(ids(index.foreign), ['dxvif-4']);
    deepEqual(
      index.membersOf('dxlag-1').map(({ connectionId }) => connectionId),
      ['dxcon-3'],
    );
    deepEqual(
      index.provisionedOn('dxcon-5').map(({ connectionId }) => connectionId),
      ['dxcon-6'],
    );
    // A member of a LAG that is not listed would otherwise be drawn nowhere.
    deepEqual(
      index.topLevel.connections.map(({ connectionId }) => connectionId),
      ['dxcon-1', 'dxcon-2', 'dxcon-4'],
    );
  });

  it('knows what is on an interconnect: virtual interfaces and provisioned connections', () => {
    const on = { virtualInterfaceId: 'dxvif-5', connectionId: 'dxcon-5' };
    const index = new InventoryIndex({ ...inventory, virtualInterfaces: [on] }, 'vlan');
    deepEqual([ids(index.virtualInterfacesOn('dxcon-5')), index.foreign], [['dxvif-5'], []]);
    equal(index.countOn('dxcon-5'), 2);
    deepEqual(
      [...index.holders()].find(({ id }) => id === 'dxcon-5'),
      { id: 'dxcon-5', rows: 2 },
    );
  });

  it('sorts by name with numbers by their value, and by state with what is down first', () => {
    const named = new InventoryIndex(inventory, 'name');
    deepEqual(ids(named.virtualInterfacesOn('dxcon-1')), ['dxvif-3', 'dxvif-2', 'dxvif-1']);
    equal(named.topLevel.connections[0]?.connectionName, 'a');
    const urgent = new InventoryIndex(inventory, 'state');
    equal(urgent.virtualInterfacesOn('dxcon-1')[0]?.virtualInterfaceId, 'dxvif-2');
    equal(urgent.topLevel.connections[0]?.connectionId, 'dxcon-2');
  });

  it('knows what is at each location', () => {
    const index = new InventoryIndex(inventory, 'vlan');
    deepEqual(index.locations, ['EqDC2', 'EqFA5']);
    const { connections, interconnects, lags } = index.at('EqFA5');
    deepEqual([connections.length, interconnects.length, lags.length], [2, 1, 0]);
  });

  it('knows who owns the ports', () => {
    equal(accountOf(inventory), '111122223333');
    equal(accountOf(emptyInventory), undefined);
  });
});

describe('a hosted connection', () => {
  it('is recognized by the partner’s VLAN, or by waiting to be accepted', () => {
    equal(isHosted({ vlan: 12 }), true);
    equal(isHosted({ connectionState: 'ordering' }), true);
    equal(isHosted({ vlan: 12, partnerName: 'Carrier' }), true);
    equal(isHosted({ connectionState: 'available' }), false);
  });

  it('is not recognized by a partner’s name alone: a dedicated port names who cabled it', () => {
    for (const connectionState of ['available', 'requested', 'pending', 'down'] as const) {
      equal(isHosted({ connectionState, partnerName: 'Equinix:US-SV5', providerName: 'Equinix' }), false);
      equal(isHosted({ connectionState, partnerName: 'Equinix:US-SV5', vlan: 0 }), false);
    }
  });
});
