import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { parseFilter } from '../../../../src/directconnect/inventory/inventoryFilter';
import type { Arrangement } from '../../../../src/directconnect/inventory/inventoryIndex';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';
import { ArrangedInventories } from '../../../../src/views/connections/arrangedInventories';

const place = { profile: 'net', region: 'us-east-1' };
const other = { profile: 'net', region: 'eu-west-1' };

const inventoryOf = (rows: number): Inventory => ({
  ...emptyInventory,
  connections: [{ connectionId: 'dxcon-1' }],
  virtualInterfaces: Array.from({ length: rows }, (_, at) => ({
    virtualInterfaceId: `dxvif-${at}`,
    virtualInterfaceName: at % 2 === 0 ? `even-${at}` : `odd-${at}`,
    connectionId: 'dxcon-1',
  })),
});

describe('what is shown of each place', () => {
  let wanted: { arrangement: Arrangement };
  let arranged: ArrangedInventories;
  const want = (text: string, order: Arrangement['order'] = 'vlan') => {
    const { filter, problem } = parseFilter(text);
    wanted.arrangement = { filter: filter ?? { terms: [] }, order, problem };
  };
  const start = (text = '') => {
    wanted = { arrangement: { filter: { terms: [] }, order: 'vlan' } };
    want(text);
    arranged = new ArrangedInventories(wanted, { known: () => undefined });
  };

  it('is computed once for each inventory and arrangement', () => {
    start();
    const inventory = inventoryOf(4);
    const index = arranged.of({ place, inventory });
    equal(arranged.of({ place, inventory }), index);
    notEqual(arranged.of({ place, inventory: { ...inventory } }), index);
    want('', 'name');
    equal(arranged.change([]), true);
    notEqual(arranged.of({ place, inventory }), index);
  });

  it('switches to a filter once it was applied to every place', async () => {
    start();
    const reads = [
      { place, inventory: inventoryOf(10) },
      { place: other, inventory: inventoryOf(4) },
    ];
    want('even');
    const changing = arranged.change(reads);
    deepEqual(
      reads.map((read) => arranged.of(read).size),
      [10, 4],
    );
    equal(await changing, true);
    deepEqual(
      reads.map((read) => arranged.of(read).size),
      [5, 2],
    );
    ok(!arranged.asksFor('name'));
    want('');
    equal(arranged.change(reads), true);
    equal(arranged.of({ place, inventory: inventoryOf(10) }).size, 10);
  });

  it('abandons a filter when another one is typed', async () => {
    start();
    const read = { place, inventory: inventoryOf(10) };
    want('even');
    const first = arranged.change([read]);
    want('odd-1');
    const second = arranged.change([read]);
    deepEqual(await Promise.all([first, second]), [false, true]);
    equal(arranged.of(read).size, 1);
  });

  it('keeps the earlier rows until a newer inventory is filtered', async () => {
    start('even');
    const before = { place, inventory: inventoryOf(10) };
    await arranged.prepare(before);
    const now = { place, inventory: inventoryOf(20) };
    const preparing = [arranged.prepare(now), arranged.prepare(now)];
    equal(arranged.of(now).size, 5);
    await Promise.all(preparing);
    equal(arranged.of(now).size, 10);
  });

  it('filters 10,000 rows without blocking the extension host', async () => {
    start();
    const read = { place, inventory: inventoryOf(10_000) };
    // The time advances by a second each time it is read.
    let clock = 0;
    const now = mock.method(performance, 'now', () => (clock += 1_000));
    let turns = 0;
    let isOver = false;
    const count = async () => {
      while (!isOver) {
        turns += 1;
        await turn();
      }
    };
    try {
      want('even');
      const counting = count();
      equal(await arranged.change([read]), true);
      isOver = true;
      await counting;
    } finally {
      now.mock.restore();
    }
    equal(arranged.of(read).size, 5_000);
    // Others have a turn after every sixteen rows.
    ok(turns >= 10_000 / 16, `${turns} turns`);
  });
});
