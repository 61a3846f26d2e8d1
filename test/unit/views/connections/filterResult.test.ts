import { deepEqual, equal, ok } from 'node:assert/strict';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';
import { parseFilter } from '../../../../src/directconnect/inventory/inventoryFilter';
import { ArrangedInventories } from '../../../../src/views/connections/arrangedInventories';
import { FilterResult } from '../../../../src/views/connections/filterResult';
import { nodeId } from '../../../../src/views/tree/node';
import type { Row } from '../../../../src/views/connections/row';

const place = { profile: 'a/b', region: 'us-east-1' };

const node = (over: Partial<Row>) => over as Row;
const row = (...parts: string[]) => node({ id: nodeId(place.profile, place.region, ...parts) });

function resultOf(inventory: Inventory, text: string): FilterResult {
  const { filter } = parseFilter(text);
  ok(filter);
  const sweep = { ...inventory, failures: [] };
  const known = { place, sweep, readAt: 1, reading: false, failure: undefined, open: true };
  const arranger = { arrangement: { filter, order: 'vlan' as const } };
  return new FilterResult([known], new ArrangedInventories(arranger, { known: () => undefined }));
}

/** This many connections, each with this many virtual interfaces. */
const large = (connections: number, each: number): Inventory => ({
  ...emptyInventory,
  connections: Array.from({ length: connections }, (_, at) => ({ connectionId: `dxcon-${at}` })),
  virtualInterfaces: Array.from({ length: connections * each }, (_, at) => ({
    virtualInterfaceId: `dxvif-${at}`,
    connectionId: `dxcon-${at % connections}`,
    vlan: 100,
  })),
});

describe('the result of a filter', () => {
  it('expands the rows above the matches, and nothing else', () => {
    const inventory: Inventory = {
      connections: [
        { connectionId: 'dxcon-1', location: 'EqDC2' },
        { connectionId: 'dxcon-2' },
        { connectionId: 'dxcon-m', lagId: 'dxlag-1', location: 'EqFA5' },
      ],
      lags: [{ lagId: 'dxlag-1', location: 'EqFA5' }],
      interconnects: [{ interconnectId: 'dxcon-i' }],
      provisionedConnections: [{ provisionedOn: 'dxcon-i', connection: { connectionId: 'x', vlan: 100 } }],
      virtualInterfaces: [
        { virtualInterfaceId: 'dxvif-1', connectionId: 'dxcon-1', vlan: 100 },
        { virtualInterfaceId: 'dxvif-2', connectionId: 'dxcon-2', vlan: 200 },
        { virtualInterfaceId: 'dxvif-3', connectionId: 'dxcon-m', vlan: 100 },
        { virtualInterfaceId: 'dxvif-4', connectionId: 'dxcon-else', vlan: 100 },
      ],
    };
    const result = resultOf(inventory, 'vlan:100');
    for (const id of ['dxcon-1', 'dxlag-1', 'dxcon-m', 'dxcon-i', '!foreign'])
      ok(result.isBelow(row(id)), id);
    ok(result.isBelow(row()));
    ok(result.isBelow(row('!location', 'EqFA5')));
    ok(result.isBelow(node({ id: 'above', leadsTo: ({ profile }) => profile === place.profile })));
    ok(!result.isBelow(node({ id: 'beside', leadsTo: () => false })));
    ok(!result.isBelow(row('dxcon-2')));
    deepEqual([result.shown, result.all, result.isCut], [3, 4, false]);
  });

  it('expands nothing without matches or without a filter', () => {
    for (const text of ['vlan:200', '']) {
      const result = resultOf(large(2, 2), text);
      ok(!result.isBelow(row()), text);
      ok(!result.isBelow(row('dxcon-0')), text);
    }
  });

  it('shows a thousand rows of 10,000, and says that there are more', () => {
    const result = resultOf(large(1_000, 10), 'vlan:100');
    const open = Array.from({ length: 1_000 }, (_, at) => at).filter((at) =>
      result.isBelow(row(`dxcon-${at}`)),
    );
    equal(open.length, 80);
    ok(result.isCut);
    equal(result.shown, 10_000);
  });
});
