import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { regionsBeside } from '../../../../src/directconnect/regions/regions';
import { isStale } from '../../../../src/aws/inventory/snapshot';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { REGION, storesOf } from './places';

const place = { profile: 'demo-network', region: REGION };
const VIFS = 1_000;

describe('the inventory store', () => {
  let large: TestEndpoint;
  let demo: TestEndpoint;

  before(async () => {
    [large, demo] = await Promise.all([
      startEndpoint(process.cwd(), ['--connections', '3', '--vifs', String(VIFS)]),
      startEndpoint(),
    ]);
  });
  after(() => Promise.all([large.stop(), demo.stop()]));
  beforeEach(() => Promise.all([large.control('POST', 'reset'), demo.control('POST', 'reset')]));

  const hold = (operation: string, endpoint: TestEndpoint, times = 1) =>
    endpoint.control('POST', 'faults', { operation, fault: 'delay', milliseconds: 300, times });

  it('gives the first rows before the last page, and says how many have arrived', async () => {
    const { inventories } = storesOf(large.profile('demo-network'));
    await hold('DescribeVirtualInterfaces', large, 3);
    const first = await inventories.open(place);
    equal(first.readAt, undefined);
    ok(first.reading && first.sweep.virtualInterfaces.length < VIFS);
    const [changed] = (await once(inventories, 'change')) as [typeof place];
    deepEqual(changed, place);
    equal((await inventories.sweep(place)).virtualInterfaces.length, VIFS);
    const last = inventories.current(place);
    ok(last && !last.reading && last.readAt !== undefined && !isStale(last));
  });

  it('stops a read when the view of it is closed', async () => {
    const { inventories } = storesOf(large.profile('demo-network'));
    const asked = async () => (await large.received('DescribeVirtualInterfaces')).length;
    await large.control('POST', 'faults', {
      operation: 'DescribeVirtualInterfaces',
      fault: 'hang',
      times: 1,
    });
    await inventories.open(place);
    while ((await asked()) === 0);
    inventories.close(place);
    equal(inventories.current(place), undefined);
    // The request that was in progress, then all pages of a new read.
    equal((await inventories.sweep(place)).virtualInterfaces.length, VIFS);
    equal(await asked(), 1 + VIFS / 100);
  });

  it('continues for another caller that waits for everything when the view is closed', async () => {
    const { inventories } = storesOf(large.profile('demo-network'));
    await hold('DescribeVirtualInterfaces', large);
    const all = inventories.sweep(place);
    await inventories.open(place);
    inventories.close(place);
    equal((await all).virtualInterfaces.length, VIFS);
    equal((await large.received('DescribeVirtualInterfaces')).length, VIFS / 100);
  });

  it('shows the earlier rows, marked as such, while it reads again', async () => {
    const { inventories } = storesOf(demo.profile('demo-network'));
    await inventories.open(place);
    const before = await inventories.sweep(place);
    inventories.refresh(place);
    const meanwhile = await inventories.open(place);
    equal(meanwhile.sweep, before);
    ok(isStale(meanwhile));
    await once(inventories, 'read');
    const after = inventories.current(place);
    ok(after && !isStale(after) && after.sweep !== before);
  });

  it('keeps the earlier rows, with the cause, if it can’t read again', async () => {
    const { inventories } = storesOf(demo.profile('demo-network'));
    const before = await inventories.sweep(place);
    await inventories.open(place);
    await demo.control('POST', 'faults', {
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      times: 20,
    });
    const failed = once(inventories, 'failed');
    inventories.refresh(place);
    await failed;
    const now = inventories.current(place);
    ok(now && isStale(now));
    equal(now.failure?.kind, 'denied');
    equal(now.sweep.connections, before.connections);
  });

  it('does not retry a failure until it is told to', async () => {
    const { inventories } = storesOf(demo.profile('demo-network'));
    await demo.control('POST', 'faults', {
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      times: 4,
    });
    await rejects(inventories.sweep(place), { kind: 'denied' });
    const asked = (await demo.received('DescribeConnections')).length;
    equal((await inventories.open(place)).failure?.kind, 'denied');
    await rejects(inventories.sweep(place), { kind: 'denied' });
    equal((await demo.received('DescribeConnections')).length, asked);
  });

  it('reads only what is open again after a write, and the rest when it is opened', async () => {
    const { inventories } = storesOf(demo.profile('demo-network'), demo.profile('demo-workload'));
    const other = { profile: 'demo-workload', region: REGION };
    await inventories.open(place);
    await inventories.sweep(place);
    await inventories.sweep(other);
    const asked = async () => (await demo.received('DescribeLags')).length;
    equal(await asked(), 2);
    inventories.reread(REGION);
    await inventories.sweep(place);
    equal(await asked(), 3);
    await inventories.open(other);
    await inventories.sweep(other);
    equal(await asked(), 4);
  });

  it('reports no failure of a partner’s lists for an account that is not a partner', async () => {
    const { inventories } = storesOf(demo.profile('demo-network'));
    const { failures, interconnects } = await inventories.sweep(place);
    deepEqual([failures, interconnects], [[], []]);
    equal((await demo.received('DescribeInterconnects')).length, 1);
  });

  it('reads a place that the user opens before the places of a long background task', async () => {
    const { inventories } = storesOf(demo.profile('demo-network'));
    const regions = regionsBeside(REGION);
    const order: string[] = [];
    const many = regions.map((region) =>
      inventories
        .sweep({ profile: 'demo-network', region }, undefined, { isOneOfMany: true })
        .catch(() => undefined)
        .finally(() => order.push(region)),
    );
    const last = regions.at(-1) ?? '';
    await inventories.open({ profile: 'demo-network', region: last });
    await Promise.all(many);
    // Those that had their turn at the same time may end earlier, but none that waited in the queue.
    ok(regions.length > 20 && order.indexOf(last) < 8, order.join(', '));
  });
});
