import assert from 'node:assert/strict';
import fc from 'fast-check';
import { timeline } from '../../../../src/directconnect/allocation/timeline';
import type { Observed, StepId } from '../../../../src/directconnect/allocation/timeline';

const start: Observed = { type: 'private', mode: 'allocate', ownerReachable: true, states: [] };
const created = { kind: 'created', at: 2 } as const;
const sent: Observed = { ...start, sentAt: 1, answer: created };
const seen = (...states: string[]) => states.map((state, index) => ({ state, at: 10 + index }));

/** The steps in short: `sent:done@1 answered:current …`. */
const short = (observed: Observed) =>
  timeline(observed)
    .map(({ id, state, at }) => `${id}:${state}${at === undefined ? '' : `@${at}`}`)
    .join(' ');
const stateOf = (observed: Observed, id: StepId) => timeline(observed).find((step) => step.id === id);

describe('the timeline of a request', () => {
  it('waits for the request to be sent, then for its answer', () => {
    assert.equal(
      short(start),
      'sent:current answered:waiting seenInNetworkAccount:waiting seenInOwnerAccount:waiting ' +
        'confirming:waiting accepted:waiting pending:waiting available:waiting bgpUp:waiting',
    );
    assert.match(short({ ...start, sentAt: 1 }), /^sent:done@1 answered:current seenInNetwork\w+:waiting/);
  });

  it('completes every step, each with its time', () => {
    assert.equal(
      short({
        ...sent,
        seenInNetworkAccount: 3,
        seenInOwnerAccount: 4,
        states: seen('confirming', 'pending', 'available'),
        acceptedAt: 9,
        bgpUpAt: 20,
      }),
      'sent:done@1 answered:done@2 seenInNetworkAccount:done@3 seenInOwnerAccount:done@4 ' +
        'confirming:done@10 accepted:done@9 pending:done@11 available:done@12 bgpUp:done@20',
    );
  });

  it('waits for the owner', () => {
    const waiting = { ...sent, seenInNetworkAccount: 3, seenInOwnerAccount: 4, states: seen('confirming') };
    assert.match(short(waiting), /confirming:done@10 accepted:current pending:waiting/);
  });

  it('infers from the state that the owner accepted it elsewhere, and skips steps that nobody saw', () => {
    const quick = { ...sent, seenInNetworkAccount: 3, states: seen('available') };
    assert.match(
      short(quick),
      /seenInOwnerAccount:skipped confirming:skipped accepted:done@10 pending:skipped available:done@10 bgpUp:current/,
    );
    assert.match(stateOf(quick, 'bgpUp')?.words ?? '', /once your router speaks BGP/);
  });

  it('does not include the other account if no profile reaches it, and says so', () => {
    const alone = { ...sent, ownerReachable: false, seenInNetworkAccount: 3, states: seen('confirming') };
    assert.match(short(alone), /seenInOwnerAccount:skipped confirming:done@10 accepted:current/);
    assert.match(stateOf(alone, 'seenInOwnerAccount')?.words ?? '', /None of the profiles you have opened/);
  });

  it('does not wait for an owner when the account creates it for itself', () => {
    assert.equal(
      short({ ...sent, mode: 'create', seenInNetworkAccount: 3, states: seen('pending') }),
      'sent:done@1 answered:done@2 seenInNetworkAccount:done@3 pending:done@10 available:current bgpUp:waiting',
    );
  });

  it('waits up to 72 hours for AWS to review the prefixes of a public one', () => {
    const base: Observed = { ...sent, type: 'public', mode: 'create', seenInNetworkAccount: 3 };
    const verifying = { ...base, states: seen('verifying') };
    assert.match(short(verifying), /verified:current pending:waiting available:waiting/);
    assert.match(stateOf(verifying, 'verified')?.words ?? '', /takes up to 72 hours/);
    assert.match(
      short({ ...base, states: seen('verifying', 'pending') }),
      /verified:done@11 pending:done@11/,
    );
    // AWS may approve it between two polls.
    assert.match(short({ ...base, states: seen('verifying', 'down') }), /verified:done@11 pending:skipped/);
    assert.match(short({ ...base, states: seen('available') }), /verified:done@10 pending:skipped/);
    const rejected = { ...base, states: seen('verifying', 'rejected') };
    assert.match(short(rejected), /verified:failed@11 pending:skipped available:skipped bgpUp:skipped$/);
    assert.match(stateOf(rejected, 'verified')?.words ?? '', /did not approve them\. Ask AWS Support why/);
  });

  it('distinguishes a public one that the owner declined from one that AWS did not approve', () => {
    const offered: Observed = { ...sent, type: 'public', seenInNetworkAccount: 3, ownerReachable: false };
    const declined = short({ ...offered, states: seen('confirming', 'rejected') });
    assert.match(declined, /accepted:failed@11 verified:skipped/);
    const refused = short({ ...offered, states: seen('confirming', 'verifying', 'rejected') });
    assert.match(refused, /accepted:done@11 verified:failed@12/);
  });

  it('treats a down one as provisioned, and waits for BGP', () => {
    const down = { ...sent, seenInNetworkAccount: 3, states: seen('confirming', 'pending', 'down') };
    assert.match(short(down), /pending:done@11 available:skipped bgpUp:current$/);
  });

  for (const [kind, step] of [
    ['notSent', 'sent'],
    ['refused', 'answered'],
  ] as const) {
    it(`ends at ${step} when the answer is ${kind}`, () => {
      const steps = timeline({ ...start, sentAt: 1, answer: { kind, at: 2 } });
      const failed = steps.findIndex(({ state }) => state === 'failed');
      const { id, words } = steps[failed] ?? {};
      assert.equal(id, step);
      assert.ok(words);
      assert.ok(steps.slice(failed + 1).every(({ state }) => state === 'skipped'));
    });
  }

  it('stays unknown until a check finds it', () => {
    const doubt: Observed = { ...start, sentAt: 1, answer: { kind: 'unknown', at: 2 } };
    assert.match(short(doubt), /^sent:done@1 answered:current seenInNetworkAccount:waiting/);
    assert.match(stateOf(doubt, 'answered')?.words ?? '', /looking for it; nothing is sent again/);
    const found = { ...doubt, seenInNetworkAccount: 5 };
    assert.match(short(found), /^sent:done@1 answered:skipped seenInNetworkAccount:done@5/);
    assert.match(stateOf(found, 'answered')?.words ?? '', /a check found it/);
  });

  it('ends when the owner declines, or someone deletes it', () => {
    const base = { ...sent, seenInNetworkAccount: 3, seenInOwnerAccount: 4 };
    const rejected = { ...base, states: seen('confirming', 'rejected') };
    assert.match(short(rejected), /accepted:failed@11 pending:skipped available:skipped bgpUp:skipped$/);
    const deleted = { ...base, states: seen('confirming', 'pending', 'deleting') };
    assert.match(short(deleted), /pending:done@11 available:failed@12 bgpUp:skipped$/);
    assert.match(stateOf(deleted, 'available')?.words ?? '', /^deleting\. /);
  });

  it('has one current step at most, nothing waiting before it, and nothing waiting behind a failure', () => {
    const time = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
    const states = fc.subarray(
      ['confirming', 'verifying', 'pending', 'available', 'down', 'testing', 'deleting', 'rejected', 'new'],
      { minLength: 0 },
    );
    const observed = fc
      .record({
        type: fc.constantFrom<Observed['type']>('private', 'public', 'transit'),
        mode: fc.constantFrom<Observed['mode']>('allocate', 'create'),
        ownerReachable: fc.boolean(),
        times: fc.tuple(time, time, time, time, time),
        answer: fc.option(fc.constantFrom('created', 'refused', 'notSent', 'unknown'), { nil: undefined }),
        states,
      })
      .map(({ type, mode, ownerReachable, times, answer, states: names }): Observed => {
        const [sentAt, seenInNetworkAccount, seenInOwnerAccount, acceptedAt, bgpUpAt] = times;
        return {
          type,
          mode,
          ownerReachable,
          states: seen(...names),
          ...(sentAt !== undefined && { sentAt }),
          ...(answer !== undefined && { answer: { kind: answer, at: 2 } }),
          ...(seenInNetworkAccount !== undefined && { seenInNetworkAccount }),
          ...(seenInOwnerAccount !== undefined && { seenInOwnerAccount }),
          ...(acceptedAt !== undefined && { acceptedAt }),
          ...(bgpUpAt !== undefined && { bgpUpAt }),
        };
      });
    fc.assert(
      fc.property(observed, (one) => {
        const steps = timeline(one);
        const order = steps.map(({ state }) => state);
        assert.ok(order.filter((state) => state === 'current').length <= 1);
        const current = order.indexOf('current');
        assert.ok(!order.slice(0, Math.max(current, 0)).includes('waiting'));
        if (order.includes('failed')) assert.ok(!order.slice(order.indexOf('failed')).includes('waiting'));
        assert.ok(steps.every(({ state, at }) => at === undefined || state === 'done' || state === 'failed'));
        assert.deepEqual(JSON.parse(JSON.stringify(one)), one);
      }),
    );
  });
});
