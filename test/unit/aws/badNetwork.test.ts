import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mock } from 'node:test';
import { connect } from '../../support/sdk';
import { allocate } from '../../support/writes';
import type { Session } from '../../../src/aws/session/session';
import { startEndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import type { EndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import {
  drip,
  hang,
  repeatPage,
  resetAfter,
  resetBefore,
  rewrite,
  signInPage,
  truncate,
  unavailable,
  wrongDate,
} from '../../support/faultProxy/faults';

const REGION = 'us-east-1';
const ALLOCATE = 'AllocatePrivateVirtualInterface';
const HOUR = 3_600_000;

/** A bad network, as only something between the SDK and the endpoint can simulate it. */
describe('a session over a bad network', () => {
  let behind: EndpointBehindProxy;
  let network: Session;
  let nextVlan = 3000;

  const request = async (session: Session, { endpoint } = behind) => {
    const { connections } = await session.sweep();
    const free = connections.find(
      ({ connectionState, vlan, lagId }) => connectionState === 'available' && !vlan && !lagId,
    );
    const vlan = nextVlan++;
    return {
      connectionId: free?.connectionId ?? '',
      ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: `test-${vlan}`, vlan, asn: 65010 },
    };
  };

  before(async () => {
    behind = await startEndpointBehindProxy();
    network = connect(behind.profile('demo-network'), REGION);
  });
  after(() => behind.stop());
  beforeEach(async () => {
    await behind.endpoint.control('DELETE', 'requests');
    behind.proxy.clear();
  });

  it('keeps a connection for each list, however often it reads', async () => {
    const session = connect(behind.profile('demo-network'), REGION);
    for (let time = 0; time < 7; time++) await session.sweep();
    ok(behind.proxy.seen.length >= 28);
    ok(behind.proxy.sockets <= 4, `${behind.proxy.sockets} connections`);
  });

  for (const [what, fault] of [
    ['never answers', hang],
    ['answers byte by byte', drip(50)],
  ] as const) {
    it(`releases the connections at once when it is cancelled while the server ${what}`, async () => {
      behind.proxy.set({}, fault);
      const controller = new AbortController();
      const sweeping = network.sweep(controller.signal);
      sweeping.catch(() => undefined);
      while (behind.proxy.seen.length < 4) await once(behind.proxy, 'seen');
      // Cancelling needs no timer, so it works while none fires.
      mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
      try {
        controller.abort();
        await rejects(sweeping, { kind: 'cancelled' });
        const endings = await Promise.all(behind.proxy.seen.map(({ ended }) => ended));
        deepEqual(endings, ['left', 'left', 'left', 'left']);
      } finally {
        mock.timers.reset();
      }
    });
  }

  it('makes at most four calls at a time for an account in a region', async () => {
    const crowded = await startEndpointBehindProxy();
    try {
      const sessions = Array.from({ length: 50 }, () => connect(crowded.profile('demo-network'), REGION));
      await Promise.all(sessions.map((session) => session.sweep()));
      ok(crowded.proxy.seen.length >= 200);
      equal(crowded.proxy.mostInFlight, 4);
    } finally {
      await crowded.stop();
    }
  });

  it('lets a fifth call wait while four hang, and sends it when they time out', async () => {
    behind.proxy.set({ times: 4 }, hang);
    const controller = new AbortController();
    const hanging = network.sweep(controller.signal);
    hanging.catch(() => undefined);
    while (behind.proxy.seen.length < 4) await once(behind.proxy, 'seen');
    let settled = false;
    const waiting = network.sweep().finally(() => {
      settled = true;
    });
    const before = behind.proxy.seen.length;
    deepEqual((await connect(behind.profile('demo-network'), 'eu-central-1').sweep()).failures, []);
    equal(behind.proxy.seen.length, before + 4);
    equal(settled, false);
    controller.abort();
    await rejects(hanging, { kind: 'cancelled' });
    deepEqual((await waiting).failures, []);
  });

  it('leaves other regions alone when one hangs', async () => {
    behind.proxy.set({ times: 3 }, hang);
    const controller = new AbortController();
    const hanging = network.sweep(controller.signal);
    hanging.catch(() => undefined);
    while (behind.proxy.seen.length < 3) await once(behind.proxy, 'seen');
    const { failures } = await connect(behind.profile('demo-network'), 'eu-central-1').sweep();
    deepEqual(failures, []);
    controller.abort();
    await rejects(hanging, { kind: 'cancelled' });
  });

  for (const [what, fault, kind] of [
    ['a sign-in page', signInPage, 'unreadable'],
    ['an answer that is cut off on the way', truncate, 'unreadable'],
    ['a load balancer’s page at 503', unavailable, 'unreadable'],
    ['the same page again and again', repeatPage('again'), 'unreadable'],
  ] as const) {
    it(`says in plain words that ${what} came, only for the list that it came for`, async () => {
      behind.proxy.set({ operation: 'DescribeLags' }, fault);
      const { failures, connections } = await network.sweep();
      ok(connections.length > 0);
      deepEqual(
        failures.map((failure) => failure.kind),
        [kind],
      );
      ok(failures[0]?.advice);
      ok(behind.proxy.asked('DescribeLags').length <= 3);
    });
  }

  it('keeps unknown states and fields, except possible secrets', async () => {
    const secret = randomBytes(20).toString('hex');
    behind.proxy.set(
      { operation: 'DescribeConnections' },
      rewrite(({ connections }) => ({
        quantumLinks: [{ id: 1 }],
        connections: (connections as object[]).map((connection) => ({
          ...connection,
          connectionState: 'entangled',
          spin: { up: true },
          entangledKey: secret,
          ['__proto__']: { polluted: true },
          tags: [{ key: 'team', value: 'net', since: 1 }],
        })),
      })),
    );
    const { connections, failures } = await network.sweep();
    deepEqual(failures, []);
    const strange = connections.find(({ connectionState }) => String(connectionState) === 'entangled');
    deepEqual((strange as { spin?: unknown }).spin, { up: true });
    deepEqual(strange?.tags, [{ key: 'team', value: 'net', since: 1 }]);
    ok(!JSON.stringify(connections).includes(secret));
    equal(({} as { polluted?: boolean }).polluted, undefined);
    equal((strange as { polluted?: boolean }).polluted, undefined);
  });

  describe('an allocation', () => {
    it('whose answer is lost to a reset or cut off is found, with one POST', async () => {
      for (const fault of [resetAfter, truncate]) {
        const wanted = await request(network);
        behind.proxy.clear();
        behind.proxy.set({ operation: ALLOCATE }, fault);
        const outcome = await allocate(network, wanted);
        ok(outcome.kind === 'done', `${fault.name}: ${outcome.kind}`);
        equal(outcome.result.vlan, wanted.newPrivateVirtualInterfaceAllocation.vlan);
        equal(behind.proxy.asked(ALLOCATE).length, 1, fault.name);
      }
    });

    it('that was dropped or answered on the way is unresolved, with one POST', async () => {
      for (const fault of [resetBefore, unavailable, signInPage]) {
        const wanted = await request(network);
        behind.proxy.clear();
        behind.proxy.set({ operation: ALLOCATE }, fault);
        equal((await allocate(network, wanted)).kind, 'unknown', fault.name);
        equal(behind.proxy.asked(ALLOCATE).length, 1, fault.name);
        deepEqual(await behind.endpoint.received(ALLOCATE), [], fault.name);
      }
    });

    it('that finds no connection was not sent, and is sent once there is one', async () => {
      const wanted = await request(network);
      await behind.proxy.refuse();
      equal((await allocate(network, wanted)).kind, 'notSent');
      await behind.proxy.accept();
      equal((await allocate(network, wanted)).kind, 'done');
    });
  });

  describe('with a clock that is an hour off', () => {
    for (const [what, clockOff] of [
      ['behind', HOUR],
      ['ahead', -HOUR],
    ] as const) {
      it(`(${what}) corrects it by a read, and writes with one POST`, async () => {
        const skewed = await startEndpointBehindProxy({ clockOff });
        try {
          const session = connect(skewed.profile('demo-network'), REGION);
          const wanted = await request(session, skewed);
          ok(
            (await skewed.endpoint.received('DescribeConnections')).length > 1,
            'the clock never had to be corrected',
          );
          const outcome = await allocate(session, wanted);
          equal(outcome.kind, 'done');
          equal(skewed.proxy.asked(ALLOCATE).length, 1);
        } finally {
          await skewed.stop();
        }
      });
    }

    it('only in the answers of a proxy: AWS refuses a write once, and the message is about the clock', async () => {
      const session = connect(behind.profile('demo-network'), REGION);
      const wanted = await request(session);
      // The last answer before the write has a wrong date, and the writer uses the time of that answer.
      behind.proxy.set({ operation: 'DescribeVirtualInterfaces' }, wrongDate(HOUR));
      const outcome = await allocate(session, wanted);
      // So has the answer to the check.
      ok(outcome.kind === 'unknown' && outcome.refusal);
      match(outcome.refusal.message, /clock of this machine/);
      equal(behind.proxy.asked(ALLOCATE).length, 1);
      behind.proxy.clear();
      equal((await allocate(session, wanted)).kind, 'done');
    });
  });
});
