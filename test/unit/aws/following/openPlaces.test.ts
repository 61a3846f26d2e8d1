import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { Following } from '../../../../src/aws/following/following';
import { OpenPlaces } from '../../../../src/aws/following/openPlaces';
import type { InventoryStore } from '../../../../src/aws/inventory/store';
import { associateVirtualInterface } from '../../../../src/aws/operations/associateVirtualInterface';
import { createBgpPeer } from '../../../../src/aws/operations/createBgpPeer';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { ManualTimer, atRest } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';
import { connect } from '../../../support/sdk';
import { remove } from '../../../support/writes';
import { REGION, storesOf } from '../inventory/places';

const ORDERS = 'dxvif-fh8s3d2w';
const CORE_B = 'dxcon-ffp3w9qa';

describe('a virtual interface in transition in an open place', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let timer: ManualTimer;
  let following: Following;
  let openPlaces: OpenPlaces;
  let loads: number;
  let load: () => Promise<Following>;
  const place = { profile: 'demo-network', region: REGION };

  /** A virtual interface that the endpoint takes through its states, since it is being deleted. */
  const setOneInMotion = async () => {
    const session = connect(endpoint.profile('demo-network'), REGION);
    const { virtualInterfaces } = await session.sweep();
    const id =
      virtualInterfaces.find(
        ({ virtualInterfaceState, ownerAccount }) =>
          virtualInterfaceState === 'available' && ownerAccount === '111122223333',
      )?.virtualInterfaceId ?? '';
    await remove(session, id);
    return id;
  };

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    const stores = storesOf(endpoint.profile('demo-network'));
    inventories = stores.inventories;
    timer = new ManualTimer();
    following = new Following(stores.sessions, new TestMemento(), timer);
    loads = 0;
    load = () => Promise.resolve(following);
    openPlaces = new OpenPlaces(inventories, () => {
      loads += 1;
      return load();
    });
  });
  afterEach(() => following.dispose());

  it('is polled after five seconds until it arrives, and its new state is reported', async () => {
    const id = await setOneInMotion();
    openPlaces.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    await timer.waiting();
    deepEqual(timer.milliseconds, [5_000]);
    await endpoint.control('POST', 'clock', { advanceSeconds: 10 });
    const moved = once(inventories, 'moved') as Promise<[unknown, { to: string }[]]>;
    timer.pass();
    const [, changes] = await moved;
    deepEqual(
      changes.map(({ to }) => to),
      ['deleted'],
    );
    const { sweep } = inventories.current(place) ?? {};
    equal(
      sweep?.virtualInterfaces.find(({ virtualInterfaceId }) => virtualInterfaceId === id)
        ?.virtualInterfaceState,
      'deleted',
    );
    // The demo estate has others, which wait for a person.
    await timer.waiting();
    deepEqual(timer.milliseconds, [5_000]);
  });

  it('is also polled if it is available with a BGP peer that is being added or deleted', async () => {
    const session = connect(endpoint.profile('demo-network'), REGION);
    const { virtualInterfaces } = await session.sweep();
    for (const { virtualInterfaceId: id, virtualInterfaceState: state } of virtualInterfaces) {
      if (state !== 'available')
        await endpoint.control('POST', 'estate', { setState: { id, state: 'deleted' } });
    }
    const one = virtualInterfaces.find(
      ({ virtualInterfaceState, bgpPeers = [] }) =>
        virtualInterfaceState === 'available' && bgpPeers.length === 1,
    );
    const virtualInterfaceId = one?.virtualInterfaceId ?? '';
    const outcome = await session.write(createBgpPeer, {
      virtualInterfaceId,
      newBGPPeer: { asn: 65010, addressFamily: 'ipv6' },
    });
    equal(outcome.kind, 'done');
    openPlaces.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    await timer.waiting();
    await endpoint.control('POST', 'clock', { advanceSeconds: 6 });
    const updated = once(inventories, 'updated') as Promise<[unknown, VirtualInterface[]]>;
    timer.pass();
    const [, found] = await updated;
    deepEqual(
      found.map(({ bgpPeers = [] }) => bgpPeers.map(({ bgpPeerState }) => bgpPeerState)),
      [['available', 'available']],
    );
    deepEqual(timer.milliseconds, [], 'what has arrived is not looked at again');
  });

  it('is polled after a move, until the customer’s router has brought its sessions up', async () => {
    const session = connect(endpoint.profile('demo-network'), REGION);
    const { virtualInterfaces } = await session.sweep();
    for (const { virtualInterfaceId: id, virtualInterfaceState: state } of virtualInterfaces) {
      if (state !== 'available' && state !== 'down')
        await endpoint.control('POST', 'estate', { setState: { id, state: 'deleted' } });
    }
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'down' });
    const input = { virtualInterfaceId: ORDERS, connectionId: CORE_B };
    equal((await session.write(associateVirtualInterface, input)).kind, 'done');
    openPlaces.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    const look = async () => {
      await timer.waiting();
      const updated = once(inventories, 'updated') as Promise<[unknown, VirtualInterface[]]>;
      timer.pass();
      const [, found] = await updated;
      await atRest();
      return found.map(({ virtualInterfaceId: id, virtualInterfaceState: state }) => [id, state]);
    };
    await endpoint.control('POST', 'clock', { advanceSeconds: 300 });
    deepEqual(await look(), [[ORDERS, 'down']]);
    openPlaces.setVisible(false);
    inventories.reread(REGION);
    await inventories.sweep(place);
    openPlaces.setVisible(true);
    deepEqual(await look(), [[ORDERS, 'down']], 'others that are down are not followed');
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'up' });
    deepEqual(await look(), [[ORDERS, 'available']]);
    deepEqual(timer.milliseconds, [], 'one that is up is not polled again');
  });

  for (const state of ['approving', 'requested', 'testing', 'verifying', 'pending', 'provisioning']) {
    it(`is polled from ${state} until it is available`, async () => {
      const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
      const waiting = virtualInterfaces.filter(
        ({ virtualInterfaceState }) => virtualInterfaceState !== 'available',
      );
      const setState = (id: string | undefined, to: string) =>
        endpoint.control('POST', 'estate', { setState: { id, state: to } });
      // Nothing else is in transition.
      for (const { virtualInterfaceId } of waiting) await setState(virtualInterfaceId, 'deleted');
      const id = virtualInterfaces[0]?.virtualInterfaceId;
      await setState(id, state);
      openPlaces.setVisible(true);
      const read = once(inventories, 'read');
      await inventories.open(place);
      await read;
      const moved: [string | undefined, string, string][] = [];
      inventories.on('moved', (_place, changes) => {
        for (const { virtualInterface, from, to } of changes) {
          moved.push([virtualInterface.virtualInterfaceId, from, to]);
        }
      });
      for (const to of ['testing', 'available']) {
        await timer.waiting();
        equal(timer.milliseconds.length, 1);
        await setState(id, to);
        const updated = once(inventories, 'updated');
        timer.pass();
        await updated;
      }
      deepEqual(moved.at(-1), [id, 'testing', 'available']);
      await atRest();
      deepEqual(timer.milliseconds, [], 'what has arrived is not looked at again');
    });
  }

  it('is polled at growing intervals while nothing changes, up to five minutes', async () => {
    await setOneInMotion();
    openPlaces.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    const waits: number[] = [];
    for (let look = 0; look < 12; look += 1) {
      await timer.waiting();
      waits.push(...timer.milliseconds);
      const updated = once(inventories, 'updated');
      timer.pass();
      await updated;
    }
    deepEqual(waits.slice(0, 3), [5_000, 7_500, 11_250]);
    equal(Math.max(...waits), 300_000);
  });

  it('is not polled while nobody can see it, or if its region is closed', async () => {
    await setOneInMotion();
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    await atRest();
    deepEqual(timer.milliseconds, []);
    openPlaces.setVisible(true);
    await timer.waiting();
    deepEqual(timer.milliseconds, [5_000]);
    openPlaces.setVisible(false);
    deepEqual(timer.milliseconds, []);
    openPlaces.setVisible(true);
    deepEqual(timer.milliseconds, [5_000]);
    inventories.close(place);
    openPlaces.setVisible(true);
    deepEqual(timer.milliseconds, []);
  });

  it('loads nothing before the view is shown or a place was read, and loads again after a failure', async () => {
    openPlaces.setVisible(false);
    equal(loads, 0);
    load = () => Promise.reject(new Error('not there'));
    openPlaces.setVisible(true);
    await atRest();
    equal(loads, 1);
    load = () => Promise.resolve(following);
    await setOneInMotion();
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    await timer.waiting();
    deepEqual([loads, timer.milliseconds], [2, [5_000]]);
  });

  it('is polled again after a failure, which is not reported', async () => {
    await setOneInMotion();
    openPlaces.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    await timer.waiting();
    let failures = 0;
    inventories.on('failed', () => (failures += 1));
    await endpoint.control('POST', 'faults', {
      operation: 'DescribeVirtualInterfaces',
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      times: 50,
    });
    timer.pass();
    await timer.waiting();
    deepEqual(timer.milliseconds, [7_500]);
    await endpoint.control('DELETE', 'faults');
    const updated = once(inventories, 'updated');
    timer.pass();
    await updated;
    equal(failures, 0);
  });
});
