import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Session } from '../../../../src/aws/session/session';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { timeline } from '../../../../src/directconnect/allocation/timeline';
import type { RequestHistory, HistoryStore } from '../../../../src/views/allocation/requestHistory';
import { readToPage } from '../../../../src/views/allocation/messages';
import { noNames } from '../../../../src/directconnect/labels';
import { progressOf } from '../../../../src/views/allocation/progress';
import { Submission } from '../../../../src/views/allocation/submission';
import type { SubmissionResult } from '../../../../src/views/allocation/submission';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import {
  loginAfter,
  refusedAfter,
  refusedBefore,
  resetAfter,
  resetBefore,
  retriedUpstream,
  rewrite,
} from '../../../support/faultProxy/faults';
import type { Fault } from '../../../support/faultProxy/faults';
import { TestMemento } from '../../../support/memento';
import { connect, sdkOf } from '../../../support/sdk';
import { writing } from '../../../support/writing';

const ALLOCATE = 'AllocatePrivateVirtualInterface';
const LIST = 'DescribeVirtualInterfaces';
const EXPIRED = { status: 400, code: 'ExpiredTokenException', message: 'The security token is expired' };

/**
 * A request is held until the test releases it; then another fault applies to it, or none.
 * @param where `answer` if it is carried out at once and its answer is held.
 */
function held(fault?: Fault, where: 'request' | 'answer' = 'request') {
  let release: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const one: Fault = {
    name: 'held',
    async strike(exchange) {
      const answer = where === 'answer' ? await exchange.forward() : undefined;
      arrive();
      await gate;
      if (fault) await fault.strike(exchange);
      else exchange.send(answer ?? (await exchange.forward()));
    },
  };
  return { fault: one, arrived, release };
}

/** A closed form still waits for its answer, while another form of the connection is open. */
describe('two forms of one connection, the first of them closed', () => {
  let behind: EndpointBehindProxy;
  let session: Session;
  let known: KnownNetwork;
  let vlan = 3300;

  const memory = (): HistoryStore => {
    const kept = new TestMemento();
    return {
      get: () => kept.get<RequestHistory>('history'),
      set: (history) => kept.update('history', history),
    };
  };
  const form = (histories: HistoryStore, its = session) =>
    new Submission(() => Promise.resolve(its), histories);
  /** Consecutive sessions, as if of one window: what is only in memory is gone in the next. */
  const windows = () => {
    const file = writing();
    return () => sdkOf(file).connect(behind.profile('demo-network'), 'us-east-1');
  };
  const draft = (more: Partial<AllocationDraft> = {}): AllocationDraft => ({
    ...emptyDraft,
    ownerAccount: behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
    virtualInterfaceName: `shared-${vlan}`,
    vlan: String(vlan++),
    asn: '65010',
    authKey: randomBytes(10).toString('hex'),
    ...more,
  });
  const typeOf = ({ message }: SubmissionResult) => message.type;

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
    await behind.endpoint.control('POST', 'reset');
    await behind.endpoint.control('DELETE', 'requests');
  });

  for (const [how, ending, ends] of [
    ['is created', undefined, 'created'],
    [
      'is refused',
      refusedBefore({ status: 400, code: 'DirectConnectClientException', message: 'no' }),
      'refused',
    ],
    ['is lost', resetBefore, 'unknown'],
    ['is refused and can’t be checked', refusedBefore(EXPIRED), 'refused'],
  ] as const) {
    it(`keep the second’s history when the first, which was abandoned, ${how} late`, async () => {
      const histories = memory();
      const one = held(ending);
      behind.proxy.set({ operation: ALLOCATE, times: 1 }, one.fault);
      const first = form(histories);
      const sending = first.submit(draft(), known);
      await one.arrived;
      const second = form(histories);
      equal(second.inDoubt, true);
      equal(typeOf(await second.checkAgain()), 'unknown');
      await second.forget();
      behind.proxy.set({ operation: ALLOCATE, times: 1 }, resetBefore);
      equal(typeOf(await second.submit(draft(), known)), 'unknown');
      const kept = histories.get();
      ok(kept);
      one.release();
      equal(typeOf(await sending), ends);
      deepEqual(histories.get(), kept, 'the first form has changed it');
      equal(form(histories).inDoubt, true);
      await first.forget();
      await first.learn({ ...kept, id: 'another' });
      deepEqual(histories.get(), kept);
    });
  }

  it('keep what the second has learned of the same request when the first is answered late', async () => {
    const histories = memory();
    const one = held(undefined, 'answer');
    behind.proxy.set({ operation: ALLOCATE }, one.fault);
    const first = form(histories);
    const sending = first.submit(draft(), known);
    await one.arrived;
    const second = form(histories);
    const found = await second.checkAgain();
    equal(typeOf(found), 'created');
    const gateway = { kind: 'virtual', id: 'vgw-1' } as const;
    const acceptance = { record: 'r', profile: 'p', gateway, sentAt: 7 };
    ok(second.sent);
    await second.learn({ ...second.sent, acceptance });
    one.release();
    equal(typeOf(await sending), 'created');
    deepEqual(histories.get()?.acceptance, acceptance, 'the acceptance with an unknown outcome is lost');
    equal(histories.get()?.virtualInterfaceId, found.created?.virtualInterfaceId);
  });

  it('send one request when both are sent before either is recorded', async () => {
    const histories = memory();
    const reading = held();
    behind.proxy.set({ operation: LIST, times: 1 }, reading.fault);
    const first = form(histories);
    const sending = first.submit(draft(), known);
    await reading.arrived;
    const second = form(histories);
    equal(second.inDoubt, false);
    const created = await second.submit(draft(), known);
    equal(typeOf(created), 'created');
    reading.release();
    const { message } = await sending;
    ok(message.type === 'notSent');
    match(message.message, /Another request for this connection/);
    equal(histories.get()?.virtualInterfaceId, created.created?.virtualInterfaceId);
    equal(behind.proxy.asked(ALLOCATE).length, 1);
  });

  it('send nothing for a form whose request is abandoned before it is recorded', async () => {
    const histories = memory();
    const reading = held();
    behind.proxy.set({ operation: LIST, times: 1 }, reading.fault);
    const one = form(histories);
    const given = one.submit(draft(), known);
    await reading.arrived;
    await one.forget();
    const again = await one.submit(draft(), known);
    equal(typeOf(again), 'created');
    reading.release();
    equal(typeOf(await given), 'notSent');
    equal(behind.proxy.asked(ALLOCATE).length, 1);
    equal(histories.get()?.virtualInterfaceId, again.created?.virtualInterfaceId);
  });

  it('learn the outcome of the request from each other: created, or not', async () => {
    for (const [ending, type] of [
      [undefined, 'created'],
      [refusedBefore({ status: 400, code: 'DirectConnectClientException', message: 'no' }), 'notSent'],
    ] as const) {
      const histories = memory();
      const one = held(ending);
      behind.proxy.clear();
      behind.proxy.set({ operation: ALLOCATE }, one.fault);
      const sending = form(histories).submit(draft(), known);
      await one.arrived;
      const second = form(histories);
      equal(second.inDoubt, true);
      one.release();
      await sending;
      equal(typeOf(await second.checkAgain()), type);
      equal(second.inDoubt, false);
    }
  });

  describe('of one request', () => {
    it('that is refused but exists says both, even after a reload', async () => {
      for (const fault of [retriedUpstream(), refusedAfter(EXPIRED), loginAfter]) {
        const histories = memory();
        behind.proxy.clear();
        behind.proxy.set({ operation: ALLOCATE }, fault);
        const wanted = draft();
        const { message, created } = await form(histories).submit(wanted, known);
        ok(message.type === 'created' && created, fault.name);
        match(message.caution ?? '', /refusal/);
        ok(message.refusal?.words);
        deepEqual(readToPage(message), message);
        const after = form(histories).earlierResult();
        ok(after?.type === 'created');
        match(after.caution ?? '', /refusal/);
        const kept = histories.get();
        ok(kept);
        doesNotMatch(JSON.stringify(kept), new RegExp(`${wanted.authKey}|already in use|expired`));
        const steps = timeline(progressOf(kept, false, noNames).observed);
        const answered = steps.find(({ id }) => id === 'answered');
        match(answered?.words ?? '', /refusal/);
      }
    });

    it('that is refused and can’t be checked is refused once a check finds nothing', async () => {
      for (const reload of [false, true]) {
        const histories = memory();
        behind.proxy.clear();
        behind.proxy.set({ operation: ALLOCATE }, refusedBefore(EXPIRED));
        behind.proxy.set({ operation: LIST, after: 1 }, refusedBefore(EXPIRED));
        const open = windows();
        const one = form(histories, open());
        const { message } = await one.submit(draft(), known);
        ok(message.type === 'unknown');
        match(message.message, /refused.*could not be checked.*Check Again/);
        equal(message.refusal?.code, EXPIRED.code);
        const kept = histories.get();
        ok(kept);
        const [, answered] = timeline(progressOf(kept, false, noNames).observed);
        match(answered?.words ?? '', /could not be checked/);
        behind.proxy.clear();
        const { message: again } = await (reload ? form(histories, open()) : one).checkAgain();
        ok(again.type === 'refused');
        equal(again.code, EXPIRED.code);
        equal(histories.get(), undefined);
        equal(behind.proxy.asked(ALLOCATE).length, 0);
      }
    });

    it('that is refused and can’t be checked is created once a check finds it', async () => {
      const histories = memory();
      behind.proxy.set({ operation: ALLOCATE }, refusedAfter(EXPIRED));
      behind.proxy.set({ operation: LIST, after: 1, times: 1 }, refusedBefore(EXPIRED));
      const one = form(histories);
      equal(typeOf(await one.submit(draft(), known)), 'unknown');
      const { message } = await one.checkAgain();
      ok(message.type === 'created' && message.refusal?.words === EXPIRED.message);
    });

    it('that is found after a reload, without its key, counts as probably ours', async () => {
      for (const [authKey, isLikely] of [
        [randomBytes(10).toString('hex'), true],
        ['', false],
      ] as const) {
        const histories = memory();
        behind.proxy.clear();
        behind.proxy.set({ operation: ALLOCATE }, resetAfter);
        behind.proxy.set({ operation: LIST, after: 1, times: 3 }, resetBefore);
        const open = windows();
        equal(typeOf(await form(histories, open()).submit(draft({ authKey }), known)), 'unknown');
        behind.proxy.clear();
        const after = form(histories, open());
        const { message } = await after.checkAgain();
        ok(message.type === 'created');
        equal(/probably yours/.test(message.caution ?? ''), isLikely);
        equal(histories.get()?.isLikely, isLikely || undefined);
        const again = form(histories).earlierResult();
        ok(again?.type === 'created');
        equal(/probably yours/.test(again.caution ?? ''), isLikely);
      }
    });

    it('that matches two is not claimed, and both are named', async () => {
      const twice = rewrite(({ virtualInterfaces }) => {
        const rows = virtualInterfaces as { virtualInterfaceId: string; virtualInterfaceName: string }[];
        const ours = rows.filter(({ virtualInterfaceName }) => virtualInterfaceName.startsWith('shared-'));
        const others = ours.map((row) => ({ ...row, virtualInterfaceId: `${row.virtualInterfaceId}0` }));
        return { virtualInterfaces: [...rows, ...others] };
      });
      behind.proxy.set({ operation: ALLOCATE }, resetAfter);
      behind.proxy.set({ operation: LIST, after: 1 }, twice);
      const histories = memory();
      const one = form(histories);
      const { message } = await one.submit(draft(), known);
      ok(message.type === 'unknown');
      match(message.message, /dxvif-\w+, dxvif-\w+/);
      equal(typeOf(await one.checkAgain()), 'unknown');
      equal(histories.get()?.virtualInterfaceId, undefined);
    });

    it('without an answer does not count as answered once it is found', async () => {
      const histories = memory();
      behind.proxy.set({ operation: ALLOCATE }, resetAfter);
      equal(typeOf(await form(histories).submit(draft(), known)), 'created');
      const kept = histories.get();
      ok(kept);
      const answered = timeline(progressOf(kept, false, noNames).observed).find(
        ({ id }) => id === 'answered',
      );
      deepEqual([answered?.state, answered?.at], ['skipped', undefined]);
      match(answered?.words ?? '', /No answer came/);
    });
  });
});
