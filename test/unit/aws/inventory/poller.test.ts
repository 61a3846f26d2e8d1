import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { Poller } from '../../../../src/aws/inventory/poller';
import type { Timer } from '../../../../src/aws/inventory/poller';
import type { InventoryStore } from '../../../../src/aws/inventory/store';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { connect } from '../../../support/sdk';
import { REGION, storesOf } from './places';

/** Time that passes when the test says so: what waits, and how long. */
class TestTimer implements Timer {
  readonly waits: { readonly milliseconds: number; readonly work: () => void }[] = [];

  after(milliseconds: number, work: () => void): () => void {
    const wait = { milliseconds, work };
    this.waits.push(wait);
    return () => {
      const index = this.waits.indexOf(wait);
      if (index >= 0) this.waits.splice(index, 1);
    };
  }

  get milliseconds(): number[] {
    return this.waits.map((wait) => wait.milliseconds);
  }

  /** Lets the first that waits happen. */
  pass(): void {
    this.waits.shift()?.work();
  }
}

describe('looking again at what is on its way', () => {
  let endpoint: TestEndpoint;
  let inventories: InventoryStore;
  let timer: TestTimer;
  let poller: Poller;
  const place = { profile: 'demo-network', region: REGION };

  /** A virtual interface that the endpoint takes through its states, on the way to be deleted. */
  const setOneInMotion = async () => {
    const session = connect(endpoint.profile('demo-network'), REGION);
    const { virtualInterfaces } = await session.sweep();
    const id =
      virtualInterfaces.find(
        ({ virtualInterfaceState, ownerAccount }) =>
          virtualInterfaceState === 'available' && ownerAccount === '111122223333',
      )?.virtualInterfaceId ?? '';
    await session.deleteVirtualInterface(id);
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
    timer = new TestTimer();
    poller = new Poller(stores.sessions, inventories, timer);
  });
  afterEach(() => poller.dispose());

  it('waits ten seconds, tells of the new state, and then waits no longer for what has arrived', async () => {
    const id = await setOneInMotion();
    poller.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    deepEqual(timer.milliseconds, [10_000]);
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
    // The demonstration has others that wait for a person.
    ok(timer.waits.every(({ milliseconds }) => milliseconds === 10_000));
  });

  for (const state of ['approving', 'requested', 'testing', 'verifying', 'pending', 'provisioning']) {
    it(`follows one that is ${state} until it is available`, async () => {
      const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
      const waiting = virtualInterfaces.filter(
        ({ virtualInterfaceState }) => virtualInterfaceState !== 'available',
      );
      const setState = (id: string | undefined, to: string) =>
        endpoint.control('POST', 'estate', { setState: { id, state: to } });
      // Nothing else is on its way.
      for (const { virtualInterfaceId } of waiting) await setState(virtualInterfaceId, 'available');
      const id = virtualInterfaces[0]?.virtualInterfaceId;
      await setState(id, state);
      poller.setVisible(true);
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
        equal(timer.waits.length, 1);
        await setState(id, to);
        const updated = once(inventories, 'updated');
        timer.pass();
        await updated;
      }
      deepEqual(moved.at(-1), [id, 'testing', 'available']);
      deepEqual(timer.milliseconds, [], 'what has arrived is not looked at again');
    });
  }

  it('waits longer each time that nothing is new, five minutes at the most', async () => {
    await setOneInMotion();
    poller.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    const waits: number[] = [];
    for (let look = 0; look < 12; look += 1) {
      waits.push(...timer.milliseconds);
      const updated = once(inventories, 'updated');
      timer.pass();
      await updated;
    }
    deepEqual(waits.slice(0, 3), [10_000, 15_000, 22_500]);
    equal(Math.max(...waits), 300_000);
  });

  it('asks nothing while nobody can see it, and for nothing that is closed', async () => {
    await setOneInMotion();
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
    deepEqual(timer.milliseconds, []);
    poller.setVisible(true);
    deepEqual(timer.milliseconds, [10_000]);
    poller.setVisible(false);
    deepEqual(timer.milliseconds, []);
    poller.setVisible(true);
    inventories.close(place);
    poller.setVisible(true);
    deepEqual(timer.milliseconds, []);
  });

  it('goes on after a failure, without a word', async () => {
    await setOneInMotion();
    poller.setVisible(true);
    const read = once(inventories, 'read');
    await inventories.open(place);
    await read;
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
    deepEqual(timer.milliseconds, [15_000]);
    await endpoint.control('DELETE', 'faults');
    const updated = once(inventories, 'updated');
    timer.pass();
    await updated;
    equal(failures, 0);
  });
});
