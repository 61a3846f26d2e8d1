import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { deleteBgpPeer } from '../../../../src/aws/operations/deleteBgpPeer';
import { startBgpFailoverTest } from '../../../../src/aws/operations/startBgpFailoverTest';
import { stopBgpFailoverTest } from '../../../../src/aws/operations/stopBgpFailoverTest';
import type { Session } from '../../../../src/aws/session/session';
import { hang, resetAfter, resetBefore } from '../../../support/faultProxy/faults';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { connect } from '../../../support/sdk';

const START = 'StartBgpFailoverTest';
const STOP = 'StopBgpFailoverTest';
/** Owned by the account itself. Both of its sessions are up. */
const ORDERS = 'dxvif-fh8s3d2w';

describe('starting and stopping a failover test over a bad network', () => {
  let behind: EndpointBehindProxy;
  let session: Session;
  before(async () => {
    behind = await startEndpointBehindProxy();
    session = connect(behind.profile('demo-network'), 'us-east-1');
  });
  after(() => behind.stop());
  beforeEach(async () => {
    await behind.endpoint.control('POST', 'reset');
    await behind.endpoint.control('DELETE', 'requests');
    await behind.endpoint.control('DELETE', 'faults');
    behind.proxy.clear();
  });

  const posts = async (operation: string) => (await behind.endpoint.received(operation)).length;
  const input = { virtualInterfaceId: ORDERS, testDurationInMinutes: 30 };
  const start = (over = {}, signal?: AbortSignal) =>
    session.write(startBgpFailoverTest, { ...input, ...over }, { signal });
  const stop = () => session.write(stopBgpFailoverTest, { virtualInterfaceId: ORDERS });
  const state = async () =>
    (await session.virtualInterfaces({ virtualInterfaceId: ORDERS }))[0]?.virtualInterfaceState;
  const peers = async () =>
    ((await session.virtualInterfaces({ virtualInterfaceId: ORDERS }))[0]?.bgpPeers ?? []).flatMap(
      ({ bgpPeerId }) => bgpPeerId ?? [],
    );

  it('takes the chosen sessions down for the chosen time, and brings them back', async () => {
    const [peer = ''] = await peers();
    const outcome = await start({ bgpPeers: [peer] });
    ok(outcome.kind === 'done');
    deepEqual([outcome.result.bgpPeers, outcome.result.testDurationInMinutes], [[peer], 30]);
    equal(await state(), 'testing');
    const stopped = await stop();
    ok(stopped.kind === 'done');
    equal(stopped.result.status, 'cancelled');
    equal(await state(), 'available');
  });

  it('sends nothing while one is running, or if a peer is gone', async () => {
    await start();
    const again = await start();
    ok(again.kind === 'notSent');
    match(again.failure.message, /already running on dxvif-fh8s3d2w, so nothing was sent/);
    await stop();
    const gone = await start({ bgpPeers: [...(await peers()), 'dxpeer-gone'] });
    ok(gone.kind === 'notSent');
    match(gone.failure.message, /no longer has BGP peer dxpeer-gone, so nothing was sent/);
    const [first = ''] = await peers();
    equal(
      (await session.write(deleteBgpPeer, { virtualInterfaceId: ORDERS, bgpPeerId: first })).kind,
      'done',
    );
    const leaving = await start({ bgpPeers: [first] });
    ok(leaving.kind === 'notSent', 'one that is being deleted has no session to test');
    equal(await posts(START), 1);
  });

  it('is sent once, and found when no answer comes', async () => {
    behind.proxy.set({ operation: START, times: 1 }, resetAfter);
    const outcome = await start({ bgpPeers: await peers() });
    ok(outcome.kind === 'done');
    deepEqual(outcome.found, { certain: true });
    equal(await posts(START), 1);
    behind.proxy.set({ operation: STOP, times: 1 }, resetAfter);
    const stopped = await stop();
    ok(stopped.kind === 'done');
    deepEqual(stopped.found, { certain: true });
    equal(await posts(STOP), 1);
  });

  it('has an unknown outcome if it never arrived, and an earlier test does not count', async () => {
    await start();
    await stop();
    behind.proxy.set({ operation: START, times: 1 }, resetBefore);
    const outcome = await start();
    ok(outcome.kind === 'unknown');
    equal((await session.checkAgain(startBgpFailoverTest, outcome.record)).kind, 'unknown');
    const later = await start();
    ok(later.kind === 'done');
    // The effect of another request does not count for this one.
    equal((await session.checkAgain(startBgpFailoverTest, outcome.record)).kind, 'unknown');
  });

  it('has an unknown outcome after the user stopped waiting, and is found later', async () => {
    behind.proxy.set({ operation: STOP, times: 1 }, resetBefore);
    await start();
    const lost = await stop();
    ok(lost.kind === 'unknown');
    ok(lost.checked);
    await stop();
    equal((await session.checkAgain(stopBgpFailoverTest, lost.record)).kind, 'done');
  });

  it('is refused in AWS’s words', async () => {
    const outcome = await start({ testDurationInMinutes: 4_321 });
    ok(outcome.kind === 'refused');
    match(outcome.failure.words ?? '', /4321/);
    const stopped = await stop();
    ok(stopped.kind === 'refused');
    match(stopped.failure.words ?? '', /no test that is in progress/);
  });

  it('is sent even if nothing may be read before: a running test like it is then probably the one', async () => {
    const denied = { fault: 'error', status: 400, code: 'AccessDeniedException', message: 'no' };
    await behind.endpoint.control('POST', 'faults', { ...denied, operation: 'DescribeVirtualInterfaces' });
    await behind.endpoint.control('POST', 'faults', {
      ...denied,
      operation: 'ListVirtualInterfaceTestHistory',
    });
    behind.proxy.set({ operation: START, times: 1 }, resetAfter);
    const outcome = await start();
    ok(outcome.kind === 'done');
    deepEqual(outcome.found, { certain: false });
  });

  it('ends when the user stops waiting', async () => {
    behind.proxy.set({ operation: START, times: 1 }, hang);
    const ended = new AbortController();
    const outcome = start({}, ended.signal);
    while (behind.proxy.asked(START).length === 0) await once(behind.proxy, 'seen');
    ended.abort();
    equal((await outcome).kind, 'unknown');
  });
});
