import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import type { AwaitedResource } from '../../../../src/aws/following/followed';
import { Following } from '../../../../src/aws/following/following';
import type { Memory } from '../../../../src/aws/memory';
import { OpenPlaces } from '../../../../src/aws/following/openPlaces';
import { lazy } from '../../../../src/lazy';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { ManualTimer, atRest } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';
import { connect } from '../../../support/sdk';
import { REGION, storesOf } from '../inventory/places';

const DESCRIBE = 'DescribeVirtualInterfaces';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a virtual interface that the user will be notified of', () => {
  let endpoint: TestEndpoint;
  let memory: TestMemento;
  let now: number;
  /** A virtual interface that is `pending`. */
  let id: string;
  const windows: Following[] = [];
  const place = { profile: 'demo-network', region: REGION };

  /** A new window: its notifications and its timer. */
  function openWindow(kept: Memory = memory) {
    const { sessions, inventories } = storesOf(endpoint.profile('demo-network'));
    const timer = new ManualTimer();
    const told: string[] = [];
    const start = lazy(() => {
      const following = new Following(sessions, kept, timer, () => now);
      following.on('arrived', ({ resource, from, to }) =>
        told.push(`${resource.virtualInterfaceId ?? ''}: ${from} → ${to}`),
      );
      windows.push(following);
      return Promise.resolve(following);
    });
    const openPlaces = new OpenPlaces(inventories, start);
    const pass = async () => {
      await timer.waiting();
      timer.pass();
    };
    /** A poll that causes no notification. */
    const look = async () => {
      await pass();
      await timer.waiting();
    };
    /** A poll that causes a notification. */
    const lookLast = async () => {
      const arrived = once(await start(), 'arrived');
      await pass();
      await arrived;
      await atRest();
    };
    return { start, inventories, openPlaces, timer, told, look, lookLast };
  }
  const awaited = (more: Partial<AwaitedResource> = {}) => ({
    ...{ place, kind: 'virtualInterface' as const, id, state: 'pending', isKept: true },
    ...more,
  });
  const becomes = (state: string) => endpoint.control('POST', 'estate', { setState: { id, state } });
  const lookedAt = async () =>
    (await endpoint.received(DESCRIBE)).map(({ parameters }) => parameters as Record<string, unknown>);

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    memory = new TestMemento();
    now = Date.now();
    const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
    id =
      virtualInterfaces.find(({ virtualInterfaceState: state }) => state === 'available')
        ?.virtualInterfaceId ?? '';
    await becomes('pending');
    await endpoint.control('DELETE', 'requests');
  });
  afterEach(() => {
    for (const one of windows.splice(0)) one.dispose();
  });

  it('is polled while nobody sees it, at growing intervals, and notified of once', async () => {
    const { start, timer, told, look, lookLast } = openWindow();
    const following = await start();
    following.await(awaited());
    await look();
    await look();
    deepEqual(timer.begun, [5_000, 7_500, 11_250]);
    await becomes('verifying');
    await look();
    deepEqual(timer.milliseconds, [5_000], 'what has changed may soon change again');
    deepEqual(told, []);
    await becomes('available');
    await lookLast();
    deepEqual(told, [`${id}: verifying → available`]);
    deepEqual([timer.milliseconds, memory.keys()], [[], []]);
    // Nothing else in the place was requested.
    const ids = (await lookedAt()).map(({ virtualInterfaceId }) => virtualInterfaceId);
    deepEqual(new Set(ids), new Set([id]));
  });

  it('is notified of once if it arrived while the window was closed, by the first poll after that', async () => {
    const before = openWindow();
    const first = await before.start();
    first.await(awaited());
    await becomes('verifying');
    await before.look();
    first.dispose();
    first.watch({}, [awaited()]);
    deepEqual(before.timer.milliseconds, []);
    await becomes('available');
    const after = openWindow();
    after.openPlaces.setVisible(true);
    await after.timer.waiting();
    deepEqual(after.timer.milliseconds, [5_000]);
    await after.lookLast();
    deepEqual([before.told, after.told], [[], [`${id}: verifying → available`]]);
    const later = openWindow();
    later.openPlaces.setVisible(true);
    await atRest();
    deepEqual([later.timer.milliseconds, later.told], [[], []]);
  });

  it('is neither loaded nor polled before the view is shown or a place is opened', async () => {
    (await openWindow().start()).await(awaited());
    let reads = 0;
    const counted: Memory = {
      get: (key) => {
        reads += 1;
        return memory.get(key);
      },
      update: (key, value) => memory.update(key, value),
    };
    const shown = openWindow(counted);
    shown.openPlaces.setVisible(false);
    await atRest();
    deepEqual([reads, shown.timer.milliseconds], [0, []]);
    shown.openPlaces.setVisible(true);
    await shown.timer.waiting();
    deepEqual([reads, shown.timer.milliseconds], [1, [5_000]]);

    await becomes('available');
    const opened = openWindow(counted);
    const read = once(opened.inventories, 'read');
    await opened.inventories.open(place);
    equal(reads, 1);
    await read;
    await atRest();
    deepEqual([reads, opened.told], [2, [`${id}: pending → available`]]);
    deepEqual(opened.timer.milliseconds, [], 'the read of the place has reported it');
  });

  it('is the only thing that is polled in a place that nobody sees', async () => {
    const { start, inventories, openPlaces, look } = openWindow();
    const following = await start();
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    const waiting = (inventories.current(place)?.sweep.virtualInterfaces ?? []).filter(
      ({ virtualInterfaceState }) => virtualInterfaceState === 'confirming',
    );
    ok(waiting.length > 0, 'others are in transition');
    following.await(awaited());
    await endpoint.control('DELETE', 'requests');
    await look();
    deepEqual(
      (await lookedAt()).map(({ virtualInterfaceId }) => virtualInterfaceId),
      [id],
    );
    openPlaces.setVisible(true);
    await endpoint.control('DELETE', 'requests');
    await look();
    ok((await lookedAt()).length > 1);
  });

  it('is reported as deleted if it was deleted, or is no longer listed', async () => {
    const { start, told, look, lookLast } = openWindow();
    const following = await start();
    following.await(awaited());
    await becomes('deleted');
    await lookLast();
    const missing = 'dxvif-fffffff0';
    following.await(awaited({ id: missing, state: 'confirming' }));
    now += 9 * MINUTE;
    await look();
    deepEqual(told, [`${id}: pending → deleted`], 'a new one may not be listed yet');
    now += MINUTE;
    await lookLast();
    deepEqual(told.slice(1), [`${missing}: confirming → deleted`]);
  });

  it('is polled again after a failure, which is not reported', async () => {
    const { start, told, look, lookLast } = openWindow();
    const following = await start();
    following.await(awaited());
    await endpoint.control('POST', 'faults', {
      ...{ operation: DESCRIBE, fault: 'error', status: 400, code: 'ExpiredTokenException', times: 50 },
    });
    await becomes('available');
    await look();
    await look();
    deepEqual(told, []);
    await endpoint.control('DELETE', 'faults');
    await lookLast();
    deepEqual(told, [`${id}: pending → available`]);
  });

  it('is forgotten with the window if it ends with it, but polled in the window', async () => {
    const { start, lookLast, told } = openWindow();
    const following = await start();
    following.await(awaited({ isKept: false }));
    deepEqual(memory.keys(), []);
    await becomes('available');
    await lookLast();
    equal(told.length, 1);
  });

  it('is no longer awaited after 30 days', async () => {
    (await openWindow().start()).await(awaited());
    now += 29 * DAY;
    const late = openWindow();
    await late.start();
    deepEqual(late.timer.milliseconds, [5_000]);
    now += DAY;
    const tooLate = openWindow();
    await tooLate.start();
    deepEqual(tooLate.timer.milliseconds, []);
  });

  it('is restored only if this version stored it: anything else is left out', async () => {
    const good = { ...awaited(), since: now };
    for (const kept of [
      [
        'text',
        null,
        7,
        { ...good, place: 'us-east-1' },
        { ...good, kind: 'toString' },
        { ...good, since: '1' },
      ],
      'text',
      { 0: good },
    ]) {
      await memory.update('awaited', kept);
      const { start, timer } = openWindow();
      await start();
      deepEqual(timer.milliseconds, []);
    }
    await memory.update('awaited', [null, good]);
    const { start, timer } = openWindow();
    await start();
    deepEqual(timer.milliseconds, [5_000]);
  });

  it('is notified of in this window if it can’t be stored', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const { start, told, lookLast } = openWindow({
        get: () => undefined,
        update: () => Promise.reject(new Error('disk full')),
      });
      (await start()).await(awaited());
      await becomes('available');
      await lookLast();
      deepEqual([told.length, unhandled], [1, []]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('belongs to the window that sent it, and is not polled by another', async () => {
    (await openWindow().start()).await(awaited());
    const other = openWindow(new TestMemento());
    other.openPlaces.setVisible(true);
    await atRest();
    deepEqual(other.timer.milliseconds, []);
  });
});
