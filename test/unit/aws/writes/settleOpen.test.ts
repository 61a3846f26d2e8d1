import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Begun } from '../../../../src/aws/journal/record';
import { Journal } from '../../../../src/aws/journal/journal';
import type { Reader } from '../../../../src/aws/operations/operation';
import type { Session } from '../../../../src/aws/session/session';
import { settleOpen } from '../../../../src/aws/writes/settleOpen';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { refusedBefore } from '../../../support/faultProxy/faults';
import { sdkOf } from '../../../support/sdk';
import { allocate } from '../../../support/writes';
import { writing } from '../../../support/writing';
import { begun, ended } from '../journal/records';

const REGION = 'us-east-1';
const ALLOCATE = 'AllocatePrivateVirtualInterface';
const LIST = 'DescribeVirtualInterfaces';
const HOUR = 3_600_000;

describe('a write that was cut short', () => {
  let behind: EndpointBehindProxy;
  let connectionId: string;
  let vlan = 3400;
  let session: Session;
  let journal: Journal;

  const request = (more: object = {}) => ({
    connectionId,
    ownerAccount: behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
    newPrivateVirtualInterfaceAllocation: {
      ...{ virtualInterfaceName: `cut-short-${(vlan += 1)}`, vlan, asn: 65010 },
      ...more,
    },
  });
  /**
   * Carries a request out, as AWS did for a window that is gone.
   * @returns the ID.
   */
  const carriedOut = async (wanted: ReturnType<typeof request>) => {
    const elsewhere = sdkOf().connect(behind.endpoint.profile('demo-network'), REGION);
    const outcome = await allocate(elsewhere, wanted);
    ok(outcome.kind === 'done');
    return outcome.result.virtualInterfaceId;
  };
  const unfinished = (id: string, input: object, more: Partial<Begun> = {}) =>
    journal.begin(begun(id, { operation: ALLOCATE, input, before: [], ...more }));
  const endOf = async (id: string) => (await journal.get(id)).end;
  const settled = async (id: string) => {
    while (!(await endOf(id))) await turn();
    return endOf(id);
  };

  before(async () => {
    behind = await startEndpointBehindProxy();
    const { connections } = await sdkOf().connect(behind.profile('demo-network'), REGION).sweep();
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    connectionId = free?.connectionId ?? '';
  });
  after(() => behind.stop());
  beforeEach(() => {
    behind.proxy.clear();
    const file = writing();
    journal = new Journal(file.journalFile);
    session = sdkOf(file).connect(behind.profile('demo-network'), REGION);
  });

  it('is settled by the next sweep of its place, and not sent again', async () => {
    const wanted = request();
    const id = await carriedOut(wanted);
    await unfinished('one', wanted);
    deepEqual((await session.background.sweep()).failures, []);
    const end = await settled('one');
    deepEqual([end?.outcome, end?.found, end?.created], ['done', 'certain', id]);
    deepEqual([behind.proxy.asked(ALLOCATE).length, behind.proxy.asked(LIST).length], [0, 2]);
  });

  it('probably created the similar one, when the key is no longer available to compare', async () => {
    const wanted = request({ authKey: randomBytes(12).toString('hex') });
    await carriedOut(wanted);
    const { authKey, ...rest } = wanted.newPrivateVirtualInterfaceAllocation as { authKey?: string };
    ok(authKey);
    const secrets = ['newPrivateVirtualInterfaceAllocation.authKey'];
    await unfinished('one', { ...wanted, newPrivateVirtualInterfaceAllocation: rest }, { secrets });
    await session.sweep();
    equal((await settled('one'))?.found, 'likely');
  });

  it('stays unknown while it is not found, and counts as never sent after an hour', async () => {
    await unfinished('early', request());
    await unfinished('late', request(), { at: Date.now() - HOUR - 1 });
    // The older one is checked last.
    await session.sweep();
    equal((await settled('late'))?.outcome, 'notSent');
    equal(await endOf('early'), undefined);
  });

  it('causes no error if it can’t be checked', async () => {
    const wanted = request();
    await carriedOut(wanted);
    await unfinished('one', wanted);
    const denied = { status: 400, code: 'AccessDeniedException', message: 'no' };
    behind.proxy.set({ operation: LIST, after: 1, times: 1 }, refusedBefore(denied));
    const { failures, virtualInterfaces } = await session.sweep();
    deepEqual([failures, virtualInterfaces.length > 0], [[], true]);
    while (behind.proxy.asked(LIST).length < 2) await turn();
    await Promise.all(behind.proxy.asked(LIST).map(({ ended: end }) => end));
    equal(await endOf('one'), undefined);
    await session.sweep();
    equal((await settled('one'))?.outcome, 'done');
  });

  describe('among others', () => {
    const place = { profile: 'demo-network', region: REGION };
    const nobody = () => Promise.resolve(undefined);
    const here = { operation: 'DeleteVirtualInterface', ...place };

    /** Which of the journal's writes are checked, by the IDs of what they delete. */
    const lookedFor = async () => {
      const asked: string[] = [];
      const reader: Pick<Reader, 'virtualInterfaces'> = {
        virtualInterfaces: (filter) => {
          asked.push('virtualInterfaceId' in filter ? filter.virtualInterfaceId : '');
          return Promise.resolve([]);
        },
      };
      await settleOpen(
        { journal, doubts: new Map() },
        { open: () => Promise.resolve({ reader: reader as Reader, account: nobody }) },
        place,
      );
      return asked;
    };
    const deletion = (id: string, more: Partial<Begun> = {}) =>
      journal.begin(begun(id, { ...here, input: { virtualInterfaceId: id }, ...more }));

    it('is the only one checked: none of another place, none in progress, none with an outcome', async () => {
      await deletion('dxvif-region', { region: 'eu-west-1' });
      await deletion('dxvif-profile', { profile: 'another' });
      await deletion('dxvif-underway', { pid: process.pid });
      await deletion('dxvif-done');
      await journal.end(ended('dxvif-done', 'done'));
      await deletion('dxvif-unheard-of', { operation: 'DeleteEverything' });
      await deletion('dxvif-unknown');
      await journal.end(ended('dxvif-unknown', 'unknown'));
      await deletion('dxvif-unfinished');
      deepEqual(await lookedFor(), ['dxvif-unfinished', 'dxvif-unknown']);
      deepEqual(
        [(await endOf('dxvif-unfinished'))?.outcome, (await endOf('dxvif-unknown'))?.outcome],
        ['done', 'done'],
      );
      deepEqual(await lookedFor(), []);
      equal(await endOf('dxvif-underway'), undefined);
    });

    it('needs no credentials if nothing is unresolved', async () => {
      await deletion('dxvif-done');
      await journal.end(ended('dxvif-done', 'done'));
      let calls = 0;
      const refuse = () => {
        calls += 1;
        return Promise.reject(new Error('called'));
      };
      const settle = () => settleOpen({ journal, doubts: new Map() }, { open: refuse }, place);
      await settle();
      equal(calls, 0);
      await deletion('dxvif-unfinished');
      await settle();
      equal(calls, 1);
    });
  });
});
