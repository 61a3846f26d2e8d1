import { equal, ok, match, doesNotMatch } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mock } from 'node:test';
import type { Session } from '../../../../src/aws/session/session';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { RequestHistory, HistoryStore } from '../../../../src/views/allocation/requestHistory';
import { Submission } from '../../../../src/views/allocation/submission';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import {
  drip,
  hang,
  resetAfter,
  resetBefore,
  truncate,
  unavailable,
} from '../../../support/faultProxy/faults';
import type { Fault } from '../../../support/faultProxy/faults';
import { TestMemento } from '../../../support/memento';
import { connect } from '../../../support/sdk';

/** The server behind carries the request out, and only the test learns that. */
const silentAfter = (done: () => void): Fault => ({
  name: 'silent after',
  async strike(exchange) {
    await exchange.forward();
    done();
  },
});

const ALLOCATE = 'AllocatePrivateVirtualInterface';

/** Each submission ends with one POST, by the proxy's record and the endpoint's own, and with a true message. */
describe('a submission over a bad network', () => {
  let behind: EndpointBehindProxy;
  let session: Session;
  let known: KnownNetwork;
  let vlan = 3700;

  const memory = (): HistoryStore => {
    const kept = new TestMemento();
    return {
      get: () => kept.get<RequestHistory>('history'),
      set: (history) => kept.update('history', history),
    };
  };
  const submission = (histories = memory()) => new Submission(() => Promise.resolve(session), histories);
  const draft = (): AllocationDraft => ({
    ...emptyDraft,
    ownerAccount: behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
    virtualInterfaceName: 'over-a-bad-network',
    vlan: String(vlan++),
    asn: '65010',
    authKey: randomBytes(12).toString('hex'),
  });
  const sentOnce = async (carriedOut: number) => {
    equal(behind.proxy.seen.filter(({ operation }) => operation === ALLOCATE).length, 1);
    equal((await behind.endpoint.received(ALLOCATE)).length, carriedOut);
  };
  const untilSent = async () => {
    while (!behind.proxy.seen.some(({ operation }) => operation === ALLOCATE)) {
      await once(behind.proxy, 'seen');
    }
  };

  before(async () => {
    behind = await startEndpointBehindProxy();
    session = connect(behind.profile('demo-network'), 'us-east-1');
    const { connections } = await session.sweep();
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    known = knownNetwork(unreadNetwork(free?.connectionId ?? ''));
  });
  after(() => behind.stop());
  beforeEach(async () => {
    behind.proxy.clear();
    await behind.endpoint.control('DELETE', 'requests');
    await behind.endpoint.control('DELETE', 'faults');
  });

  for (const [what, fault] of [
    ['is dropped after AWS carried it out', resetAfter],
    ['is cut off in its answer', truncate],
  ] as const) {
    it(`that ${what} says what was created`, async () => {
      behind.proxy.set({ operation: ALLOCATE }, fault);
      const wanted = draft();
      const { message, created } = await submission().submit(wanted, known);
      ok(message.type === 'created');
      match(message.virtualInterfaceId, /^dxvif-/);
      equal(created?.vlan, Number(wanted.vlan));
      await sentOnce(1);
    });
  }

  for (const [what, fault] of [
    ['is lost on the way', resetBefore],
    ['meets a 503', unavailable],
  ] as const) {
    it(`that ${what} has an unknown outcome, and sends nothing more`, async () => {
      behind.proxy.set({ operation: ALLOCATE }, fault);
      const one = submission();
      const { message } = await one.submit(draft(), known);
      ok(message.type === 'unknown');
      match(message.message, /was sent once.*no trace of it yet.*Check Again/);
      const again = await one.submit(draft(), known);
      ok(again.message.type === 'unknown');
      // A check that found nothing is reported once.
      match(again.message.message, /^The request was sent once, and a check has found no trace of it yet\./);
      await sentOnce(0);
    });
  }

  for (const [code, words] of [
    ['ThrottlingException', /throttling requests.*was sent once/],
    ['TransactionInProgressException', /still working on an earlier request.*was sent once/],
    ['RequestTimeoutException', /The request timed out.*was sent once/],
  ] as const) {
    it(`that AWS answers with ${code} has an unknown outcome`, async () => {
      await behind.endpoint.control('POST', 'faults', {
        operation: ALLOCATE,
        fault: 'error',
        status: 400,
        code,
        message: 'Rate exceeded',
      });
      const { message } = await submission().submit(draft(), known);
      ok(message.type === 'unknown');
      match(message.message, words);
      await sentOnce(1);
    });
  }

  it('that is never answered times out with an unknown outcome', async () => {
    behind.proxy.set({ operation: ALLOCATE }, hang);
    const { message } = await submission().submit(draft(), known);
    ok(message.type === 'unknown');
    match(message.message, /The request timed out|No complete answer/);
    await sentOnce(0);
  });

  for (const [what, fault, carriedOut] of [
    ['is never answered', hang, 0],
    ['is answered byte by byte', drip(50), 1],
  ] as const) {
    it(`that ${what} is no longer waited for once it is cancelled, which does not count as undone`, async () => {
      behind.proxy.set({ operation: ALLOCATE }, fault);
      const one = submission();
      const submitting = one.submit(draft(), known);
      await untilSent();
      // Cancelling needs no timer, so it works while none fires.
      mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
      one.cancel();
      const { message } = await submitting.finally(() => mock.timers.reset());
      ok(message.type === 'unknown');
      match(message.message, /You stopped waiting, which does not undo the request/);
      behind.proxy.clear();
      const found = await one.checkAgain();
      equal(found.message.type, carriedOut === 1 ? 'created' : 'unknown');
      equal((await behind.endpoint.received(ALLOCATE)).length, carriedOut);
    });
  }

  it('that is cancelled before it is sent created nothing, and says so', async () => {
    behind.proxy.set({ operation: 'DescribeVirtualInterfaces' }, hang);
    const one = submission();
    const submitting = one.submit(draft(), known);
    await once(behind.proxy, 'seen');
    one.cancel();
    const { message } = await submitting;
    equal(message.type, 'notSent');
    equal((await behind.endpoint.received(ALLOCATE)).length, 0);
  });

  it('that a reload interrupts is found, and not sent again', async () => {
    let done: () => void = () => undefined;
    const carriedOut = new Promise<void>((resolve) => (done = resolve));
    behind.proxy.set({ operation: ALLOCATE }, silentAfter(done));
    const histories = memory();
    const wanted = draft();
    const cutShort = submission(histories);
    const submitting = cutShort.submit(wanted, known);
    await carriedOut;
    // The window is reloaded: the new one only has what was stored.
    const after = submission(histories);
    doesNotMatch(JSON.stringify(histories.get()), new RegExp(wanted.authKey));
    const { message } = await after.submit(wanted, known);
    equal(message.type, 'created');
    equal((await behind.endpoint.received(ALLOCATE)).length, 1);
    cutShort.cancel();
    await submitting;
  });
});
