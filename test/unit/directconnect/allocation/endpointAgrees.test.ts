import assert from 'node:assert/strict';
import fc from 'fast-check';
import { invoke } from '../../../../src/aws/transport/invoke';
import { keepWhole } from '../../../../src/aws/transport/wholeAnswers';
import type { VirtualInterface } from '../../../../src/directconnect/api';
import { parseAsn } from '../../../../src/directconnect/addressing/asn';
import { emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { networkFacts } from '../../../../src/directconnect/allocation/networkFacts';
import { refusedFields } from '../../../../src/directconnect/allocation/refusedFields';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { rules, verdict } from '../../../../src/directconnect/allocation/rules';
import { gatewayKind } from '../../../../src/directconnect/allocation/gatewayKind';
import { FOR_CONNECTION_OWNER } from '../../../../src/directconnect/allocation/rules/who';
import { nextFreeVlan } from '../../../../src/directconnect/allocation/suggest';
import { emptyInventory, withoutSecrets } from '../../../../src/directconnect/resources/resources';
import { demoEstate } from '../../../../src/emulator/estate/demo';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  LAG,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
} from '../../emulator/endpointUnderTest';
import type { RawAnswer } from '../../emulator/endpointUnderTest';

/** A draft as a request, whatever it breaks: what a client without rules would send. */
function unruled(draft: AllocationDraft, connectionId: string): [operation: string, body: object] {
  const asn = parseAsn(draft.asn);
  const fields = {
    virtualInterfaceName: draft.virtualInterfaceName.trim(),
    vlan: draft.vlan.trim() === '' ? null : Number(draft.vlan),
    asn: asn !== undefined && asn < 65_536 ? asn : null,
    asnLong: asn !== undefined && asn >= 65_536 ? asn : null,
    mtu: Number(draft.mtu),
    authKey: draft.authKey || null,
    addressFamily: draft.addressFamily,
    customerAddress: draft.customerAddress || null,
    amazonAddress: draft.amazonAddress || null,
    tags: draft.tags,
  };
  if (draft.mode === 'create') {
    const gateway = { [gatewayKind(draft.gateway) ?? 'virtualGatewayId']: draft.gateway };
    const body = { connectionId, newPrivateVirtualInterface: { ...fields, ...gateway } };
    return ['CreatePrivateVirtualInterface', body];
  }
  const { ownerAccount } = draft;
  const body = { connectionId, ownerAccount, newPrivateVirtualInterfaceAllocation: fields };
  return ['AllocatePrivateVirtualInterface', body];
}

const tag = (key: string, value = '') => ({ key, value });

describe('the rules and the endpoint, each written by itself,', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  /** What a form would know of a connection: read from the endpoint itself. */
  async function known(connectionId: string): Promise<KnownNetwork> {
    const client = keepWhole(endpoint.client());
    const [{ connections = [] }, { lags = [] }, { virtualInterfaces = [] }] = await Promise.all([
      invoke(client, 'DescribeConnections', {}),
      invoke(client, 'DescribeLags', {}),
      invoke(client, 'DescribeVirtualInterfaces', {}),
    ]);
    const inventory = {
      ...emptyInventory,
      connections,
      lags,
      virtualInterfaces: virtualInterfaces.map(withoutSecrets),
    };
    const sources = { connectionId, region: 'us-east-1', inventory, others: [], accounts: [] };
    return knownNetwork(networkFacts(sources));
  }
  const send = (draft: AllocationDraft, connectionId: string): Promise<RawAnswer> =>
    endpoint.call(...unruled(draft, connectionId));
  /** Deletes what was created, so that what is known of the connection stays true. */
  async function takeBack({ text }: RawAnswer): Promise<void> {
    const { virtualInterfaceId } = JSON.parse(text) as VirtualInterface;
    await endpoint.call('DeleteVirtualInterface', { virtualInterfaceId }, NETWORK);
    await endpoint.turnClock(5);
  }
  const valid: AllocationDraft = {
    ...emptyDraft,
    ownerAccount: WORKLOAD,
    virtualInterfaceName: 'test',
    vlan: '1000',
    asn: '65010',
  };

  interface Case {
    readonly breaks: Partial<AllocationDraft>;
    readonly on?: string;
    /** What makes the connection such that the rule is broken. */
    readonly prepare?: () => Promise<unknown>;
  }
  /** Starts the endpoint again with as many transit virtual interfaces on the LAG, which only its owner can make. */
  const startWithTransit = async (count: number) => {
    await endpoint.close();
    const data = structuredClone(demoEstate());
    const [network] = data.accounts;
    const region = network?.regions?.['us-east-1'];
    assert.ok(network && region);
    const more = Array.from({ length: count }, (_, index) => ({
      virtualInterfaceName: `transit-${index}`,
      virtualInterfaceType: 'transit' as const,
      connectionId: LAG,
      vlan: 3000 + index,
      directConnectGatewayId: network.directConnectGateways?.[0]?.directConnectGatewayId ?? '',
      bgpPeers: [{ asn: 65_000 }],
    }));
    const virtualInterfaces = [...(region.virtualInterfaces ?? []), ...more];
    const regions = { ...network.regions, 'us-east-1': { ...region, virtualInterfaces } };
    endpoint = await EndpointUnderTest.start({
      ...data,
      accounts: [{ ...network, regions }, ...data.accounts.slice(1)],
    });
  };
  const estate = (change: object) => () => endpoint.control('POST', 'estate', change);
  const cases: Record<string, Case> = {
    'connection.leaving': {
      breaks: {},
      prepare: estate({ setState: { id: CONNECTION, state: 'deleting' } }),
    },
    'connection.hostedQuota': {
      breaks: { vlan: '318' },
      on: FREE_HOSTED,
      prepare: () => send({ ...valid, vlan: '318' }, FREE_HOSTED),
    },
    'connection.quota': {
      breaks: { vlan: '4000' },
      on: LAG,
      prepare: estate({
        addVirtualInterfaces: { account: NETWORK, region: 'us-east-1', connectionId: LAG, count: 50 },
      }),
    },
    'connection.quotaInAll': {
      breaks: { vlan: '4000' },
      on: LAG,
      prepare: async () => {
        await startWithTransit(3);
        const { counted } = await known(LAG);
        const count = 51 - counted.length;
        const added = { account: NETWORK, region: 'us-east-1', connectionId: LAG, count };
        await endpoint.control('POST', 'estate', { addVirtualInterfaces: added });
      },
    },
    'ownerAccount.digits': { breaks: { ownerAccount: '11112222333' } },
    [FOR_CONNECTION_OWNER]: { breaks: { ownerAccount: NETWORK } },
    'gateway.id': { breaks: { mode: 'create', gateway: 'vgw-' } },
    'virtualInterfaceName.characters': { breaks: { virtualInterfaceName: 'a.b' } },
    'vlan.range': { breaks: { vlan: '4095' } },
    'vlan.partner': { breaks: { vlan: '319' }, on: FREE_HOSTED },
    'vlan.free': { breaks: { vlan: '101' } },
    'mtu.values': { breaks: { mtu: '9000' } },
    'mtu.jumbo': { breaks: { mtu: '8500' }, on: NO_JUMBO },
    'addressFamily.values': { breaks: { addressFamily: 'ipx' } },
    'customerAddress.ipv6': { breaks: { addressFamily: 'ipv6', customerAddress: '2001:db8::2/125' } },
    'amazonAddress.ipv6': { breaks: { addressFamily: 'ipv6', amazonAddress: '2001:db8::1/125' } },
    'customerAddress.both': { breaks: { amazonAddress: '10.0.0.1/30' } },
    'amazonAddress.both': { breaks: { customerAddress: '10.0.0.1/30' } },
    'customerAddress.family': {
      breaks: { customerAddress: '2001:db8::2/125', amazonAddress: '2001:db8::1/125' },
    },
    'amazonAddress.family': {
      breaks: { customerAddress: '10.0.0.1/30', amazonAddress: '2001:db8::1/125' },
    },
    'customerAddress.host': { breaks: { customerAddress: '10.0.0.3/30', amazonAddress: '10.0.0.1/30' } },
    'amazonAddress.host': { breaks: { customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.0/30' } },
    'amazonAddress.sameSubnet': {
      breaks: { customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.5/30' },
    },
    'asn.range': { breaks: { asn: '0' } },
    'authKey.length': { breaks: { authKey: '12345' } },
    'authKey.control': { breaks: { authKey: 'secret\nkey' } },
    'tags.count': { breaks: { tags: Array.from({ length: 51 }, (_, index) => tag(`k${index}`)) } },
    'tags.length': { breaks: { tags: [tag('k'.repeat(129))] } },
    'tags.characters': { breaks: { tags: [tag('k<')] } },
    'tags.reserved': { breaks: { tags: [tag('aws:name')] } },
    'tags.unique': { breaks: { tags: [tag('a'), tag('a')] } },
  };

  it('speak of every rule that blocks', () => {
    const blocking = rules.filter(({ level }) => level === 'block').map(({ id }) => id);
    assert.deepEqual(Object.keys(cases).sort(), blocking.sort());
  });

  for (const [rule, { breaks, on = CONNECTION, prepare }] of Object.entries(cases)) {
    it(`agree: what ${rule} blocks, the endpoint refuses`, async () => {
      await prepare?.();
      const draft = { ...valid, ...breaks };
      const found = verdict(draft, await known(on)).filter(({ level }) => level === 'block');
      assert.equal(found[0]?.rule, rule);
      const { status, text } = await send(draft, on);
      assert.equal(status, 400);
      // What is refused is marked where the rule would have shown it.
      const { __type: code = '', message = '' } = JSON.parse(text) as Record<string, string | undefined>;
      assert.ok(refusedFields(code, message)?.includes(found[0].field), `${code}: ${message}`);
    });
  }

  it('agree that what is being deleted does not count: a hosted connection and a full LAG take another', async () => {
    const first = await send({ ...valid, vlan: '318' }, FREE_HOSTED);
    const { virtualInterfaceId = '' } = JSON.parse(first.text) as VirtualInterface;
    await endpoint.control('POST', 'estate', { setState: { id: virtualInterfaceId, state: 'deleting' } });
    const another = { ...valid, virtualInterfaceName: 'another' };
    const hosted = verdict({ ...another, vlan: '318' }, await known(FREE_HOSTED));
    assert.deepEqual(
      hosted.map(({ rule, level }) => [rule, level]),
      [
        ['connection.hostedBeingFreed', 'warn'],
        ['vlan.beingFreed', 'warn'],
      ],
    );
    const added = { account: NETWORK, region: 'us-east-1', connectionId: LAG };
    const { counted } = await known(LAG);
    const count = 50 - counted.filter(({ type }) => type !== 'transit').length;
    await endpoint.control('POST', 'estate', { addVirtualInterfaces: { ...added, count } });
    const full = verdict({ ...another, vlan: '4000' }, await known(LAG));
    assert.deepEqual(
      full.map(({ rule }) => rule),
      ['connection.quota'],
    );
    const leaving = (await known(LAG)).counted.find(({ type }) => type !== 'transit');
    const id = leaving?.virtualInterfaceId;
    await endpoint.control('POST', 'estate', { setState: { id, state: 'deleting' } });
    assert.deepEqual(verdict({ ...another, vlan: '4000' }, await known(LAG)), []);
    assert.equal((await send({ ...another, vlan: '4000' }, LAG)).status, 200);
  });

  it('agree about the next free VLAN: the endpoint takes it, on connections of each kind', async () => {
    for (const id of [CONNECTION, LAG, FREE_HOSTED, 'dxcon-fdt6b2w1']) {
      const network = await known(id);
      const draft = { ...valid, virtualInterfaceName: id, vlan: String(nextFreeVlan(network)) };
      assert.deepEqual(verdict(draft, network), []);
      const { operation, input } = toRequest(draft, network);
      const answer = await endpoint.call(operation, input);
      assert.equal(answer.status, 200, answer.text);
    }
  });

  it('agree about drafts of any kind: what is blocked is refused, and what has no finding is taken', async () => {
    const edge = (...values: string[]) => fc.constantFrom(...values);
    const address = fc
      .tuple(fc.integer({ min: 0, max: 9 }), edge('/29', '/30', '/30', '/31', '/32', ''))
      .map(([host, length]) => `10.77.0.${host}${length}`);
    const changes = {
      mode: fc.constantFrom<AllocationDraft['mode']>('allocate', 'create'),
      ownerAccount: edge(WORKLOAD, WORKLOAD, WORKLOAD, '000000000000', NETWORK, '12'),
      gateway: edge('vgw-0a4f1c92d7e6b3850', 'vgw-0a4f1c92d7e6b3850', '', 'vgw-1'),
      virtualInterfaceName: edge('one', 'one', 'A b_c', 'x'.repeat(100), 'x'.repeat(101), 'ü'),
      vlan: fc.oneof(fc.integer({ min: -2, max: 4098 }).map(String), edge('101', '102', '4094', '', '7.5')),
      asn: fc.oneof(
        fc.integer({ min: 0, max: 2 ** 32 }).map(String),
        edge('65010', '64086.59904', '0', 'x', '65535'),
      ),
      mtu: edge('1500', '1500', '8500', '9001', '9000'),
      authKey: fc.oneof(fc.constant(''), fc.string({ maxLength: 82 }), edge('abcdef', 'k'.repeat(80))),
      addressFamily: edge('ipv4', 'ipv4', 'ipv4', 'ipv6', 'ipx'),
      customerAddress: fc.oneof(fc.constant(''), address),
      amazonAddress: fc.oneof(fc.constant(''), address),
      tags: fc.array(
        fc.record({ key: edge('a', 'b', 'Team', 'aws:x', 'k?', ''), value: edge('', 'v', '*') }),
        { maxLength: 3 },
      ),
    };
    const some = fc.subarray(Object.keys(changes) as (keyof typeof changes)[], { maxLength: 3 });
    const change = some.chain((names) =>
      fc.record(changes).map((all) => Object.fromEntries(names.map((name) => [name, all[name]]))),
    );
    let unique = 0;
    const drafts = change.map((part): AllocationDraft => {
      unique += 1;
      return { ...valid, vlan: String(1000 + unique), virtualInterfaceName: `n${unique}`, ...part };
    });
    let [blocked, taken] = [0, 0];
    const network = await known(CONNECTION);
    await fc.assert(
      fc.asyncProperty(drafts, async (typed) => {
        const draft = { ...typed, tags: typed.tags.filter(({ key, value }) => key || value) };
        const found = verdict(draft, network);
        const answer = await send(draft, CONNECTION);
        if (answer.status === 200) await takeBack(answer);
        if (found.some(({ level }) => level === 'block')) {
          assert.equal(answer.status, 400, 'blocked, and taken');
          blocked += 1;
        } else if (found.length === 0) {
          assert.equal(answer.status, 200, answer.text);
          taken += 1;
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(blocked > 50 && taken > 20, `${blocked} blocked, ${taken} taken`);
  });
});
