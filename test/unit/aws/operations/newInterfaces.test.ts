import { deepEqual, equal, ok } from 'node:assert/strict';
import { confirmations } from '../../../../src/aws/operations/confirmations';
import { newInterfaceWrites } from '../../../../src/aws/operations/newInterfaceWrites';
import { updateVirtualInterfaceAttributes } from '../../../../src/aws/operations/updateVirtualInterfaceAttributes';
import type { Session } from '../../../../src/aws/session/session';
import type { AllocationDraft, Mode } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { newInterfaceOperations } from '../../../../src/directconnect/allocation/newInterface';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { interfaceTypes } from '../../../../src/directconnect/resources/interfaceTypes';
import type { InterfaceType } from '../../../../src/directconnect/resources/interfaceTypes';
import {
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  WORKLOAD_GATEWAY,
  WORKLOAD_TRANSIT_GATEWAY,
} from '../../../../src/emulator/estate/demo/gateways';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { resetAfter, resetBefore } from '../../../support/faultProxy/faults';
import { connect } from '../../../support/sdk';
import { publicDraft, validDraft } from '../../directconnect/allocation/drafts';

const REGION = 'us-east-1';
const CONNECTION = 'dxcon-fgx0h7m2';
const KEY = 'made-for-this-test';

describe('virtual interfaces of each type', () => {
  let behind: EndpointBehindProxy;
  let network: Session;
  let workload: Session;
  let owner: string;
  let vlan = 2000;

  before(async () => {
    behind = await startEndpointBehindProxy();
    network = connect(behind.profile('demo-network'), REGION);
    workload = connect(behind.profile('demo-workload'), REGION);
    owner = behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '';
  });
  after(() => behind.stop());
  beforeEach(async () => {
    await behind.endpoint.control('DELETE', 'requests');
    await behind.endpoint.control('POST', 'reset');
    behind.proxy.clear();
  });

  /** A request with every field that its type has. */
  function requestOf(type: InterfaceType, mode: Mode, over: Partial<AllocationDraft> = {}) {
    vlan += 1;
    const fields: Partial<AllocationDraft> =
      type === 'public'
        ? { ...publicDraft }
        : {
            gateway: type === 'transit' ? NETWORK_TRANSIT_GATEWAY : NETWORK_VGW[REGION],
            mtu: '8500',
            prefixCountIpv4: '50',
          };
    const draft = {
      ...validDraft,
      ...fields,
      ...{ type, mode, ownerAccount: owner, virtualInterfaceName: `new-${vlan}`, vlan: String(vlan) },
      ...{ authKey: KEY, rateLimit: '500Mbps', ...over },
    };
    return toRequest(draft, knownNetwork(unreadNetwork(CONNECTION)));
  }
  const send = ({ operation, input }: ReturnType<typeof requestOf>) =>
    network.write(newInterfaceWrites[operation], input);

  for (const [operation, { type, mode }] of Object.entries(newInterfaceOperations)) {
    it(`are created by ${operation}, whose answer is kept without the key`, async () => {
      const outcome = await send(requestOf(type, mode));
      ok(outcome.kind === 'done', JSON.stringify(outcome));
      const { result } = outcome;
      const expected = mode === 'allocate' ? 'confirming' : type === 'public' ? 'verifying' : 'pending';
      deepEqual(
        [result.virtualInterfaceType, result.virtualInterfaceState, result.rateLimit, result.vlan],
        [type, expected, '500Mbps', vlan],
      );
      equal(
        result.prefixPoolAllocatedCountIpv4,
        type === 'public' ? undefined : mode === 'create' ? 50 : 100,
      );
      ok(!JSON.stringify(outcome).includes(KEY));
    });

    it(`are found when the answer to ${operation} was lost, and sent once`, async () => {
      behind.proxy.set({ operation }, resetAfter);
      const outcome = await send(requestOf(type, mode));
      ok(outcome.kind === 'done', JSON.stringify(outcome));
      deepEqual([outcome.result.virtualInterfaceType, outcome.result.vlan], [type, vlan]);
      equal((await behind.endpoint.received(operation)).length, 1);
    });

    it(`have an unknown outcome when ${operation} got no answer, and are refused when AWS refuses it`, async () => {
      behind.proxy.set({ operation }, resetBefore);
      const lost = await send(requestOf(type, mode));
      ok(lost.kind === 'unknown', lost.kind);
      equal(behind.proxy.asked(operation).length, 1);
      behind.proxy.clear();
      const refused = await send(requestOf(type, mode, { vlan: '101' }));
      ok(refused.kind === 'refused' && /VLAN/.test(refused.failure.words ?? ''), refused.kind);
    });
  }

  const gateways = {
    private: { directConnectGatewayId: WORKLOAD_GATEWAY },
    public: {},
    transit: { directConnectGatewayId: WORKLOAD_TRANSIT_GATEWAY },
  };
  for (const type of interfaceTypes) {
    const { name } = confirmations[type];
    const waiting = async () => {
      const outcome = await send(requestOf(type, 'allocate'));
      ok(outcome.kind === 'done');
      return outcome.result.virtualInterfaceId ?? '';
    };
    const confirm = (virtualInterfaceId: string) =>
      workload.write(confirmations[type], { virtualInterfaceId, ...gateways[type] });
    const after = { state: type === 'public' ? 'verifying' : 'pending' };

    it(`are accepted by ${name}`, async () => {
      deepEqual(await confirm(await waiting()), { kind: 'done', result: after });
    });

    it(`are found to be accepted when the answer to ${name} was lost`, async () => {
      const id = await waiting();
      behind.proxy.set({ operation: name }, resetAfter);
      const outcome = await confirm(id);
      ok(outcome.kind === 'done', outcome.kind);
      deepEqual(outcome.result, after);
      equal((await behind.endpoint.received(name)).length, 1);
    });

    it(`do not count as accepted when ${name} was lost`, async () => {
      const id = await waiting();
      behind.proxy.set({ operation: name }, resetBefore);
      const outcome = await confirm(id);
      ok(outcome.kind === 'unknown', outcome.kind);
      equal((await workload.checkAgain(confirmations[type], outcome.record)).kind, 'unknown');
    });
  }

  for (const [what, change, title] of [
    ['a rate limit', { rateLimit: '1Gbps' }, /^Limit the rate of dxvif-\w+ to 1Gbps$/],
    [
      'prefix allocations',
      { prefixPoolAllocatedCountIpv4: 250, prefixPoolAllocatedCountIpv6: 0 },
      /^Change the prefix allocations of dxvif-\w+$/,
    ],
  ] as const) {
    it(`get ${what}, even when the answer is lost`, async () => {
      for (const fault of [undefined, resetAfter]) {
        const made = await send(requestOf('transit', 'create'));
        ok(made.kind === 'done');
        const { virtualInterfaceId = '' } = made.result;
        const input = { virtualInterfaceId, ...change };
        if (fault) behind.proxy.set({ operation: 'UpdateVirtualInterfaceAttributes' }, fault);
        const outcome = await network.write(updateVirtualInterfaceAttributes, input);
        ok(outcome.kind === 'done', outcome.kind);
        const { rateLimit, prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 } = outcome.result;
        const before = {
          rateLimit: '500Mbps',
          prefixPoolAllocatedCountIpv4: 50,
          prefixPoolAllocatedCountIpv6: 100,
        };
        deepEqual(
          { rateLimit, prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 },
          { ...before, ...change },
        );
        ok(title.test(updateVirtualInterfaceAttributes.title(input)));
      }
    });
  }
});
