import { deepEqual } from 'node:assert/strict';
import { noNames } from '../../../../src/directconnect/labels';
import { describeTarget } from '../../../../src/views/allocation/target';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';

describe('the heading of the form', () => {
  const inventory = {
    ...emptyInventory,
    connections: [
      { connectionId: 'dxcon-fg5678gh', connectionName: 'core-a', bandwidth: '10Gbps', location: 'EqDC2' },
    ],
    lags: [
      { lagId: 'dxlag-fg1234ab', lagName: 'backbone', connectionsBandwidth: '100Gbps', location: 'EqDC2' },
    ],
  };
  const names = { ...noNames, locations: new Map([['EqDC2', 'Equinix DC2/DC11, Ashburn, VA']]) };

  it('has the name of the location beside its code, once that is known', () => {
    deepEqual(describeTarget('dxcon-fg5678gh', inventory, names), {
      name: 'core-a',
      details: ['dxcon-fg5678gh', '10Gbps', 'EqDC2 · Equinix DC2/DC11, Ashburn, VA'],
    });
    deepEqual(describeTarget('dxlag-fg1234ab', inventory, noNames), {
      name: 'backbone',
      details: ['dxlag-fg1234ab', '100Gbps', 'EqDC2'],
    });
  });

  it('has only the id of a connection that was not read', () => {
    deepEqual(describeTarget('dxcon-fg5678gh', undefined, names), {
      name: 'dxcon-fg5678gh',
      details: ['dxcon-fg5678gh'],
    });
  });
});
