import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { filterInventory, parseFilter } from '../../../src/directconnect/inventoryFilter';
import { emptyInventory } from '../../../src/directconnect/resources';
import type { Inventory } from '../../../src/directconnect/resources';

const inventory: Inventory = {
  ...emptyInventory,
  lags: [{ lagId: 'dxlag-1', lagName: 'backbone' }],
  connections: [
    { connectionId: 'dxcon-1', connectionName: 'core-a', connectionState: 'available', location: 'EqDC2' },
    { connectionId: 'dxcon-2', connectionName: 'core-b', connectionState: 'down' },
    { connectionId: 'dxcon-3', connectionName: 'member', lagId: 'dxlag-1' },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceName: 'payments',
      connectionId: 'dxcon-1',
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'available',
      vlan: 101,
      tags: [{ key: 'env', value: 'prod' }],
      bgpPeers: [{ asn: 65_010, bgpStatus: 'down', customerAddress: '2001:db8::1/125' }],
    },
    {
      virtualInterfaceId: 'dxvif-2',
      virtualInterfaceName: 'web edge',
      connectionId: 'dxlag-1',
      virtualInterfaceType: 'public',
      virtualInterfaceState: 'down',
      vlan: 300,
    },
  ],
};

function left(text: string) {
  const { filter, problem } = parseFilter(text);
  ok(filter, problem);
  const { connections, lags, virtualInterfaces } = filterInventory(inventory, filter);
  return [
    ...lags.map(({ lagId }) => lagId),
    ...connections.map(({ connectionId }) => connectionId),
    ...virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId),
  ];
}

describe('a filter', () => {
  it('keeps what matches, and the connections and LAGs that hold it', () => {
    deepEqual(left('payments'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('EDGE'), ['dxlag-1', 'dxvif-2']);
    deepEqual(left('"web edge"'), ['dxlag-1', 'dxvif-2']);
  });

  it('keeps a connection that matches by itself, and the LAG of a member', () => {
    deepEqual(left('core-b'), ['dxcon-2']);
    deepEqual(left('member'), ['dxlag-1', 'dxcon-3']);
  });

  it('reads states, types, VLANs, tags and BGP', () => {
    deepEqual(left('state:down'), ['dxlag-1', 'dxcon-2', 'dxvif-2']);
    deepEqual(left('state:available,down type:private'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('vlan:100-200'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('vlan:1,300'), ['dxlag-1', 'dxvif-2']);
    deepEqual(left('tag:ENV=prod'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('tag:env'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('tag:env=test'), []);
    deepEqual(left('bgp:down'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('bgp:down vlan:300'), []);
  });

  it('takes an IPv6 address for a word', () => {
    deepEqual(left('2001:db8::1'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('dead:beef::'), []);
  });

  it('is the very inventory without a term', () => {
    const { filter } = parseFilter('  "" ');
    ok(filter);
    equal(filterInventory(inventory, filter), inventory);
  });

  it('says in words what it can’t read', () => {
    for (const [text, words] of [
      ['state:', 'state:down'],
      ['type:privat', 'private, public, transit'],
      ['vlan:200-100', 'vlan:100-200'],
      ['vlan:5000', 'vlan:100-200'],
      ['tag:=x', 'tag:env=prod'],
      ['bgp:sideways', 'up, down, unknown'],
      ['constructor:x', 'There is no constructor:'],
    ] as const) {
      ok(parseFilter(text).problem?.includes(words), text);
    }
  });

  it('never throws, and has either terms or a problem', () => {
    const words = fc.constantFrom(
      'state:',
      'vlan:',
      '1-',
      '-',
      ',',
      '"',
      'tag:',
      '=',
      ':',
      ' ',
      'a',
      '__proto__:',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((parts) => parts.join('')),
        ),
        (text) => {
          const { filter, problem } = parseFilter(text);
          ok((filter === undefined) !== (problem === undefined));
          if (filter) filterInventory(inventory, filter);
        },
      ),
    );
  });
});
