import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect, sdkOf } from '../../../support/sdk';
import type { Session } from '../../../../src/aws/session/session';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { readToPage } from '../../../../src/views/allocation/messages';
import type { RequestHistory, HistoryStore } from '../../../../src/views/allocation/requestHistory';
import { Submission } from '../../../../src/views/allocation/submission';
import type { SubmissionResult } from '../../../../src/views/allocation/submission';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { TestMemento } from '../../../support/memento';

/** Stores a history as the editor does, through JSON. `noted` resolves when the first one is stored. */
function memory(): HistoryStore & { readonly noted: Promise<unknown>; text(): string } {
  const kept = new TestMemento();
  let note: (history: unknown) => void = () => undefined;
  const noted = new Promise((resolve) => (note = resolve));
  return {
    noted,
    get: () => kept.get<RequestHistory>('history'),
    set: (history) => kept.update('history', history).then(() => note(history)),
    text: () => JSON.stringify(kept.get('history') ?? null),
  };
}

const ALLOCATE = 'AllocatePrivateVirtualInterface';

describe('a submission', () => {
  let endpoint: TestEndpoint;
  let session: Session;
  let target: KnownNetwork;
  let vlan = 3500;
  const draft = (more: Partial<AllocationDraft> = {}): AllocationDraft => ({
    ...emptyDraft,
    ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
    virtualInterfaceName: 'submitted',
    vlan: String(vlan++),
    asn: '65010',
    ...more,
  });
  const submission = (histories = memory()) => new Submission(() => Promise.resolve(session), histories);
  /**
   * Sends an unresolved request through another session, as if it had arrived after all: this journal does not show
   * that another request created it.
   */
  const late = async (wanted: AllocationDraft) => {
    const elsewhere = sdkOf().connect(endpoint.profile('demo-network'), 'us-east-1');
    return typeOf(await new Submission(() => Promise.resolve(elsewhere), memory()).submit(wanted, target));
  };
  const fault = (settings: object) =>
    endpoint.control('POST', 'faults', { operation: ALLOCATE, times: 1, ...settings });
  const posts = async () => (await endpoint.received(ALLOCATE)).length;
  const typeOf = (result: SubmissionResult) => result.message.type;

  before(async () => {
    endpoint = await startEndpoint();
    session = connect(endpoint.profile('demo-network'), 'us-east-1');
    const { connections } = await session.sweep();
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    target = knownNetwork(unreadNetwork(free?.connectionId ?? ''));
  });
  after(() => endpoint.stop());
  beforeEach(() => endpoint.control('DELETE', 'requests'));

  it('sends nothing while a rule is broken, and names the field', async () => {
    const result = await submission().submit(draft({ vlan: '4095' }), target);
    ok(result.message.type === 'invalid');
    deepEqual(
      result.message.findings.map(({ field }) => field),
      ['vlan'],
    );
    equal(await posts(), 0);
  });

  it('creates once and reports it, however often it is submitted', async () => {
    const one = submission();
    const wanted = draft();
    const [first, second] = await Promise.all([one.submit(wanted, target), one.submit(wanted, target)]);
    equal(typeOf(first), 'created');
    equal(second, first);
    equal(await one.submit(wanted, target), first);
    // A page that was reloaded has forgotten that its request is done: it must not be told about another one.
    equal(typeOf(await one.submit(draft(), target)), 'notSent');
    equal(await posts(), 1);
  });

  it('reports AWS’s words when AWS refuses, and can be sent again once the draft is corrected', async () => {
    const taken = draft();
    equal(typeOf(await submission().submit(taken, target)), 'created');
    const one = submission();
    const refused = await one.submit(taken, target);
    ok(refused.message.type === 'refused');
    ok(refused.message.words.length > 0 && refused.message.code === 'DirectConnectClientException');
    equal(typeOf(await one.submit(draft(), target)), 'created');
  });

  it('only checks while the outcome is unknown, and finds what was created late', async () => {
    const one = submission();
    const wanted = draft();
    await fault({ fault: 'drop-before' });
    equal(typeOf(await one.submit(wanted, target)), 'unknown');
    equal(typeOf(await one.submit(wanted, target)), 'unknown');
    equal(typeOf(await one.checkAgain()), 'unknown');
    equal(await posts(), 1);
    equal(await late(wanted), 'created');
    const found = await one.checkAgain();
    equal(typeOf(found), 'created');
    equal(found.created?.vlan, Number(wanted.vlan));
    equal(await one.checkAgain(), found);
  });

  it('says that nothing was sent when the profile can’t be opened', async () => {
    const one = new Submission(() => Promise.reject(new Error('no such profile')), memory());
    equal(typeOf(await one.submit(draft(), target)), 'notSent');
  });

  it('remembers what it sent, without the key, and its outcome', async () => {
    const authKey = randomBytes(12).toString('hex');
    const histories = memory();
    await fault({ fault: 'drop-before' });
    equal(typeOf(await submission(histories).submit(draft({ authKey }), target)), 'unknown');
    ok(histories.text().includes('virtualInterfaceName') && !histories.text().includes(authKey));
    const created = memory();
    const result = await submission(created).submit(draft({ authKey }), target);
    equal(created.get()?.virtualInterfaceId, result.created?.virtualInterfaceId);
    ok(!created.text().includes(authKey));
    const refused = memory();
    const taken = draft({ authKey, vlan: String(result.created?.vlan) });
    equal(typeOf(await submission(refused).submit(taken, target)), 'refused');
    equal(refused.text(), 'null');
  });

  it('that a reload interrupted checks instead of sending again', async () => {
    const histories = memory();
    const wanted = draft();
    await fault({ fault: 'hang' });
    void submission(histories).submit(wanted, target);
    // The window reloads once the intent is stored, which is all that the new window has.
    await histories.noted;
    const after = submission(histories);
    equal(after.inDoubt, true);
    equal(typeOf(await after.submit(wanted, target)), 'unknown');
    equal(await late(wanted), 'created');
    equal(typeOf(await after.checkAgain()), 'created');
    equal(after.inDoubt, false);
    equal(await posts(), 2);
  });

  it('reports after a reload what it had created, and sends nothing more', async () => {
    const histories = memory();
    const wanted = draft();
    const first = await submission(histories).submit(wanted, target);
    const after = submission(histories);
    equal(after.inDoubt, false);
    deepEqual(after.earlierResult(), first.message);
    equal(typeOf(await after.submit(wanted, target)), 'notSent');
    equal(await posts(), 1);
  });

  it('forgets what it sent when it is told to, and not before', async () => {
    const histories = memory();
    await fault({ fault: 'drop-before' });
    const one = submission(histories);
    equal(typeOf(await one.submit(draft(), target)), 'unknown');
    equal(submission(histories).inDoubt, true);
    await one.forget();
    deepEqual([one.inDoubt, histories.text()], [false, 'null']);
  });

  it('says that there is nothing to check if nothing was sent', async () => {
    equal(typeOf(await submission().checkAgain()), 'notSent');
  });

  it('sends the page only messages that it accepts, and no key', async () => {
    const authKey = randomBytes(12).toString('hex');
    const nowhere = knownNetwork(unreadNetwork('dxcon-00000000'));
    const results = [
      await submission().submit(draft({ authKey }), target),
      await submission().submit(draft({ authKey, vlan: '0' }), target),
      await submission().submit(draft({ authKey, ownerAccount: '000000000000' }), nowhere),
    ];
    for (const result of results) {
      deepEqual(readToPage(result.message), result.message);
      ok(!JSON.stringify(result).includes(authKey));
    }
  });
});
