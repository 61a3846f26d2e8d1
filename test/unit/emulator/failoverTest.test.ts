import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { EndpointUnderTest, LAG, NETWORK, WORKLOAD, sign } from './endpointUnderTest';

/** In the demo estate: dual stack; owned by the workload account; down. */
const OWN = 'dxvif-fh8s3d2w';
const HOSTED = 'dxvif-fg4m1k7z';
const DOWN = 'dxvif-ft7e5u9x';
const CONNECTION = 'dxcon-fgx0h7m2';

interface Test {
  readonly testId: string;
  readonly virtualInterfaceId: string;
  readonly bgpPeers: readonly string[];
  readonly status: string;
  readonly ownerAccount: string;
  readonly testDurationInMinutes: number;
  readonly startTime: number;
  readonly endTime?: number;
}
interface One {
  readonly virtualInterfaceTest: Test;
}
interface History {
  readonly virtualInterfaceTestHistory: readonly Test[];
  readonly nextToken?: string;
}

describe('emulator: BGP failover tests', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  after(() => endpoint.close());
  beforeEach(() => endpoint.control('POST', 'reset'));

  const start = async (id: string, more: object = {}, account = NETWORK) =>
    (await endpoint.answer<One>('StartBgpFailoverTest', { virtualInterfaceId: id, ...more }, account))
      .virtualInterfaceTest;
  const stop = async (id: string, account = NETWORK) =>
    (await endpoint.answer<One>('StopBgpFailoverTest', { virtualInterfaceId: id }, account))
      .virtualInterfaceTest;
  const history = async (filter: object = {}, account = NETWORK) =>
    (await endpoint.answer<History>('ListVirtualInterfaceTestHistory', filter, account))
      .virtualInterfaceTestHistory;
  const peerIds = async (id: string) => {
    const vif = await endpoint.virtualInterface(id);
    return (
      (vif?.bgpPeers as readonly { bgpPeerId: string }[] | undefined)?.map((peer) => peer.bgpPeerId) ?? []
    );
  };
  const setState = async (id: string, state: string) =>
    equal((await endpoint.control('POST', 'estate', { setState: { id, state } })).status, 200);
  const UP = ['available', 'available up', 'available up'];
  const TESTED = ['testing', 'available down', 'available down'];

  it('takes every session down and brings it back when its time is over', async () => {
    const test = await start(OWN, { testDurationInMinutes: 10 });
    deepEqual(test.bgpPeers, await peerIds(OWN));
    deepEqual(
      [test.virtualInterfaceId, test.status, test.ownerAccount, test.testDurationInMinutes, test.endTime],
      [OWN, 'in_progress', NETWORK, 10, undefined],
    );
    deepEqual(await endpoint.states(OWN), TESTED);
    await endpoint.turnClock(595);
    deepEqual(await endpoint.states(OWN), TESTED);
    await endpoint.turnClock(5);
    deepEqual(await endpoint.states(OWN), UP);
    const [ended] = await history({ testId: test.testId });
    deepEqual(ended, { ...test, status: 'completed', endTime: ended?.endTime });
    equal(Math.round((ended.endTime ?? 0) - test.startTime), 600);
  });

  for (const minutes of [1, 7, 180, 4320]) {
    it(`of ${minutes} minutes ends by itself, neither sooner nor later`, async () => {
      const test = await start(OWN, minutes === 180 ? {} : { testDurationInMinutes: minutes });
      equal(test.testDurationInMinutes, minutes);
      await endpoint.turnClock(minutes * 60 - 5);
      equal((await endpoint.states(OWN))[0], 'testing');
      await endpoint.turnClock(minutes * 60 * 3);
      deepEqual(await endpoint.states(OWN), UP);
      const [ended] = await history({ testId: test.testId });
      equal(Math.round((ended?.endTime ?? 0) - test.startTime), minutes * 60);
    });
  }

  it('takes only the peers down that it names', async () => {
    const [ipv4 = ''] = await peerIds(OWN);
    const { bgpPeers } = await start(OWN, { bgpPeers: [ipv4] });
    deepEqual(bgpPeers, [ipv4]);
    deepEqual(await endpoint.states(OWN), ['testing', 'available down', 'available up']);
    await endpoint.control('POST', 'router', { id: OWN, addressFamily: 'ipv6', session: 'down' });
    deepEqual(await endpoint.states(OWN), TESTED);
    await endpoint.control('POST', 'router', { id: OWN, session: 'up' });
    deepEqual(await endpoint.states(OWN), ['testing', 'available down', 'available up']);
  });

  it('is stopped at any time, once, and does not end again', async () => {
    const test = await start(OWN, { testDurationInMinutes: 10 });
    await endpoint.turnClock(60);
    const stopped = await stop(OWN);
    deepEqual([stopped.testId, stopped.status], [test.testId, 'cancelled']);
    equal(Math.round((stopped.endTime ?? 0) - test.startTime), 60);
    deepEqual(await endpoint.states(OWN), UP);
    match(
      await endpoint.refusal('StopBgpFailoverTest', { virtualInterfaceId: OWN }),
      /StopBgpFailoverTest failed. dxvif-\w+ has no test that is in progress/,
    );
    const next = await start(OWN, { testDurationInMinutes: 20 });
    await endpoint.turnClock(600);
    equal((await endpoint.states(OWN))[0], 'testing', 'the end of the first one does not end the second');
    deepEqual(await history({ testId: next.testId }), [next]);
    deepEqual((await history({ testId: test.testId }))[0], stopped);
  });

  it('leaves sessions down whose router or port is down', async () => {
    await start(OWN, { testDurationInMinutes: 1 });
    await endpoint.control('POST', 'router', { id: OWN, session: 'unconfigured' });
    await endpoint.turnClock(60);
    deepEqual(await endpoint.states(OWN), ['down', 'available down', 'available down']);
    await endpoint.control('POST', 'reset');
    await start(OWN, { testDurationInMinutes: 1 });
    await setState(CONNECTION, 'down');
    await endpoint.turnClock(60);
    deepEqual(await endpoint.states(OWN), ['down', 'available down', 'available down']);
    equal((await history({ virtualInterfaceId: OWN })).at(-1)?.status, 'completed');
  });

  it('fails if its interface is deleted, and does not revive it', async () => {
    const test = await start(OWN, { testDurationInMinutes: 1 });
    match(
      await endpoint.refusal('DeleteConnection', { connectionId: CONNECTION }),
      /still has virtual interfaces/,
    );
    await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId: OWN });
    deepEqual(await endpoint.states(OWN), ['deleting', 'deleting down', 'deleting down']);
    await endpoint.turnClock(61);
    deepEqual(await endpoint.states(OWN), ['deleted', 'deleted down', 'deleted down']);
    await endpoint.turnClock(3600);
    const [failed] = await history({ testId: test.testId });
    deepEqual([failed?.status, failed?.virtualInterfaceId], ['failed', OWN]);
  });

  it('keeps the interface from being moved, and its MTU from changing', async () => {
    await start(OWN);
    const body = { virtualInterfaceId: OWN };
    const words = /is in state testing/;
    match(await endpoint.refusal('AssociateVirtualInterface', { ...body, connectionId: LAG }), words);
    match(await endpoint.refusal('UpdateVirtualInterfaceAttributes', { ...body, mtu: 8500 }), words);
    match(await endpoint.refusal('StartBgpFailoverTest', body), words);
  });

  it('can be started only by the owner, and is visible to both accounts', async () => {
    const body = { virtualInterfaceId: HOSTED };
    const words = new RegExp(`Only account ${WORKLOAD}, which owns ${HOSTED}, can do this`);
    match(await endpoint.refusal('StartBgpFailoverTest', body), words);
    const test = await start(HOSTED, {}, WORKLOAD);
    equal(test.ownerAccount, WORKLOAD);
    match(await endpoint.refusal('StopBgpFailoverTest', body), words);
    for (const account of [NETWORK, WORKLOAD]) deepEqual(await history(body, account), [test]);
    deepEqual(await history({ virtualInterfaceId: OWN }, WORKLOAD), []);
  });

  it('that is running when the estate is loaded can be stopped, and ends after 72 hours', async () => {
    const id = 'dxvif-fj7g6y2a';
    const region = 'eu-central-1';
    const call = async (operation: string) => {
      const request = endpoint.unsigned(operation, JSON.stringify({ virtualInterfaceId: id }));
      const { text } = await endpoint.send(sign(request, endpoint.keys(), { region }));
      return JSON.parse(text) as One & History & { virtualInterfaces: { virtualInterfaceState: string }[] };
    };
    const state = async () =>
      (await call('DescribeVirtualInterfaces')).virtualInterfaces[0]?.virtualInterfaceState;
    await endpoint.turnClock(4319 * 60);
    equal(await state(), 'testing');
    await endpoint.turnClock(60);
    equal(await state(), 'available');
    await endpoint.control('POST', 'reset');
    equal((await call('StopBgpFailoverTest')).virtualInterfaceTest.status, 'cancelled');
    equal(await state(), 'available');
  });

  it('is in the history for a year after its end, by each filter and page by page', async () => {
    const past = await history({ virtualInterfaceId: OWN });
    deepEqual(
      past.map(({ status, testDurationInMinutes }) => [status, testDurationInMinutes]),
      [
        ['cancelled', 60],
        ['completed', 10],
      ],
    );
    const test = await start(OWN, { testDurationInMinutes: 1 });
    const [ipv4 = '', ipv6 = ''] = test.bgpPeers;
    equal((await history({ virtualInterfaceId: OWN, status: 'in_progress' })).length, 1);
    equal((await history({ bgpPeers: [ipv4, ipv6] })).length, 3);
    deepEqual(await history({ bgpPeers: ['dxpeer-ffffffff'] }), []);
    deepEqual(await history({ status: 'nothing' }), []);
    const first = await endpoint.answer<History>('ListVirtualInterfaceTestHistory', { maxResults: 2 });
    const { nextToken } = first;
    const second = await endpoint.answer<History>('ListVirtualInterfaceTestHistory', {
      maxResults: 2,
      nextToken,
    });
    equal(first.virtualInterfaceTestHistory.length + second.virtualInterfaceTestHistory.length, 3);
    equal(second.nextToken, undefined);
    match(await endpoint.refusal('ListVirtualInterfaceTestHistory', { nextToken, status: 'x' }), /not valid/);
    await endpoint.turnClock(365 * 24 * 3600);
    deepEqual(
      (await history({ virtualInterfaceId: OWN })).map(({ testId }) => testId),
      [test.testId],
    );
    await endpoint.turnClock(60);
    deepEqual(await history({ virtualInterfaceId: OWN }), []);
  });

  const refused: [string, object, RegExp][] = [
    ['a missing interface', { virtualInterfaceId: undefined }, /virtualInterfaceId is required/],
    ['an unknown interface', { virtualInterfaceId: 'dxvif-ffffffff' }, /does not exist/],
    ['a missing duration', { testDurationInMinutes: 0 }, /testDurationInMinutes 0 is not valid.*1 and 4320/],
    ['more than 72 hours', { testDurationInMinutes: 4321 }, /testDurationInMinutes 4321 is not valid/],
    ['a fractional duration', { testDurationInMinutes: 0.5 }, /SerializationException.*an integer/],
    ['an empty list of peers', { bgpPeers: [] }, /bgpPeers must name a BGP peer/],
    ['a peer that it does not have', { bgpPeers: ['dxpeer-ffffffff'] }, /has no BGP peer dxpeer-f+/],
    ['an interface that is down', { virtualInterfaceId: DOWN }, /is in state down/],
  ];
  for (const [name, body, message] of refused) {
    it(`refuses ${name}`, async () => {
      match(await endpoint.refusal('StartBgpFailoverTest', { virtualInterfaceId: OWN, ...body }), message);
    });
  }

  it('refuses a peer twice, and one that is being deleted', async () => {
    const [ipv4 = ''] = await peerIds(OWN);
    const body = { virtualInterfaceId: OWN, bgpPeers: [ipv4, ipv4] };
    match(await endpoint.refusal('StartBgpFailoverTest', body), /more than once/);
    await endpoint.answer('DeleteBGPPeer', { virtualInterfaceId: OWN, bgpPeerId: ipv4 });
    match(
      await endpoint.refusal('StartBgpFailoverTest', { virtualInterfaceId: OWN, bgpPeers: [ipv4] }),
      /has no BGP peer/,
    );
    const { bgpPeers } = await start(OWN);
    ok(!bgpPeers.includes(ipv4));
  });
});
