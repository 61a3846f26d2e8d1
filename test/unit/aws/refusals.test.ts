import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { NewPrivateVirtualInterfaceAllocation } from '../../../src/directconnect/api';
import type { GatewayChoice, Session } from '../../../src/aws/session/session';
import { doubtWords } from '../../../src/aws/writes/doubtWords';
import type { EndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import {
  loginAfter,
  loginBefore,
  refusedAfter,
  refusedBefore,
  resetAfter,
  resetBefore,
  retriedUpstream,
} from '../../support/faultProxy/faults';
import type { Fault } from '../../support/faultProxy/faults';
import { connect, sdkOf } from '../../support/sdk';
import { allocate, confirm, create, lookForAllocated, remove } from '../../support/writes';
import { writing } from '../../support/writing';

const REGION = 'us-east-1';
const ALLOCATE = 'AllocatePrivateVirtualInterface';
const CREATE = 'CreatePrivateVirtualInterface';
const CONFIRM = 'ConfirmPrivateVirtualInterface';
const DELETE = 'DeleteVirtualInterface';
const LIST = 'DescribeVirtualInterfaces';
const EXPIRED = { status: 400, code: 'ExpiredTokenException', message: 'expired' };

/** Refusals of the second of two requests, as AWS or something in between may send them. */
const refusals = [
  [400, 'DirectConnectClientException', 'VLAN 1 is already in use.'],
  [400, 'AccessDeniedException', 'not authorized'],
  [400, 'ExpiredTokenException', 'The security token included in the request is expired'],
  [403, 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
  [400, 'InvalidSignatureException', 'Signature expired: 20261129T000000Z is now earlier than …'],
  [400, 'DuplicateTagKeysException', 'duplicate'],
  [409, 'ConflictException', 'conflict'],
  [404, 'ResourceNotFoundException', 'gone'],
  [413, 'RequestEntityTooLarge', 'too large'],
] as const;

describe('a write that is refused', () => {
  let behind: EndpointBehindProxy;
  let network: Session;
  let workload: Session;
  let gateway: GatewayChoice;
  let connectionId: string;
  let vlan = 3000;

  const request = (more: Partial<NewPrivateVirtualInterfaceAllocation> = {}) => {
    vlan += 1;
    return {
      connectionId,
      ownerAccount: behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
      newPrivateVirtualInterfaceAllocation: {
        ...{ virtualInterfaceName: `refused-${vlan}`, vlan, asn: 65010 },
        ...more,
      },
    };
  };
  const ownRequest = async () => {
    const { gateways } = await network.gateways();
    const own = gateways.find(({ kind }) => kind === 'directConnect');
    vlan += 1;
    return {
      connectionId,
      newPrivateVirtualInterface: {
        ...{ virtualInterfaceName: `refused-${vlan}`, vlan, asn: 65010 },
        directConnectGatewayId: own?.id ?? '',
      },
    };
  };
  const waiting = async (): Promise<string> => {
    const outcome = await allocate(connect(behind.endpoint.profile('demo-network'), REGION), request());
    ok(outcome.kind === 'done');
    return outcome.result.virtualInterfaceId ?? '';
  };
  const posts = (operation: string) => behind.proxy.asked(operation).length;

  before(async () => {
    behind = await startEndpointBehindProxy();
    network = connect(behind.profile('demo-network'), REGION);
    workload = connect(behind.profile('demo-workload'), REGION);
    const { connections } = await network.sweep();
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    connectionId = free?.connectionId ?? '';
    const { gateways } = await workload.gateways();
    const [first] = gateways;
    ok(first);
    gateway = first;
  });
  after(() => behind.stop());
  beforeEach(async () => {
    behind.proxy.clear();
    // A connection has room for only fifty.
    await behind.endpoint.control('POST', 'reset');
  });

  const afterwards: [string, Fault, string | undefined][] = [
    ['with “VLAN in use”, after a proxy sent it twice', retriedUpstream(), undefined],
    ['with 407, after the proxy had handed it on', loginAfter, undefined],
    ...refusals.map(([status, code, message]): [string, Fault, string] => [
      `with ${code}, after it was carried out`,
      refusedAfter({ status, code, message }),
      code,
    ]),
  ];

  for (const [what, fault, code] of afterwards) {
    it(`${what}, counts as created, and the refusal is shown too`, async () => {
      const wanted = request({ authKey: randomBytes(10).toString('hex') });
      behind.proxy.set({ operation: ALLOCATE }, fault);
      const outcome = await allocate(network, wanted);
      ok(outcome.kind === 'done', outcome.kind);
      equal(outcome.result.vlan, wanted.newPrivateVirtualInterfaceAllocation.vlan);
      deepEqual(outcome.found, { certain: true });
      ok(outcome.refusal);
      if (code !== undefined) equal(outcome.refusal.code, code);
      equal(posts(ALLOCATE), 1);
    });

    it(`${what}, counts as accepted, and the refusal is shown too`, async () => {
      const id = await waiting();
      behind.proxy.set({ operation: CONFIRM }, fault);
      const outcome = await confirm(workload, id, gateway);
      ok(outcome.kind === 'done', outcome.kind);
      ok(outcome.refusal && outcome.result.state !== 'confirming');
      equal(posts(CONFIRM), 1);
    });

    it(`${what}, counts as deleted, and the refusal is shown too if it says more than that it is gone`, async () => {
      const id = await waiting();
      behind.proxy.set({ operation: DELETE }, fault);
      const outcome = await remove(network, id);
      ok(outcome.kind === 'done', outcome.kind);
      if (code !== undefined) equal(outcome.refusal?.code, code);
      equal(posts(DELETE), 1);
    });
  }

  it('counts as created for one’s own account too', async () => {
    behind.proxy.set({ operation: CREATE }, retriedUpstream());
    const outcome = await create(network, await ownRequest());
    ok(outcome.kind === 'done' && outcome.found && outcome.refusal);
    equal(posts(CREATE), 1);
  });

  for (const [status, code, message] of refusals) {
    const refused = { status, code, message };

    it(`with ${code}, and nothing new exists, is refused`, async () => {
      for (const operation of [ALLOCATE, CONFIRM, DELETE]) {
        behind.proxy.set({ operation }, refusedBefore(refused));
      }
      const id = await waiting();
      const outcome = await allocate(network, request());
      ok(outcome.kind === 'refused', outcome.kind);
      deepEqual([outcome.failure.code, outcome.failure.words], [code, message]);
      equal((await confirm(workload, id, gateway)).kind, 'refused');
      const left = await remove(network, id);
      ok(left.kind === 'refused', left.kind);
      deepEqual([left.failure.code, left.failure.words], [code, message]);
      deepEqual([posts(ALLOCATE), posts(CONFIRM), posts(DELETE)], [1, 1, 1]);
    });

    it(`with ${code}, and the check fails too, is refused and could not be checked`, async () => {
      const looks = { operation: LIST, after: 1 };
      const id = await waiting();
      for (const [write, fault] of [
        [ALLOCATE, refusedAfter(refused)],
        [CONFIRM, refusedBefore(refused)],
        [DELETE, refusedBefore(refused)],
      ] as const) {
        behind.proxy.clear();
        behind.proxy.set({ operation: write }, fault);
        behind.proxy.set(looks, refusedBefore(EXPIRED));
        const outcome =
          write === ALLOCATE
            ? await allocate(network, request())
            : write === CONFIRM
              ? await confirm(workload, id, gateway)
              : await remove(network, id);
        ok(outcome.kind === 'unknown', outcome.kind);
        equal(outcome.refusal?.code, code);
        match(doubtWords(outcome), /refused.*could not be checked/);
        if (write !== ALLOCATE) continue;
        behind.proxy.clear();
        const again = connect(behind.profile('demo-network'), REGION);
        const found = await lookForAllocated(again, outcome.record);
        ok(found.kind === 'done', found.kind);
        deepEqual([found.found, found.refusal?.code], [{ certain: true }, code]);
      }
    });
  }

  it('by a proxy that requires a login is unresolved when nothing new exists', async () => {
    behind.proxy.set({ operation: ALLOCATE }, loginBefore);
    const outcome = await allocate(network, request());
    ok(outcome.kind === 'unknown' && outcome.checked, outcome.kind);
    equal(posts(ALLOCATE), 1);
  });

  it('by a proxy that requires a login before anything is read is not sent', async () => {
    behind.proxy.set({}, loginBefore);
    equal((await allocate(network, request())).kind, 'notSent');
    equal((await confirm(workload, 'dxvif-00000000', gateway)).kind, 'notSent');
    const left = await remove(network, 'dxvif-00000000');
    ok(left.kind === 'notSent' && left.failure.kind === 'unreachable');
    deepEqual([posts(ALLOCATE), posts(CONFIRM), posts(DELETE)], [0, 0, 0]);
  });

  it('because it was already accepted stays refused', async () => {
    const id = await waiting();
    equal((await confirm(workload, id, gateway)).kind, 'done');
    equal((await confirm(workload, id, gateway)).kind, 'refused');
  });

  describe('while somebody else creates a similar one', () => {
    /** Each pair of addresses is used only once. */
    const asked = () => ({
      authKey: 'a'.repeat(12),
      ...{ amazonAddress: `169.254.${vlan - 2900}.1/30`, customerAddress: `169.254.${vlan - 2900}.2/30` },
      ...{ mtu: 1500, tags: [{ key: 'team', value: 'ours' }] },
    });
    const differences: [string, object][] = [
      ['another key', { authKey: 'b'.repeat(12) }],
      ['other addresses', { amazonAddress: '10.1.2.1/30', customerAddress: '10.1.2.2/30' }],
      ['another MTU', { mtu: 9001 }],
      ['another ASN', { asn: 65011 }],
      ['another name', { virtualInterfaceName: 'theirs' }],
    ];
    /** Somebody else in the account creates it while our request is lost. */
    const theirs = (wanted: ReturnType<typeof request>, difference: object, lost: Fault): Fault => ({
      name: 'somebody else is quicker',
      async strike(exchange) {
        const session = connect(behind.endpoint.profile('demo-network'), REGION);
        const outcome = await allocate(session, {
          ...wanted,
          newPrivateVirtualInterfaceAllocation: {
            ...wanted.newPrivateVirtualInterfaceAllocation,
            ...difference,
          },
        });
        ok(outcome.kind === 'done', JSON.stringify(outcome));
        await lost.strike(exchange);
      },
    });
    for (const [what, difference] of differences) {
      for (const [how, lost, kind] of [
        ['is lost', resetBefore, 'unknown'],
        [
          'is carried out and refused',
          { name: 'handed on', strike: async (to) => to.send(await to.forward()) } satisfies Fault,
          'refused',
        ],
      ] as const) {
        it(`with ${what}, theirs does not count as ours when ours ${how}`, async () => {
          const wanted = request(asked());
          behind.proxy.set({ operation: ALLOCATE }, theirs(wanted, difference, lost));
          equal((await allocate(network, wanted)).kind, kind);
        });
      }
    }

    it('that only differs in its tags is probably ours', async () => {
      const wanted = request(asked());
      const others = { tags: [{ key: 'team', value: 'theirs' }] };
      behind.proxy.set({ operation: ALLOCATE }, theirs(wanted, others, resetBefore));
      const outcome = await allocate(network, wanted);
      ok(outcome.kind === 'done', outcome.kind);
      deepEqual(outcome.found, { certain: false });
    });

    it('is probably ours if it only can’t be compared by its key', async () => {
      const wanted = request(asked());
      const { authKey = '' } = wanted.newPrivateVirtualInterfaceAllocation;
      for (const isReloaded of [false, true]) {
        await behind.endpoint.control('POST', 'reset');
        behind.proxy.clear();
        behind.proxy.set({ operation: ALLOCATE }, resetAfter);
        behind.proxy.set({ operation: LIST, after: 1 }, refusedBefore(EXPIRED));
        const file = writing();
        const open = () => sdkOf(file).connect(behind.profile('demo-network'), REGION);
        const session = open();
        const outcome = await allocate(session, wanted);
        ok(outcome.kind === 'unknown', outcome.kind);
        behind.proxy.clear();
        const found = await lookForAllocated(isReloaded ? open() : session, outcome.record);
        ok(found.kind === 'done', found.kind);
        deepEqual(found.found, { certain: !isReloaded });
        ok(!JSON.stringify([outcome, found]).includes(authKey));
      }
    });
  });
});
