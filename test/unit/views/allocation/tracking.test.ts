import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Following } from '../../../../src/aws/following/following';
import { IdentityStore } from '../../../../src/aws/identity/identityStore';
import { InventoryStore } from '../../../../src/aws/inventory/store';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { KnownAccounts } from '../../../../src/views/allocation/facts';
import { isSettled } from '../../../../src/views/allocation/requestHistory';
import type { RequestHistory, HistoryStore } from '../../../../src/views/allocation/requestHistory';
import type { Acceptance } from '../../../../src/views/allocation/messages';
import { ownerMessage } from '../../../../src/views/allocation/ownerMessage';
import { noNames } from '../../../../src/directconnect/labels';
import { progressOf } from '../../../../src/views/allocation/progress';
import { Submission } from '../../../../src/views/allocation/submission';
import { Tracking } from '../../../../src/views/allocation/tracking';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { refusedAfter, refusedBefore, resetAfter, resetBefore } from '../../../support/faultProxy/faults';
import { ManualTimer, atRest } from '../../../support/manualTimer';
import { TestMemento } from '../../../support/memento';
import { sdk } from '../../../support/sdk';
import { profileStoreOf } from '../../../support/profileStore';

const REGION = 'us-east-1';
const CONFIRM = 'ConfirmPrivateVirtualInterface';
const EXPIRED = { status: 400, code: 'ExpiredTokenException', message: 'The security token is expired' };

describe('the progress of a virtual interface', () => {
  let behind: EndpointBehindProxy;
  let vlan = 3800;

  /** A form's request that was sent from the network account, and what is shown of it. */
  async function sent(histories = memory()) {
    const profiles = profileStoreOf({
      configFile: '/nowhere/config',
      credentialsFile: '/nowhere/credentials',
    });
    profiles.setAdded(Promise.resolve(['demo-network', 'demo-workload'].map(named)));
    const loadSdk = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, loadSdk);
    const inventories = new InventoryStore(sessions);
    const identities = new IdentityStore(profiles, loadSdk);
    const place = { profile: 'demo-network', region: REGION };
    const { connections } = await inventories.sweep(place);
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    const submission = new Submission(() => sessions.session(place), histories);
    if (!histories.get()) {
      const { message } = await submission.submit(
        {
          ...emptyDraft,
          ownerAccount: account('demo-workload'),
          virtualInterfaceName: 'followed',
          vlan: String(vlan++),
          asn: '65010',
          authKey: randomBytes(12).toString('hex'),
        },
        knownNetwork(unreadNetwork(free?.connectionId ?? '')),
        account('demo-network'),
      );
      equal(message.type, 'created');
    }
    const timer = new ManualTimer();
    const following = new Following(sessions, new TestMemento(), timer);
    const views: (Acceptance | undefined)[] = [];
    const progress: RequestHistory[] = [];
    const reachable: boolean[] = [];
    const waiting = new Set<() => void>();
    const drawn = () => {
      for (const look of [...waiting]) look();
    };
    const tracking = new Tracking(
      {
        place,
        submission,
        loadFollowing: () => Promise.resolve(following),
        inventories,
        accounts: new KnownAccounts({ profiles, identities, inventories }),
        session: (at) => sessions.session(at),
        showProgress: (history, ownerIsKnown) => {
          progress.push(history);
          reachable.push(ownerIsKnown);
          drawn();
        },
        showAcceptance: (view) => {
          views.push(view);
          drawn();
        },
        now: () => Date.now(),
      },
      submission.sent?.virtualInterfaceId ?? '',
    );
    /** Waits until what is shown meets a condition. */
    const until = (is: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!is()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    return {
      ...{
        tracking,
        submission,
        identities,
        following,
        inventories,
        timer,
        views,
        progress,
        reachable,
        until,
      },
      view: () => views.at(-1),
    };
  }
  /** A profile that names its account, like those of the local endpoint. */
  const named = (name: string) => behind.profile(name, { accountId: account(name) });
  const account = (name: string) =>
    behind.endpoint.accounts.find((one) => one.name === name)?.accountId ?? '';
  const memory = (): HistoryStore => {
    const kept = new TestMemento();
    return {
      get: () => kept.get<RequestHistory>('history'),
      set: (history) => kept.update('history', history),
    };
  };

  before(async () => {
    behind = await startEndpointBehindProxy();
  });
  after(() => behind.stop());
  beforeEach(async () => {
    behind.proxy.clear();
    await behind.endpoint.control('DELETE', 'requests');
  });

  it('is followed from both accounts, from confirming to available with BGP up', async () => {
    const { tracking, identities, following, progress, until, view, submission, timer } = await sent();
    await identities.identify('demo-workload');
    await tracking.start();
    await until(() => view() !== undefined && progress.at(-1)?.sightings.length === 2);
    deepEqual(
      progress
        .at(-1)
        ?.sightings.map(({ side, state }) => [side, state])
        .sort(),
      [
        ['network', 'confirming'],
        ['owner', 'confirming'],
      ],
    );
    deepEqual(view()?.profiles, ['demo-workload']);
    await tracking.acceptWith('demo-workload');
    const gateway = view()?.gateways?.items.find(({ id }) => id.startsWith('vgw-'));
    ok(gateway);
    await tracking.accept(gateway.id);
    await until(() => progress.at(-1)?.sightings.some(({ state }) => state === 'pending') === true);
    equal(view(), undefined);
    await behind.endpoint.control('POST', 'clock', { advanceSeconds: 10 });
    await timer.waiting();
    timer.pass();
    await until(() => isSettled(progress.at(-1) ?? ({ sightings: [] } as unknown as RequestHistory)));
    const last = submission.sent?.sightings.at(-1);
    deepEqual([last?.state, last?.bgpUp], ['available', true]);
    await atRest();
    deepEqual([timer.milliseconds, following.listenerCount('seen')], [[], 0], 'nothing is waiting any more');
    equal((await behind.endpoint.received(CONFIRM)).length, 1);
  });

  it('is not requested in its owner’s account with a profile that nobody has opened', async () => {
    const { tracking, until, view, progress } = await sent();
    await tracking.start();
    await until(() => view() !== undefined && progress.at(-1)?.sightings.length === 1);
    deepEqual(
      progress.at(-1)?.sightings.map(({ side }) => side),
      ['network'],
    );
    const requests = (await behind.endpoint.control('GET', 'requests')) as {
      requests: readonly { account?: string }[];
    };
    ok(requests.requests.every(({ account: asked }) => asked !== account('demo-workload')));
    deepEqual(view()?.profiles, ['demo-workload'], 'it is still offered');
    tracking.stop();
  });

  it('is followed from its owner’s account once a profile of it is opened, and is no longer called unknown', async () => {
    const { tracking, identities, until, view, progress, timer, reachable } = await sent();
    await tracking.start();
    await until(() => view() !== undefined && progress.at(-1)?.sightings.length === 1);
    deepEqual(reachable.at(-1), false);
    await identities.identify('demo-workload');
    await timer.waiting();
    timer.pass();
    await until(() => reachable.at(-1) === true && progress.at(-1)?.sightings.length === 2);
    tracking.stop();
  });

  it('is followed from its owner’s account as soon as a region there is read', async () => {
    const { tracking, inventories, until, progress, timer } = await sent();
    await tracking.start();
    await until(() => progress.at(-1)?.sightings.length === 1);
    await timer.waiting();
    await inventories.sweep({ profile: 'demo-workload', region: REGION });
    await until(() => progress.at(-1)?.sightings.length === 2);
    tracking.stop();
  });

  it('is not gone because another account, to which its profile now belongs, does not list it', async () => {
    const { tracking, following, until, progress, submission } = await sent();
    await tracking.start();
    await until(() => progress.at(-1)?.sightings.length === 1);
    const place = { profile: 'demo-network', region: REGION };
    const asked = new Set([submission.sent?.virtualInterfaceId ?? '']);
    const unlisted = { kind: 'virtualInterface' as const, place, asked, found: [] };
    following.emit('seen', { ...unlisted, account: '999999999999' });
    await atRest();
    equal(submission.sent?.sightings.length, 1);
    following.emit('seen', { ...unlisted, account: account('demo-network') });
    await until(() => progress.at(-1)?.sightings.at(-1)?.state === 'gone');
    tracking.stop();
  });

  it('is unknown if AWS refuses the acceptance and it can’t be checked, until a check succeeds', async () => {
    for (const [fault, ends] of [
      [refusedBefore(EXPIRED), 'refused'],
      [refusedAfter(EXPIRED), 'accepted'],
    ] as const) {
      behind.proxy.clear();
      const { tracking, until, view, submission, progress } = await sent();
      await tracking.start();
      await until(() => view() !== undefined);
      await tracking.acceptWith('demo-workload');
      await until(() => progress.at(-1)?.sightings.length === 2);
      const id = view()?.gateways?.items.find((one) => one.id.startsWith('vgw-'))?.id ?? '';
      behind.proxy.set({ operation: CONFIRM }, fault);
      behind.proxy.set({ operation: 'DescribeVirtualInterfaces', after: 1 }, refusedBefore(EXPIRED));
      await tracking.accept(id);
      deepEqual([view()?.outcome?.type, view()?.outcome?.words], ['unknown', EXPIRED.message]);
      match(view()?.outcome?.message ?? '', /refused.*could not be checked.*Check Again/);
      behind.proxy.clear();
      await tracking.checkAcceptance();
      if (ends === 'refused') equal(view()?.outcome?.type, 'refused');
      else await until(() => submission.sent?.acceptanceRefused === true);
      equal(behind.proxy.asked(CONFIRM).length, 0);
      tracking.stop();
    }
  });

  it('is polled at growing intervals while nothing changes, and not while nobody sees it', async () => {
    const { tracking, timer, until, progress } = await sent();
    await tracking.start();
    await until(() => progress.at(-1)?.sightings.length === 1);
    const waits: number[] = [];
    while (waits.length < 3) {
      await timer.waiting();
      await atRest();
      waits.push(...timer.milliseconds);
      timer.pass();
    }
    deepEqual(waits, [5_000, 7_500, 11_250]);
    await timer.waiting();
    tracking.setVisible(false);
    deepEqual(timer.milliseconds, []);
    const before = behind.proxy.seen.length;
    timer.pass();
    equal(behind.proxy.seen.length, before);
    tracking.setVisible(true);
    await timer.waiting();
    equal(behind.proxy.seen.length, before + 1, 'it is polled as soon as somebody sees it');
    tracking.stop();
    deepEqual(timer.milliseconds, []);
  });

  it('is not followed if its form was closed before following began', async () => {
    const { tracking, timer } = await sent();
    const starting = tracking.start();
    tracking.stop();
    await starting;
    deepEqual(timer.begun, []);
  });

  it('continues after a reload from the stored history', async () => {
    const histories = memory();
    const first = await sent(histories);
    await first.tracking.start();
    await first.until(() => first.view() !== undefined);
    first.tracking.stop();
    const after = await sent(histories);
    equal(after.submission.sent?.virtualInterfaceId, first.submission.sent?.virtualInterfaceId);
    await after.tracking.start();
    await after.until(() => after.view() !== undefined);
    equal((await behind.endpoint.received('AllocatePrivateVirtualInterface')).length, 1);
    after.tracking.stop();
  });

  it('does not accept a profile of another account', async () => {
    const { tracking, until, view } = await sent();
    await tracking.start();
    await until(() => view() !== undefined);
    await tracking.acceptWith('demo-network');
    match(view()?.gateways?.notice ?? '', /demo-network belongs to account .* is waiting for/);
    deepEqual(view()?.gateways?.items, []);
    tracking.stop();
  });

  for (const [what, fault, ends] of [
    ['shows the acceptance although the answer was lost', resetAfter, 'accepted'],
    ['is unknown if the acceptance was lost on the way, also after a reload', resetBefore, 'unknown'],
  ] as const) {
    it(what, async () => {
      const histories = memory();
      const { tracking, until, view } = await sent(histories);
      await tracking.start();
      await until(() => view() !== undefined);
      await tracking.acceptWith('demo-workload');
      behind.proxy.set({ operation: CONFIRM }, fault);
      await tracking.accept(view()?.gateways?.items.find(({ id }) => id.startsWith('vgw-'))?.id ?? '');
      equal(behind.proxy.seen.filter(({ operation }) => operation === CONFIRM).length, 1);
      if (ends === 'accepted') {
        await until(() => view() === undefined);
        equal(histories.get()?.acceptance, undefined);
        tracking.stop();
        return;
      }
      equal(view()?.outcome?.type, 'unknown');
      match(view()?.outcome?.message ?? '', /sent once.*no trace of it yet.*Check Again/);
      tracking.stop();
      behind.proxy.clear();
      const after = await sent(histories);
      await after.tracking.start();
      await after.until(() => after.view()?.outcome !== undefined);
      equal(after.view()?.outcome?.type, 'unknown');
      await after.tracking.checkAcceptance();
      equal(after.view()?.outcome?.type, 'unknown');
      await after.tracking.acceptWith('demo-workload');
      equal(after.view()?.gateways, undefined, 'nothing more is sent while the outcome is unknown');
      await after.tracking.forgetAcceptance();
      deepEqual([after.view()?.outcome, histories.get()?.acceptance], [undefined, undefined]);
      equal(behind.proxy.seen.filter(({ operation }) => operation === CONFIRM).length, 0);
      after.tracking.stop();
    });
  }

  it('comes with a message for its owner, with the command that accepts it and without the key', async () => {
    const { submission } = await sent();
    const history = submission.sent;
    ok(history);
    const text = ownerMessage(history, REGION);
    match(
      text,
      new RegExp(
        `aws directconnect confirm-private-virtual-interface --region ${REGION} --virtual-interface-id ${history.virtualInterfaceId ?? ''} `,
      ),
    );
    match(text, new RegExp(account('demo-workload')));
    ok(!/authKey/.test(JSON.stringify([history, progressOf(history, true, noNames)])));
  });

  it('quotes the id for a shell in that message', () => {
    const history = {
      request: { connectionId: 'dxcon-1', ownerAccount: '1', newPrivateVirtualInterfaceAllocation: {} },
      sentAt: 0,
      virtualInterfaceId: "dxvif-1'; rm -rf ~ #",
      sightings: [],
    } as unknown as RequestHistory;
    match(ownerMessage(history, REGION), /--virtual-interface-id 'dxvif-1'\\''; rm -rf ~ #' /);
  });
});
