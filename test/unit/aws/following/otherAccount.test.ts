import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { Following } from '../../../../src/aws/following/following';
import { OpenPlaces } from '../../../../src/aws/following/openPlaces';
import type { Place } from '../../../../src/aws/session/place';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { ManualTimer, atRest } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';
import { sdkOf } from '../../../support/sdk';
import { SWITCHED, switchedProfile } from '../../../support/switchedProfile';

const DESCRIBE = 'DescribeVirtualInterfaces';
const HOUR = 60 * 60_000;
const place: Place = { profile: SWITCHED, region: 'us-east-1' };

/** The tools that switch accounts write the keys of the account that the user chose last to the same profile. */
describe('what is followed with a profile whose keys are replaced with those of another account', () => {
  let endpoint: TestEndpoint;
  let profile: ReturnType<typeof switchedProfile>;
  let memory: TestMemento;
  let later: number;
  /** A virtual interface that is `pending`, which only its own account sees. */
  let id: string;
  const windows: Following[] = [];

  const accountOf = (name: string) => endpoint.accounts.find((one) => one.name === name)?.accountId ?? '';
  const [network, workload] = ['demo-network', 'demo-workload'] as const;
  const becomes = (state: string) => endpoint.control('POST', 'estate', { setState: { id, state } });

  /** A new window, and what is shown in it. */
  function openWindow() {
    const { sessions, inventories, identities } = profile.stores();
    const timer = new ManualTimer();
    const told: string[] = [];
    const following = new Following(
      sessions,
      memory,
      timer,
      () => Date.now() + later,
      async (at) => inventories.current(at)?.sweep.account?.(),
    );
    windows.push(following);
    following
      .on('arrived', ({ resource, to }) => told.push(`${resource.virtualInterfaceId ?? ''}: ${to}`))
      .on('lost', (one, { message }) => told.push(`${one.id} of ${one.account ?? ''} is lost: ${message}`))
      .on('outdated', (at) => inventories.refresh(at, false));
    const openPlaces = new OpenPlaces(inventories, () => Promise.resolve(following));
    /** One poll, and all that follows from it. */
    const poll = async () => {
      await timer.waiting();
      timer.pass();
      await timer.waiting();
      await atRest();
    };
    const shown = () =>
      (inventories.current(place)?.sweep.virtualInterfaces ?? []).map(
        ({ virtualInterfaceId }) => virtualInterfaceId,
      );
    const read = async () => {
      const ended = once(inventories, 'read');
      await inventories.open(place);
      await ended;
    };
    return { following, inventories, identities, openPlaces, timer, told, poll, shown, read };
  }
  /** The accounts that were asked for virtual interfaces. */
  const asked = async () => new Set((await endpoint.received(DESCRIBE)).map(({ account }) => account));
  const awaited = () => ({
    ...{ place, kind: 'virtualInterface' as const, id, state: 'pending', isKept: true },
    account: accountOf(network),
  });

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    profile = switchedProfile(endpoint, network);
    memory = new TestMemento();
    later = 0;
    const session = sdkOf().connect(endpoint.profile(network), place.region);
    const { virtualInterfaces } = await session.sweep();
    id =
      virtualInterfaces.find(
        ({ virtualInterfaceState, ownerAccount }) =>
          virtualInterfaceState === 'available' && ownerAccount === accountOf(network),
      )?.virtualInterfaceId ?? '';
    await becomes('pending');
    await endpoint.control('DELETE', 'requests');
  });
  afterEach(() => {
    for (const one of windows.splice(0)) one.dispose();
    profile.remove();
  });

  it('is not reported as deleted: the user is told once, and of its arrival once the account is back', async () => {
    const { following, poll, told } = openWindow();
    following.await(awaited());
    await poll();
    profile.switchTo(workload);
    later = HOUR;
    await poll();
    await poll();
    equal(told.length, 1);
    match(told.join(), new RegExp(`^${id} of ${accountOf(network)} is lost: Profile p now uses account`));
    ok(told.join().includes(accountOf(workload)));
    deepEqual(await asked(), new Set([accountOf(network)]));
    following.dispose();
    const after = openWindow();
    await after.poll();
    deepEqual(after.told, [], 'not again after a reload');
    profile.switchTo(network);
    await becomes('available');
    const arrived = once(after.following, 'arrived');
    await after.timer.waiting();
    after.timer.pass();
    await arrived;
    deepEqual(after.told, [`${id}: available`]);
  });

  it('does not vanish alone from the rows: the place is read again', async () => {
    const { identities, inventories, openPlaces, poll, shown, read } = openWindow();
    openPlaces.setVisible(true);
    await read();
    await identities.identify(place.profile);
    ok(shown().includes(id));
    profile.switchTo(workload);
    const again = once(inventories, 'read');
    void poll();
    await again;
    const { account } = inventories.current(place)?.sweep ?? {};
    equal(await account?.(), accountOf(workload));
    const session = sdkOf().connect(endpoint.profile(workload), place.region);
    const its = (await session.sweep()).virtualInterfaces.map((one) => one.virtualInterfaceId);
    deepEqual(shown().sort(), its.sort());
  });

  it('is not reported as deleted by polls for what is shown of the other account', async () => {
    const { following, identities, openPlaces, poll, read, told } = openWindow();
    following.await(awaited());
    openPlaces.setVisible(true);
    profile.switchTo(workload);
    await read();
    await identities.identify(place.profile);
    following.watch({}, [{ place, kind: 'virtualInterface', id }]);
    later = HOUR;
    await poll();
    equal(told.length, 1);
    ok(told.join().includes('is lost'));
    equal(following.follows(awaited()), true);
  });
});
