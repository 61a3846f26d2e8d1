import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGateways } from '../../../../src/aws/inventory/gateways';
import { invoke } from '../../../../src/aws/transport/invoke';
import { keepWhole } from '../../../../src/aws/transport/wholeAnswers';
import type { VirtualInterface } from '../../../../src/directconnect/api';
import { parseAsn } from '../../../../src/directconnect/addressing/asn';
import { applies, emptyDraft } from '../../../../src/directconnect/allocation/draft';
import type { AllocationDraft, AllocationField } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import {
  newInterfaceOperation,
  newInterfaceOperations,
} from '../../../../src/directconnect/allocation/newInterface';
import { networkFacts } from '../../../../src/directconnect/allocation/networkFacts';
import { refusedFields } from '../../../../src/directconnect/allocation/refusedFields';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import { rules, validate } from '../../../../src/directconnect/allocation/rules';
import { gatewayKind } from '../../../../src/directconnect/allocation/gatewayKind';
import { FOR_CONNECTION_OWNER } from '../../../../src/directconnect/allocation/rules/owner';
import { nextFreeVlan } from '../../../../src/directconnect/allocation/suggest';
import { emptyInventory, withoutSecrets } from '../../../../src/directconnect/resources/resources';
import { demoEstate } from '../../../../src/emulator/estate/demo';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
} from '../../../../src/emulator/estate/demo/gateways';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  LAG,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
} from '../../emulator/endpointUnderTest';
import { publicDraft } from './drafts';
import type { RawAnswer } from '../../emulator/endpointUnderTest';

/** A draft as a request, whatever rules it breaks: what a client without rules would send. */
function unruled(draft: AllocationDraft, connectionId: string): [operation: string, body: object] {
  const asn = parseAsn(draft.asn);
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  const operation = newInterfaceOperation(draft.type, draft.mode);
  const { structure } = newInterfaceOperations[operation];
  // Each structure has only some of the members; addresses are sent for both families.
  const ifPresent = (field: AllocationField, members: object) =>
    applies(field, { ...draft, addressFamily: 'ipv4' }) ? members : {};
  const fields = {
    virtualInterfaceName: draft.virtualInterfaceName.trim(),
    vlan: number(draft.vlan),
    asn: asn !== undefined && asn < 65_536 ? asn : null,
    asnLong: asn !== undefined && asn >= 65_536 ? asn : null,
    authKey: draft.authKey || null,
    addressFamily: draft.addressFamily,
    customerAddress: draft.customerAddress || null,
    amazonAddress: draft.amazonAddress || null,
    rateLimit: draft.rateLimit || null,
    tags: draft.tags,
    ...ifPresent('mtu', { mtu: Number(draft.mtu) }),
    ...ifPresent('prefixes', {
      routeFilterPrefixes: draft.prefixes.split(/\s+/).flatMap((cidr) => (cidr ? [{ cidr }] : [])),
    }),
    ...ifPresent('prefixCountIpv4', { prefixPoolAllocatedCountIpv4: number(draft.prefixCountIpv4) }),
    ...ifPresent('prefixCountIpv6', { prefixPoolAllocatedCountIpv6: number(draft.prefixCountIpv6) }),
    ...ifPresent('siteLink', { enableSiteLink: draft.siteLink !== '' }),
    ...ifPresent('gateway', { [gatewayKind(draft.gateway) ?? 'virtualGatewayId']: draft.gateway }),
  };
  const owner = draft.mode === 'allocate' ? { ownerAccount: draft.ownerAccount } : {};
  return [operation, { connectionId, ...owner, [structure]: fields }];
}

const tag = (key: string, value = '') => ({ key, value });

describe('the rules and the endpoint, which share no code,', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  /** What a form would know of a connection, read from the endpoint. */
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
    const { gateways } = await readGateways(client);
    return knownNetwork({ ...networkFacts(sources), gateways });
  }
  const send = (draft: AllocationDraft, connectionId: string): Promise<RawAnswer> =>
    endpoint.call(...unruled(draft, connectionId));
  /** Deletes what was created, so that what is known of the connection stays correct. */
  async function deleteCreated({ text }: RawAnswer): Promise<void> {
    // For a transit virtual interface, the answer is nested.
    const { virtualInterface, ...flat } = JSON.parse(text) as VirtualInterface & {
      virtualInterface?: VirtualInterface;
    };
    const { virtualInterfaceId } = virtualInterface ?? flat;
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
  const { prefixes, customerAddress, amazonAddress } = publicDraft;
  const ofPublic = { type: 'public', prefixes, customerAddress, amazonAddress } as const;
  const transit = { type: 'transit', mode: 'create', gateway: NETWORK_TRANSIT_GATEWAY } as const;

  interface Case {
    readonly breaks: Partial<AllocationDraft>;
    readonly on?: string;
    /** Changes the connection so that the rule applies. */
    readonly prepare?: () => Promise<unknown>;
  }
  /** Restarts the endpoint with as many more virtual interfaces of a type on the LAG, attached to a gateway. */
  const startWith = async (
    type: 'private' | 'transit',
    directConnectGatewayId: string,
    count: number,
    allocated = 100,
  ) => {
    await endpoint.close();
    const data = structuredClone(demoEstate());
    const [network] = data.accounts;
    const region = network?.regions?.['us-east-1'];
    assert.ok(network && region);
    const more = Array.from({ length: count }, (_, index) => ({
      virtualInterfaceName: `${type}-${index}`,
      virtualInterfaceType: type,
      connectionId: LAG,
      vlan: 3000 + index,
      directConnectGatewayId,
      prefixPoolAllocatedCountIpv4: allocated,
      prefixPoolAllocatedCountIpv6: allocated,
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
        await startWith('transit', NETWORK_TRANSIT_GATEWAY, 3);
        const { counted } = await known(LAG);
        const count = 51 - counted.length;
        const added = { account: NETWORK, region: 'us-east-1', connectionId: LAG, count };
        await endpoint.control('POST', 'estate', { addVirtualInterfaces: added });
      },
    },
    'ownerAccount.digits': { breaks: { ownerAccount: '11112222333' } },
    [FOR_CONNECTION_OWNER]: { breaks: { ownerAccount: NETWORK } },
    'connection.quotaTransit': {
      breaks: { ...transit, vlan: '4000' },
      on: LAG,
      prepare: () => startWith('transit', NETWORK_TRANSIT_GATEWAY, 4),
    },
    'gateway.id': { breaks: { mode: 'create', gateway: 'vgw-' } },
    'gateway.leaving': {
      breaks: transit,
      prepare: estate({ setState: { id: NETWORK_TRANSIT_GATEWAY, state: 'deleting' } }),
    },
    'gateway.attachments': {
      breaks: { mode: 'create', gateway: NETWORK_CORE_GATEWAY },
      prepare: async () => {
        const { attached = [] } = (await known(CONNECTION)).gateways.get(NETWORK_CORE_GATEWAY) ?? {};
        await startWith('private', NETWORK_CORE_GATEWAY, 30 - attached.length);
      },
    },
    'gateway.prefixes': {
      breaks: transit,
      prepare: () => startWith('transit', NETWORK_TRANSIT_GATEWAY, 5, 1000),
    },
    'gateway.exclusive': { breaks: { mode: 'create', gateway: NETWORK_TRANSIT_GATEWAY } },
    'siteLink.gateway': {
      breaks: { mode: 'create', gateway: NETWORK_VGW['us-east-1'], siteLink: 'on' },
    },
    'customerAddress.public': {
      breaks: { ...ofPublic, customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' },
    },
    'amazonAddress.public': {
      breaks: { ...ofPublic, customerAddress: '45.10.16.1/1', amazonAddress: '10.0.0.1/1' },
    },
    'prefixes.read': { breaks: { ...ofPublic, prefixes: '45.10.17.0/22' } },
    'prefixes.some': { breaks: { ...ofPublic, prefixes: '' } },
    'prefixes.most': {
      breaks: {
        ...ofPublic,
        prefixes: Array.from({ length: 1001 }, (_, index) => `45.${index >> 8}.${index & 255}.0/24`).join(
          ' ',
        ),
      },
    },
    'prefixes.public': { breaks: { ...ofPublic, prefixes: '45.10.16.0/22 100.64.0.0/16' } },
    'prefixes.length': { breaks: { ...ofPublic, prefixes: '2a00:7c80::/65' } },
    'prefixes.overlap': { breaks: { ...ofPublic, prefixes: '45.10.16.0/22 45.10.18.0/24' } },
    'rateLimit.values': { breaks: { rateLimit: '1.3Gbps' } },
    'rateLimit.hosted': { breaks: { vlan: '318', rateLimit: '50Mbps' }, on: FREE_HOSTED },
    'rateLimit.bandwidth': { breaks: { ...transit, rateLimit: '900Gbps' } },
    'rateLimit.limiters': {
      breaks: { rateLimit: '50Mbps' },
      prepare: async () => {
        for (let index = 0; index < 10; index += 1) {
          await send({ ...valid, vlan: String(2000 + index), rateLimit: '50Mbps' }, CONNECTION);
        }
      },
    },
    ...Object.fromEntries(
      (['prefixCountIpv4', 'prefixCountIpv6'] as const).flatMap((field): [string, Case][] => [
        [`${field}.range`, { breaks: { ...transit, [field]: '1001' } }],
        [`${field}.hosted`, { breaks: { ...transit, vlan: '318', [field]: '100' }, on: FREE_HOSTED }],
        [
          `${field}.pool`,
          {
            breaks: { ...transit, [field]: '1000' },
            prepare: estate({
              addVirtualInterfaces: {
                account: NETWORK,
                region: 'us-east-1',
                connectionId: CONNECTION,
                count: 42,
              },
            }),
          },
        ],
      ]),
    ),
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

  it('cover every rule that blocks', () => {
    const blocking = rules.filter(({ level }) => level === 'block').map(({ id }) => id);
    assert.deepEqual(Object.keys(cases).sort(), blocking.sort());
  });

  for (const [what, draft] of Object.entries({ private: {}, public: ofPublic, transit })) {
    it(`agree that a valid ${what} one is accepted`, async () => {
      assert.deepEqual(validate({ ...valid, ...draft }, await known(CONNECTION)), []);
      const answer = await send({ ...valid, ...draft }, CONNECTION);
      assert.equal(answer.status, 200, answer.text);
    });
  }

  for (const [rule, { breaks, on = CONNECTION, prepare }] of Object.entries(cases)) {
    it(`agree: what ${rule} blocks, the endpoint refuses`, async () => {
      await prepare?.();
      const draft = { ...valid, ...breaks };
      const found = validate(draft, await known(on)).filter(({ level }) => level === 'block');
      assert.equal(found[0]?.rule, rule);
      const { status, text } = await send(draft, on);
      assert.equal(status, 400);
      // The refused field is the one at which the rule would have shown its finding.
      const { __type: code = '', message = '' } = JSON.parse(text) as Record<string, string | undefined>;
      assert.ok(refusedFields(code, message)?.includes(found[0].field), `${code}: ${message}`);
    });
  }

  it('agree that one being deleted does not count: a hosted connection and a full LAG accept another', async () => {
    const first = await send({ ...valid, vlan: '318' }, FREE_HOSTED);
    const { virtualInterfaceId = '' } = JSON.parse(first.text) as VirtualInterface;
    await endpoint.control('POST', 'estate', { setState: { id: virtualInterfaceId, state: 'deleting' } });
    const another = { ...valid, virtualInterfaceName: 'another' };
    const hosted = validate({ ...another, vlan: '318' }, await known(FREE_HOSTED));
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
    const full = validate({ ...another, vlan: '4000' }, await known(LAG));
    assert.deepEqual(
      full.map(({ rule }) => rule),
      ['connection.quota'],
    );
    const leaving = (await known(LAG)).counted.find(({ type }) => type !== 'transit');
    const id = leaving?.virtualInterfaceId;
    await endpoint.control('POST', 'estate', { setState: { id, state: 'deleting' } });
    assert.deepEqual(validate({ ...another, vlan: '4000' }, await known(LAG)), []);
    assert.equal((await send({ ...another, vlan: '4000' }, LAG)).status, 200);
  });

  it('agree about the next free VLAN: the endpoint accepts it, on connections of each kind', async () => {
    for (const id of [CONNECTION, LAG, FREE_HOSTED, 'dxcon-fdt6b2w1']) {
      const network = await known(id);
      const draft = { ...valid, virtualInterfaceName: id, vlan: String(nextFreeVlan(network)) };
      assert.deepEqual(validate(draft, network), []);
      const { operation, input } = toRequest(draft, network);
      const answer = await endpoint.call(operation, input);
      assert.equal(answer.status, 200, answer.text);
    }
  });

  it('agree about drafts of any kind: what is blocked is refused, and what has no finding is accepted', async () => {
    const edge = (...values: string[]) => fc.constantFrom(...values);
    const address = fc
      .tuple(fc.integer({ min: 0, max: 9 }), edge('/29', '/30', '/30', '/31', '/32', ''))
      .map(([host, length]) => `10.77.0.${host}${length}`);
    const changes = {
      mode: fc.constantFrom<AllocationDraft['mode']>('allocate', 'create'),
      ownerAccount: edge(WORKLOAD, WORKLOAD, WORKLOAD, '000000000000', NETWORK, '12'),
      gateway: edge(NETWORK_VGW['us-east-1'], NETWORK_VGW['us-east-1'], NETWORK_TRANSIT_GATEWAY, '', 'vgw-1'),
      rateLimit: edge('', '50Mbps', '500Mbps', '1.3Gbps', '100Gbps'),
      prefixes: edge(
        prefixes,
        prefixes,
        '45.10.16.0/22 2a00:7c80::/64',
        '',
        '10.0.0.0/8',
        '2a00:7c80::/65',
        '1.2.3.4',
      ),
      prefixCountIpv4: edge('', '', '0', '1000', '1001', '-1'),
      prefixCountIpv6: edge('', '', '100', '1001'),
      siteLink: edge('', 'on'),
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
    const bases = fc.constantFrom({ ...valid }, { ...valid, ...ofPublic }, { ...valid, ...transit });
    const drafts = fc.tuple(bases, change).map(([base, part]): AllocationDraft => {
      unique += 1;
      return { ...base, vlan: String(1000 + unique), virtualInterfaceName: `n${unique}`, ...part };
    });
    let [blocked, taken] = [0, 0];
    const network = await known(CONNECTION);
    await fc.assert(
      fc.asyncProperty(drafts, async (typed) => {
        const draft = { ...typed, tags: typed.tags.filter(({ key, value }) => key || value) };
        const found = validate(draft, network);
        const answer = await send(draft, CONNECTION);
        if (answer.status === 200) await deleteCreated(answer);
        if (found.some(({ level }) => level === 'block')) {
          assert.equal(answer.status, 400, 'the rules block it, but the endpoint accepts it');
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
