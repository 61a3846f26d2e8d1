import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { Failure } from '../../src/aws/failure';
import type { AwaitedResource } from '../../src/aws/following/followed';
import { Following } from '../../src/aws/following/following';
import { SessionStore } from '../../src/aws/session/sessionStore';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { virtualInterfaceHealth } from '../../src/directconnect/resources/health';
import { Arrivals } from '../../src/views/connections/arrivals';
import { TestMemento } from '../support/memento';
import { profileStoreOf } from '../support/profileStore';
import { REGION } from './support';

const place = { profile: 'demo-network', region: REGION };
const ACCOUNT = '111122223333';
const states = ['confirming', 'requested', 'approving', 'verifying', 'pending', 'testing', 'provisioning'];

describe('the notification about a virtual interface', () => {
  let told: string[];
  let opened: string[];
  let memory: TestMemento;
  let following: Following;
  let arrivals: Arrivals;
  let notified: Promise<void>[];
  let button: string | undefined;

  beforeEach(() => {
    told = [];
    opened = [];
    notified = [];
    button = undefined;
    const profiles = profileStoreOf({ configFile: '/nowhere/a', credentialsFile: '/nowhere/b' });
    const origin = { kind: 'memory', accessKeyId: 'AKIA', secretAccessKey: 'none' } as const;
    profiles.setAdded(Promise.resolve([{ name: place.profile, regions: [], endpoints: {}, origin }]));
    const sessions = new SessionStore(profiles, () => Promise.reject(new Error('no question is expected')));
    memory = new TestMemento();
    following = new Following(sessions, memory);
    arrivals = new Arrivals(
      {
        loadFollowing: () => Promise.resolve(following),
        profiles,
        open: (_place, id) => opened.push(id),
        accountOf: () => Promise.resolve(ACCOUNT),
        nameOf: (_place, id) => `the ${id}`,
        meaningOf: (one) => Promise.resolve(virtualInterfaceHealth(one).meaning),
      },
      (text) => {
        told.push(text);
        return Promise.resolve(button);
      },
    );
    following.on('arrived', (arrival) => notified.push(arrivals.notify(arrival)));
  });
  afterEach(() => following.dispose());

  const waitFor = (virtualInterfaceId: string) =>
    arrivals.await(place, { virtualInterfaceId, virtualInterfaceState: 'confirming' });
  const becomes = async (id: string, to: string, more: Partial<VirtualInterface> = {}) => {
    const found = [{ ...more, virtualInterfaceId: id, virtualInterfaceState: to } as VirtualInterface];
    following.record({ kind: 'virtualInterface', place, asked: new Set([id]), found });
    await Promise.all(notified);
  };

  it('appears once, when it is available, whatever states it passes', async () => {
    await waitFor('dxvif-1');
    for (const state of states) await becomes('dxvif-1', state);
    deepEqual(told, []);
    await becomes('dxvif-2', 'available');
    deepEqual(told, [], 'nobody waits for the other one');
    await becomes('dxvif-1', 'down');
    deepEqual(told, [], 'a new one is down until the router is configured');
    await becomes('dxvif-1', 'available');
    await becomes('dxvif-1', 'down');
    equal(told.length, 1);
    match(told.join(), /dxvif-1: down → available/);
    deepEqual(opened, []);
  });

  it('shows its row when the user clicks the button', async () => {
    button = 'Show';
    await waitFor('dxvif-1');
    await becomes('dxvif-1', 'rejected');
    match(told.join(), /dxvif-1: confirming → rejected/);
    deepEqual(opened, ['dxvif-1']);
  });

  it('says that it can’t be followed while its profile belongs to another account', async () => {
    const one = { place, kind: 'virtualInterface', id: 'dxvif-1', account: ACCOUNT } as AwaitedResource;
    await arrivals.notifyLost(one, new Failure('otherAccount', 'It uses another account.', ''));
    deepEqual(told, [
      `It uses another account. You will be notified about the dxvif-1 once the profile uses account ${ACCOUNT} again.`,
    ]);
  });

  it('appears when its failover test ends, unless the user stopped the test', async () => {
    const ends = async (id: string, status: string, testId = `${id}-test`) => {
      const found = [{ virtualInterfaceId: id, status, testId }];
      following.record({ kind: 'failoverTest', place, asked: new Set([id]), found });
      await Promise.all(notified);
    };
    button = 'Show';
    for (const id of ['dxvif-1', 'dxvif-2']) await arrivals.awaitTest(place, id, { testId: `${id}-test` });
    await arrivals.forgetTest(place, 'dxvif-2');
    await ends('dxvif-1', 'COMPLETED', 'an-earlier-test');
    await ends('dxvif-1', 'in_progress');
    deepEqual(told, []);
    for (const id of ['dxvif-1', 'dxvif-2', 'dxvif-1']) await ends(id, 'COMPLETED');
    deepEqual(told, ['The failover test of the dxvif-1 has ended: completed.']);
    deepEqual(opened, ['dxvif-1']);
  });

  it('does not say that it is ready for traffic while its BGP session is down', async () => {
    await waitFor('dxvif-1');
    await becomes('dxvif-1', 'available', { bgpPeers: [{ bgpPeerState: 'available', bgpStatus: 'down' }] });
    equal(told.length, 1);
    match(told.join(), /BGP session is down/);
    ok(!told.join().includes('Ready'));
  });

  it('is not expected after a reload if it is about the local endpoint, which is restarted', async () => {
    await waitFor('dxvif-1');
    deepEqual(memory.keys(), []);
  });
});
