import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { Journal } from '../../../../src/aws/journal/journal';
import { allocatePrivateVirtualInterface } from '../../../../src/aws/operations/allocatePrivateVirtualInterface';
import type { Sdk, Session } from '../../../../src/aws/session/session';
import { isUnderway } from '../../../../src/aws/journal/underway';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import {
  hang,
  refusedAfter,
  refusedBefore,
  resetAfter,
  resetBefore,
} from '../../../support/faultProxy/faults';
import type { Fault } from '../../../support/faultProxy/faults';
import { sdkOf } from '../../../support/sdk';
import { allocate, lookForAllocated, remove } from '../../../support/writes';
import { writing } from '../../../support/writing';

const REGION = 'us-east-1';
const ALLOCATE = 'AllocatePrivateVirtualInterface';
const LIST = 'DescribeVirtualInterfaces';
const HOUR = 3_600_000;
const EXPIRED = { status: 400, code: 'ExpiredTokenException', message: 'expired' };

describe('a write', () => {
  let behind: EndpointBehindProxy;
  let connectionId: string;
  let vlan = 3200;
  let file: string;
  let isReadOnly: boolean;
  let sdk: Sdk;
  let session: Session;
  let journal: Journal;

  const request = (authKey = randomBytes(12).toString('hex')) => ({
    connectionId,
    ownerAccount: behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
    newPrivateVirtualInterfaceAllocation: {
      ...{ virtualInterfaceName: `noted-${(vlan += 1)}`, vlan, asn: 65010, authKey },
    },
  });
  const posts = (operation = ALLOCATE) => behind.proxy.asked(operation).length;
  const text = () => readFile(file, 'utf8');
  const records = async () => (await journal.latest(Infinity)).records.map((record) => record.whole());
  const last = async () => {
    const [record] = await records();
    ok(record);
    return record;
  };
  /** Another window, or this one after a reload: it only has the file. */
  const anotherWindow = () =>
    sdkOf({ journalFile: file, isReadOnly: () => isReadOnly }).connect(
      behind.profile('demo-network'),
      REGION,
    );

  before(async () => {
    behind = await startEndpointBehindProxy();
    const { connections } = await sdkOf().connect(behind.profile('demo-network'), REGION).sweep();
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    connectionId = free?.connectionId ?? '';
  });
  after(() => behind.stop());
  beforeEach(async () => {
    behind.proxy.clear();
    await behind.endpoint.control('POST', 'reset');
    await behind.endpoint.control('DELETE', 'requests');
    isReadOnly = false;
    file = writing().journalFile;
    sdk = sdkOf({ journalFile: file, isReadOnly: () => isReadOnly });
    session = sdk.connect(behind.profile('demo-network'), REGION);
    journal = new Journal(file);
  });

  it('is recorded before it is sent, and its outcome afterwards, with AWS’s request id', async () => {
    let asNoted: Awaited<ReturnType<typeof last>> | undefined;
    let requestId: string | undefined;
    const watching: Fault = {
      name: 'reads the journal',
      async strike(exchange) {
        asNoted = await last();
        const answer = await exchange.forward();
        requestId = answer.headers['x-amzn-requestid'];
        exchange.send(answer);
      },
    };
    behind.proxy.set({ operation: ALLOCATE }, watching);
    const { virtualInterfaces } = await session.sweep();
    const there = virtualInterfaces.filter((one) => one.connectionId === connectionId);
    const wanted = request();
    const outcome = await allocate(session, wanted);
    ok(outcome.kind === 'done');
    ok(asNoted);
    const { id, at, before, input, ...noted } = asNoted;
    deepEqual(noted, {
      ...{ profile: 'demo-network', region: REGION, operation: ALLOCATE, pid: process.pid },
      secrets: ['newPrivateVirtualInterfaceAllocation.authKey'],
    });
    equal(isUnderway(asNoted), true);
    ok(Math.abs(Date.now() - at) < 60_000);
    deepEqual(
      before,
      there.map(({ virtualInterfaceId }) => virtualInterfaceId),
    );
    const { authKey, ...rest } = wanted.newPrivateVirtualInterfaceAllocation;
    deepEqual(input, { ...wanted, newPrivateVirtualInterfaceAllocation: rest });
    ok(requestId);
    const { end } = await journal.get(id);
    deepEqual(
      { ...end, at: 0 },
      {
        ...{ id, at: 0, outcome: 'done', created: outcome.result.virtualInterfaceId, requestId },
      },
    );
  });

  it('never leaves its secrets in the journal', async () => {
    for (const [kind, fault] of [
      ['done', resetAfter],
      ['unknown', resetBefore],
      ['refused', undefined],
    ] as const) {
      behind.proxy.clear();
      const authKey = randomBytes(12).toString('hex');
      const words = {
        status: 400,
        code: 'DirectConnectClientException',
        message: `${authKey} is no good key.`,
      };
      behind.proxy.set({ operation: ALLOCATE }, fault ?? refusedBefore(words));
      equal((await allocate(session, request(authKey))).kind, kind);
      equal((await last()).end?.outcome, kind);
      ok(!(await text()).includes(authKey), kind);
    }
  });

  it('is recorded with its account, once known', async () => {
    await allocate(session, request());
    equal((await last()).account, undefined);
    const identity = await sdk.identify(behind.profile('demo-network'));
    await allocate(session, request());
    equal((await last()).account, identity?.accountId);
    ok(identity?.accountId);
  });

  it('sends nothing at all while the extension is in read-only mode', async () => {
    isReadOnly = true;
    const outcome = await allocate(session, request());
    ok(outcome.kind === 'notSent');
    equal(outcome.failure.kind, 'readOnly');
    const left = await remove(session, 'dxvif-00000000');
    ok(left.kind === 'notSent' && left.failure.kind === 'readOnly');
    deepEqual([behind.proxy.seen, existsSync(file)], [[], false]);
    isReadOnly = false;
    equal((await allocate(session, request())).kind, 'done');
  });

  it('is not sent when it can’t be recorded', async () => {
    await mkdir(file, { recursive: true });
    const outcome = await allocate(session, request());
    ok(outcome.kind === 'notSent');
    deepEqual([outcome.failure.kind, posts()], ['journal', 0]);
  });

  it('is not sent when its sender can’t record it, and that is recorded', async () => {
    let noted: unknown[] = [];
    const note = (...given: unknown[]) => {
      noted = given;
      return Promise.reject(new Error('no room'));
    };
    const outcome = await allocate(session, request(), { note });
    ok(outcome.kind === 'notSent', outcome.kind);
    const { id, before, end } = await last();
    deepEqual([noted, end?.outcome, posts()], [[id, before], 'notSent', 0]);
  });

  it('is neither sent nor recorded when it is cancelled during the reads before it', async () => {
    behind.proxy.set({ operation: LIST }, hang);
    const ended = new AbortController();
    const sending = allocate(session, request(), { signal: ended.signal });
    while (posts(LIST) === 0) await once(behind.proxy, 'seen');
    ended.abort();
    const outcome = await sending;
    ok(outcome.kind === 'notSent');
    deepEqual([outcome.failure.kind, posts(), await records()], ['cancelled', 0, []]);
  });

  it('is not sent when it is cancelled after it was recorded', async () => {
    const ended = new AbortController();
    const note = () => {
      ended.abort();
      return Promise.resolve();
    };
    const outcome = await allocate(session, request(), { signal: ended.signal, note });
    ok(outcome.kind === 'notSent', outcome.kind);
    deepEqual([(await last()).end?.outcome, posts()], ['notSent', 0]);
  });

  it('is unknown when it is cancelled while it waits for its answer, and is checked on request', async () => {
    let arrived: () => void = () => undefined;
    const carriedOut = new Promise<void>((resolve) => (arrived = resolve));
    const silent: Fault = {
      name: 'silent after',
      async strike(exchange) {
        await exchange.forward();
        arrived();
      },
    };
    behind.proxy.set({ operation: ALLOCATE }, silent);
    const ended = new AbortController();
    const sending = allocate(session, request(), { signal: ended.signal });
    await carriedOut;
    const looks = posts(LIST);
    ended.abort();
    const outcome = await sending;
    ok(outcome.kind === 'unknown' && !outcome.checked, outcome.kind);
    deepEqual(
      [outcome.failure?.kind, (await last()).end?.outcome, posts(LIST)],
      ['cancelled', 'unknown', looks],
    );
    const found = await lookForAllocated(session, outcome.record);
    ok(found.kind === 'done', found.kind);
    deepEqual([(await last()).end?.found, posts()], ['certain', 1]);
  });

  it('that is refused but found is recorded as done, with the code of the refusal', async () => {
    behind.proxy.set({ operation: ALLOCATE }, refusedAfter(EXPIRED));
    const outcome = await allocate(session, request());
    ok(outcome.kind === 'done' && outcome.refusal);
    const { end } = await last();
    deepEqual(
      [end?.outcome, end?.found, end?.code, end?.created],
      ['done', 'certain', EXPIRED.code, outcome.result.virtualInterfaceId],
    );
  });

  it('that is refused and can’t be checked is unknown, even after a reload, until a check settles it', async () => {
    for (const [fault, kind] of [
      [refusedAfter(EXPIRED), 'done'],
      [refusedBefore(EXPIRED), 'refused'],
    ] as const) {
      behind.proxy.clear();
      behind.proxy.set({ operation: ALLOCATE }, fault);
      behind.proxy.set({ operation: LIST, after: 1 }, resetBefore);
      const outcome = await allocate(session, request());
      ok(outcome.kind === 'unknown' && outcome.refusal, outcome.kind);
      const { end } = await last();
      deepEqual([end?.outcome, end?.code], ['unknown', EXPIRED.code]);
      const again = await lookForAllocated(anotherWindow(), outcome.record);
      ok(again.kind === 'unknown' && !again.checked);
      equal(again.refusal?.code, EXPIRED.code);
      behind.proxy.clear();
      const settled = await lookForAllocated(anotherWindow(), outcome.record);
      equal(settled.kind, kind);
      ok(settled.kind !== 'done' || settled.refusal?.code === EXPIRED.code);
      equal((await last()).end?.outcome, kind);
      equal(posts(), 0);
    }
  });

  it('that is no longer in the journal stays unknown', async () => {
    const outcome = await lookForAllocated(session, 'gone');
    ok(outcome.kind === 'unknown');
    equal(outcome.failure?.kind, 'journal');
    match(outcome.failure.message, /no longer in the activity log/);
  });

  it('never counts what another request has created meanwhile', async () => {
    behind.proxy.set({ operation: ALLOCATE, times: 1 }, resetBefore);
    const wanted = request();
    const outcome = await allocate(session, wanted);
    ok(outcome.kind === 'unknown' && outcome.checked);
    const { newPrivateVirtualInterfaceAllocation: asked } = wanted;
    const theirs = { ...asked, authKey: randomBytes(12).toString('hex') };
    const other = await allocate(session, { ...wanted, newPrivateVirtualInterfaceAllocation: theirs });
    equal(other.kind, 'done');
    equal((await session.checkAgain(allocatePrivateVirtualInterface, outcome.record)).kind, 'unknown');
  });

  it('never counts what another write is known to have created, even if both requested the same', async () => {
    behind.proxy.set({ operation: ALLOCATE, times: 1 }, resetBefore);
    const wanted = request();
    const outcome = await allocate(session, wanted);
    ok(outcome.kind === 'unknown');
    equal((await allocate(session, wanted)).kind, 'done');
    equal((await lookForAllocated(session, outcome.record)).kind, 'unknown');
    equal((await journal.get(outcome.record)).end?.outcome, 'unknown');
  });

  it('keeps AWS’s request id when a later check settles it', async () => {
    const brokenOff: Fault = {
      name: 'an answer that breaks off',
      async strike(exchange) {
        exchange.send({ ...(await exchange.forward()), body: Buffer.from('{') });
      },
    };
    behind.proxy.set({ operation: ALLOCATE }, brokenOff);
    behind.proxy.set({ operation: LIST, after: 1 }, resetBefore);
    const outcome = await allocate(session, request());
    ok(outcome.kind === 'unknown');
    const { end } = await last();
    ok(end?.requestId);
    behind.proxy.clear();
    equal((await lookForAllocated(session, outcome.record)).kind, 'done');
    equal((await last()).end?.requestId, end.requestId);
  });

  it('stays as it was settled, whatever a later check finds', async () => {
    const outcome = await allocate(session, request());
    ok(outcome.kind === 'done');
    const before = await last();
    await behind.endpoint.control('POST', 'reset');
    const { now } = Date;
    Date.now = () => now() + 2 * HOUR;
    try {
      equal((await lookForAllocated(session, before.id)).kind, 'unknown');
    } finally {
      Date.now = now;
    }
    deepEqual(await last(), before);
  });

  it('is checked in the account that it was sent from, and in no other', async () => {
    behind.proxy.set({ operation: ALLOCATE, times: 1 }, resetAfter);
    behind.proxy.set({ operation: LIST, after: 1 }, resetBefore);
    await sdk.identify(behind.profile('demo-network'));
    const outcome = await allocate(session, request());
    ok(outcome.kind === 'unknown');
    behind.proxy.clear();
    const looks = posts(LIST);
    const other = { ...behind.profile('demo-workload'), name: 'demo-network' };
    const turned = sdkOf({ journalFile: file, isReadOnly: () => false }).connect(other, REGION);
    const elsewhere = await lookForAllocated(turned, outcome.record);
    ok(elsewhere.kind === 'unknown');
    deepEqual([elsewhere.failure?.kind, posts(LIST)], ['profile', looks]);
    equal((await lookForAllocated(anotherWindow(), outcome.record)).kind, 'done');
  });

  it('is recorded with the account that its profile has after a change', async () => {
    await sdk.identify(behind.profile('demo-workload'));
    const { origin } = behind.profile('demo-network');
    const changed = { ...behind.profile('demo-workload'), origin };
    await allocate(sdk.connect(changed, REGION), request());
    const its = behind.endpoint.accounts.find(({ name }) => name === 'demo-network');
    ok(its);
    equal((await last()).account, its.accountId);
  });

  describe('that deletes', () => {
    const DELETE = 'DeleteVirtualInterface';
    const DENIED = { status: 400, code: 'AccessDeniedException', message: 'no' };

    it('and is refused does not count as done because the resource was already gone', async () => {
      const outcome = await allocate(session, request());
      ok(outcome.kind === 'done');
      const { virtualInterfaceId = '' } = outcome.result;
      behind.proxy.set({ operation: DELETE, times: 1 }, refusedAfter(DENIED));
      equal((await remove(session, virtualInterfaceId)).kind, 'done');
      behind.proxy.set({ operation: DELETE }, refusedBefore(DENIED));
      equal((await remove(session, virtualInterfaceId)).kind, 'refused');
      equal((await last()).end?.outcome, 'refused');
    });
  });
});
