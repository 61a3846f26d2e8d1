import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { Following } from '../../../../src/aws/following/following';
import { OpenPlaces } from '../../../../src/aws/following/openPlaces';
import { RunningTests } from '../../../../src/aws/following/runningTests';
import { startBgpFailoverTest } from '../../../../src/aws/operations/startBgpFailoverTest';
import { stopBgpFailoverTest } from '../../../../src/aws/operations/stopBgpFailoverTest';
import { leftWords } from '../../../../src/directconnect/failover/tests';
import type { FailoverTest } from '../../../../src/directconnect/failover/tests';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { ManualTimer, atRest } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';
import { connect } from '../../../support/sdk';
import { REGION, storesOf } from '../inventory/places';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 30, 12);
const place = { profile: 'demo-network', region: REGION };
const ID = 'dxvif-1';
const test = (over: FailoverTest = {}): FailoverTest => ({
  ...{ virtualInterfaceId: ID, status: 'in_progress', startTime: new Date(START) },
  ...{ testDurationInMinutes: 2, ...over },
});

describe('running failover tests', () => {
  function tests() {
    const timer = new ManualTimer();
    const time = { now: START + 30_000 };
    const running = new RunningTests(timer, () => time.now);
    const heard: string[] = [];
    running.on('change', (_place, id) => heard.push(`change ${id}`));
    running.on('due', ({ region }, id) => heard.push(`due ${region} ${id}`));
    return { running, timer, time, heard };
  }

  it('are known until they end, and the one that ends first comes first', () => {
    const { running } = tests();
    running.note(place, ID, test({ testDurationInMinutes: 20 }));
    running.note(place, 'dxvif-2', test({ testDurationInMinutes: 10 }));
    deepEqual(
      running.all.map(({ virtualInterfaceId }) => virtualInterfaceId),
      ['dxvif-2', ID],
    );
    equal(running.of({ ...place, profile: 'other' }, ID), undefined);
    running.note({ ...place, profile: 'other' }, ID, test({ testDurationInMinutes: 20 }));
    equal(running.all.length, 2, 'what two profiles see is one test');
    running.note({ ...place, profile: 'other' }, ID, undefined);
    running.note(place, 'dxvif-2', test({ status: 'cancelled' }));
    running.note(place, ID, undefined);
    deepEqual(running.all, []);
  });

  it('are over once their virtual interface is not testing any more', () => {
    const { running } = tests();
    running.note(place, ID, test());
    const virtualInterface = { virtualInterfaceId: ID };
    running.sawChanges(place, [{ virtualInterface, from: 'available', to: 'testing' }]);
    equal(running.all.length, 1);
    running.sawChanges(place, [{ virtualInterface, from: 'testing', to: 'available' }]);
    deepEqual(running.all, []);
  });

  it('have a timer only while one is running: every minute, and when it should be over', () => {
    const { running, timer, time, heard } = tests();
    running.note(place, ID, test({ status: 'completed' }));
    deepEqual([timer.milliseconds, heard], [[], []]);
    running.note(place, ID, test());
    deepEqual(timer.milliseconds, [30_000]);
    time.now = START + MINUTE;
    timer.pass();
    deepEqual(timer.milliseconds, [MINUTE]);
    time.now = START + 2 * MINUTE;
    timer.pass();
    deepEqual(timer.milliseconds, [5_000]);
    timer.pass();
    deepEqual(heard, [...Array.from({ length: 3 }, () => `change ${ID}`), `due ${REGION} ${ID}`]);
    deepEqual(timer.milliseconds, []);
    running.note(place, ID, test());
    running.note(place, ID, test({ status: 'completed' }));
    deepEqual(timer.milliseconds, []);
  });

  it('have no timer when AWS does not say how long they last, nor once the window closes', () => {
    const { running, timer } = tests();
    running.note(place, ID, test({ startTime: undefined }));
    equal(running.all.length, 1);
    deepEqual(timer.milliseconds, []);
    running.note(place, 'dxvif-2', test());
    running.dispose();
    deepEqual(timer.milliseconds, []);
  });
});

describe('a failover test that is followed', () => {
  /** Owned by the account itself; both of its sessions are up. */
  const ORDERS = 'dxvif-fh8s3d2w';
  let endpoint: TestEndpoint;
  let memory: TestMemento;
  const windows: { dispose(): void }[] = [];
  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    memory = new TestMemento();
  });
  afterEach(() => windows.splice(0).forEach((window) => window.dispose()));

  /** A new window. */
  function openWindow() {
    const { sessions, inventories } = storesOf(endpoint.profile('demo-network'));
    const timer = new ManualTimer();
    const following = new Following(sessions, memory, timer);
    const { runningTests } = inventories;
    windows.push(following, runningTests);
    runningTests.learnFrom(following);
    const told: string[] = [];
    following.on('arrived', (arrival) => told.push(`${arrival.kind} ${arrival.to}`));
    const look = async () => {
      await timer.waiting();
      const seen = once(following, 'seen');
      timer.pass();
      await seen;
      await atRest();
    };
    return { following, inventories, runningTests, told, look };
  }
  const session = () => connect(endpoint.profile('demo-network'), REGION);
  const start = (minutes: number) =>
    session().write(startBgpFailoverTest, { virtualInterfaceId: ORDERS, testDurationInMinutes: minutes });
  const awaited = { place, kind: 'failoverTest' as const, id: ORDERS, state: 'running', isKept: true };

  it('is shown with the right time left after a reload, and its end is notified of once', async () => {
    await start(600);
    const first = openWindow();
    first.following.await(awaited);
    first.following.dispose();
    const { runningTests, told, look } = openWindow();
    equal(runningTests.of(place, ORDERS), undefined);
    await look();
    const running = runningTests.of(place, ORDERS);
    equal(running && leftWords(running, Date.now()), '9 h 59 min left');
    deepEqual(told, []);
    await session().write(stopBgpFailoverTest, { virtualInterfaceId: ORDERS });
    await look();
    deepEqual(told, ['failoverTest cancelled']);
    equal(runningTests.of(place, ORDERS), undefined);
    deepEqual(memory.keys(), []);
  });

  it('is over when its time is, once nobody follows it any more', () => {
    const timer = new ManualTimer();
    const time = { now: START };
    const running = new RunningTests(timer, () => time.now);
    const { following } = openWindow();
    running.learnFrom(following);
    const passAll = () => {
      running.note(place, ID, test());
      time.now = START + 2 * MINUTE;
      timer.pass();
      timer.pass();
      return running.all.length;
    };
    equal(passAll(), 0);
    time.now = START;
    following.await({ ...awaited, id: ID });
    equal(passAll(), 1, 'a poll will tell');
    running.dispose();
  });

  it('is over when its virtual interface says so, if its history can’t be read', async () => {
    await start(600);
    const { following, inventories, runningTests, look } = openWindow();
    const openPlaces = new OpenPlaces(inventories, () => Promise.resolve(following));
    const known = once(runningTests, 'change');
    openPlaces.setVisible(true);
    await inventories.open(place);
    await known;
    const tested = inventories.current(place)?.sweep.learned?.get(ORDERS)?.tested;
    equal(tested?.length, 2, 'the health takes the tested sessions into account');
    await session().write(stopBgpFailoverTest, { virtualInterfaceId: ORDERS });
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'ListVirtualInterfaceTestHistory', fault: 'error', status: 400, times: 99 },
      ...{ code: 'AccessDeniedException', message: 'x' },
    });
    const over = once(runningTests, 'change');
    await look();
    await over;
    equal(runningTests.of(place, ORDERS), undefined);
    equal(inventories.current(place)?.sweep.learned?.get(ORDERS)?.tested, undefined);
    openPlaces.dispose();
    await endpoint.control('DELETE', 'faults');
  });

  it('is not confused with an earlier one, which AWS may list for a while', () => {
    const { following, runningTests, told } = openWindow();
    const started = new Date();
    const now = { virtualInterfaceId: ORDERS, status: 'in_progress', testDurationInMinutes: 600 };
    runningTests.note(place, ORDERS, { ...now, testId: 'new', startTime: started });
    following.await({ ...awaited, occurrence: 'new' });
    const see = (found: readonly FailoverTest[]) => {
      const seen = { kind: 'failoverTest' as const, place, asked: new Set([ORDERS]), found };
      following.emit('seen', seen);
      following.record(seen);
      return runningTests.of(place, ORDERS)?.testId;
    };
    const old = {
      ...now,
      testId: 'old',
      status: 'completed',
      startTime: new Date(started.getTime() - MINUTE),
    };
    equal(see([]), 'new');
    equal(see([old]), 'new');
    deepEqual(told, []);
    equal(see([{ ...now, testId: 'new', status: 'cancelled', startTime: started }]), undefined);
    deepEqual(told, ['failoverTest cancelled']);
  });

  it('causes no notification if the user stopped it', () => {
    const { following, told } = openWindow();
    following.await(awaited);
    following.forget(awaited);
    following.record({ kind: 'failoverTest', place, asked: new Set([ORDERS]), found: [] });
    deepEqual(told, []);
    deepEqual(memory.keys(), []);
  });

  it('is polled without delay in a place that is opened, whoever started it', async () => {
    await start(600);
    const { following, inventories, runningTests } = openWindow();
    const openPlaces = new OpenPlaces(inventories, () => Promise.resolve(following));
    const known = once(runningTests, 'change');
    openPlaces.setVisible(true);
    await inventories.open(place);
    deepEqual((await known)[1], ORDERS);
    openPlaces.dispose();
  });
});
