import assert from 'node:assert/strict';
import { demoEstate } from '../../../src/emulator/estate/demo';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
} from '../../../src/emulator/estate/demo/gateways';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  LAG,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
} from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

/** In the demo estate: limited to 2Gbps and hosted; own, announcing 84 IPv4 prefixes; with 400; in review. */
const LIMITED = 'dxvif-fg4m1k7z';
const OWN = 'dxvif-fh8s3d2w';
const PUBLIC = 'dxvif-fc2x9b6q';
const TRANSIT = 'dxvif-fs1y8f3g';
const CONFIRMING = 'dxvif-fk5t0n8v';
const ON_HOSTED = 'dxvif-fv2k6a0h';

interface Capacity {
  readonly rateLimiterStatus?: object;
  readonly prefixPoolSizeIpv4?: number;
  readonly prefixPoolSizeIpv6?: number;
  readonly prefixPoolUnallocatedCountIpv4?: number;
  readonly prefixPoolUnallocatedCountIpv6?: number;
}

describe('emulator: how virtual interfaces share their connection', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const connection = async (connectionId: string): Promise<Capacity> => {
    const answer = await endpoint.answer<{ connections: Capacity[] }>('DescribeConnections', {
      connectionId,
    });
    return answer.connections[0] ?? {};
  };
  const lag = async (): Promise<Capacity & { readonly connections: Capacity[] }> => {
    const { lags } = await endpoint.answer<{ lags: (Capacity & { connections: Capacity[] })[] }>(
      'DescribeLags',
      { lagId: LAG },
    );
    assert.ok(lags[0]);
    return lags[0];
  };
  const pools = (found: Capacity) => [
    [found.prefixPoolSizeIpv4, found.prefixPoolUnallocatedCountIpv4],
    [found.prefixPoolSizeIpv6, found.prefixPoolUnallocatedCountIpv6],
  ];
  let vlan = 1000;
  const order = (more: object) => ({
    virtualInterfaceName: 'new',
    vlan: (vlan += 1),
    asn: 65000,
    virtualGatewayId: NETWORK_VGW['us-east-1'],
    ...more,
  });
  const create = (more: object = {}, connectionId = CONNECTION) =>
    endpoint.answer<WireInterface>('CreatePrivateVirtualInterface', {
      connectionId,
      newPrivateVirtualInterface: order(more),
    });
  const refusal = (more: object, connectionId = CONNECTION) =>
    endpoint.refusal('CreatePrivateVirtualInterface', {
      connectionId,
      newPrivateVirtualInterface: order(more),
    });
  const update = (virtualInterfaceId: string, changes: object, account = NETWORK) =>
    endpoint.answer<WireInterface>(
      'UpdateVirtualInterfaceAttributes',
      { virtualInterfaceId, ...changes },
      account,
    );
  const refusedUpdate = (virtualInterfaceId: string, changes: object, account = NETWORK) =>
    endpoint.refusal('UpdateVirtualInterfaceAttributes', { virtualInterfaceId, ...changes }, account);

  describe('a rate limit', () => {
    it('is in the answers to all six requests and in descriptions, and uses a limiter', async () => {
      assert.deepEqual((await connection(CONNECTION)).rateLimiterStatus, {
        maxAllowed: 10,
        inUse: 1,
        remaining: 9,
        totalBandwidth: '2Gbps',
      });
      const addresses = { amazonAddress: '203.0.113.5/30', customerAddress: '203.0.113.6/30' };
      const open = { ...addresses, routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }] };
      const transit = { directConnectGatewayId: NETWORK_TRANSIT_GATEWAY };
      const requests: [string, string, object][] = [
        ['CreatePrivateVirtualInterface', 'newPrivateVirtualInterface', {}],
        ['CreatePublicVirtualInterface', 'newPublicVirtualInterface', open],
        ['CreateTransitVirtualInterface', 'newTransitVirtualInterface', transit],
        ['AllocatePrivateVirtualInterface', 'newPrivateVirtualInterfaceAllocation', {}],
        ['AllocatePublicVirtualInterface', 'newPublicVirtualInterfaceAllocation', open],
        ['AllocateTransitVirtualInterface', 'newTransitVirtualInterfaceAllocation', {}],
      ];
      for (const [operation, structure, more] of requests) {
        const body = {
          connectionId: CONNECTION,
          ownerAccount: WORKLOAD,
          [structure]: order({ ...more, rateLimit: '500Mbps' }),
        };
        const answer = await endpoint.answer<WireInterface & { virtualInterface?: WireInterface }>(
          operation,
          body,
        );
        const vif = answer.virtualInterface ?? answer;
        assert.equal(vif.rateLimit, '500Mbps', operation);
        assert.equal((await endpoint.virtualInterface(vif.virtualInterfaceId))?.rateLimit, '500Mbps');
      }
      assert.deepEqual((await connection(CONNECTION)).rateLimiterStatus, {
        maxAllowed: 10,
        inUse: 7,
        remaining: 3,
        totalBandwidth: '5Gbps',
      });
    });

    it('is absent without one', async () => {
      assert.equal((await create()).rateLimit, undefined);
    });

    it('is changed by the connection’s owner, at once', async () => {
      assert.equal((await update(LIMITED, { rateLimit: '3.6Gbps' })).rateLimit, '3.6Gbps');
      assert.equal((await endpoint.virtualInterface(LIMITED, WORKLOAD))?.rateLimit, '3.6Gbps');
      assert.equal((await update(PUBLIC, { rateLimit: '900Mbps' })).rateLimit, '900Mbps');
      assert.deepEqual(await endpoint.states(LIMITED), ['available', 'available up']);
      assert.deepEqual((await connection(CONNECTION)).rateLimiterStatus, {
        maxAllowed: 10,
        inUse: 2,
        remaining: 8,
        totalBandwidth: '4.5Gbps',
      });
    });

    it('may be up to the bandwidth of all members of a LAG', async () => {
      assert.equal((await create({ rateLimit: '20Gbps' }, LAG)).rateLimit, '20Gbps');
      assert.match(
        await refusal({ rateLimit: '21Gbps' }, LAG),
        /more than the bandwidth of dxlag-\w+, 20Gbps/,
      );
      assert.deepEqual((await lag()).rateLimiterStatus, {
        maxAllowed: 10,
        inUse: 2,
        remaining: 8,
        totalBandwidth: '25Gbps',
      });
    });

    it('is refused as the eleventh on a connection (LimitExceededException), until another interface is deleted', async () => {
      const ids: string[] = [];
      for (let count = 0; count < 9; count += 1) {
        ids.push((await create({ rateLimit: '10Gbps' })).virtualInterfaceId);
      }
      assert.equal(
        await refusal({ rateLimit: '50Mbps' }),
        `LimitExceededException: The limit of 10 rate limiters on ${CONNECTION} is reached.`,
      );
      const allocation = { ...order({ rateLimit: '50Mbps' }), virtualGatewayId: undefined };
      assert.match(
        await endpoint.refusal('AllocatePrivateVirtualInterface', {
          connectionId: CONNECTION,
          ownerAccount: WORKLOAD,
          newPrivateVirtualInterfaceAllocation: allocation,
        }),
        /^LimitExceededException/,
      );
      // The model has no such exception for this operation.
      assert.match(
        await refusedUpdate(OWN, { rateLimit: '50Mbps' }),
        /^DirectConnectClientException: The limit of 10/,
      );
      assert.equal((await update(LIMITED, { rateLimit: '1Gbps' })).rateLimit, '1Gbps');
      await create();
      await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId: ids[0] });
      await create({ rateLimit: '50Mbps' });
    });

    const refused: [string, object, string, RegExp][] = [
      ['that no limiter supports', { rateLimit: '55Mbps' }, CONNECTION, /rateLimit 55Mbps is not valid/],
      ['of 1,000 Mbps', { rateLimit: '1000Mbps' }, CONNECTION, /is not valid/],
      ['in another spelling', { rateLimit: '1gbps' }, CONNECTION, /is not valid/],
      ['that is empty', { rateLimit: '' }, CONNECTION, /is not valid/],
      ['that means no limit', { rateLimit: 'Unlimited' }, CONNECTION, /is not valid/],
      ['above the port', { rateLimit: '12Gbps' }, CONNECTION, /more than the bandwidth of dxcon-\w+, 10Gbps/],
      [
        'above a slower port',
        { rateLimit: '1.2Gbps' },
        NO_JUMBO,
        /more than the bandwidth of dxcon-\w+, 1Gbps/,
      ],
      ['on a hosted connection', { vlan: 318, rateLimit: '50Mbps' }, FREE_HOSTED, /is a hosted connection/],
    ];
    for (const [name, more, connectionId, message] of refused) {
      it(`is refused: one ${name}`, async () => assert.match(await refusal(more, connectionId), message));
    }

    it('can’t be changed by the interface’s owner, or set on a hosted connection', async () => {
      assert.match(
        await refusedUpdate(LIMITED, { rateLimit: '1Gbps' }, WORKLOAD),
        /Only the owner of dxcon-\w+ can change the rate limit of dxvif-/,
      );
      assert.match(await refusedUpdate(ON_HOSTED, { rateLimit: '50Mbps' }), /is a hosted connection/);
      assert.match(await refusedUpdate(OWN, { rateLimit: '12Gbps', mtu: 8500 }), /more than the bandwidth/);
      assert.equal((await endpoint.virtualInterface(OWN))?.mtu, 1500);
    });
  });

  describe('prefix allocations', () => {
    it('are 100 of each family, from a pool of 5,000', async () => {
      const { prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 } = await create();
      assert.deepEqual([prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6], [100, 100]);
      assert.deepEqual(pools(await connection(CONNECTION)), [
        [5000, 4700],
        [5000, 4700],
      ]);
    });

    it('can be chosen, for private and transit interfaces', async () => {
      const counts = { prefixPoolAllocatedCountIpv4: 1000, prefixPoolAllocatedCountIpv6: 0 };
      const vif = await create(counts);
      assert.deepEqual([vif.prefixPoolAllocatedCountIpv4, vif.prefixPoolAllocatedCountIpv6], [1000, 0]);
      const newTransitVirtualInterface = order({
        ...counts,
        virtualGatewayId: undefined,
        directConnectGatewayId: NETWORK_TRANSIT_GATEWAY,
      });
      const body = { connectionId: CONNECTION, newTransitVirtualInterface };
      const { virtualInterface } = await endpoint.answer<{ virtualInterface: WireInterface }>(
        'CreateTransitVirtualInterface',
        body,
      );
      assert.equal(virtualInterface.prefixPoolAllocatedCountIpv4, 1000);
      assert.deepEqual(pools(await connection(CONNECTION)), [
        [5000, 2800],
        [5000, 4800],
      ]);
    });

    it('come from the pools of all members of a LAG, which have none themselves', async () => {
      const found = await lag();
      assert.deepEqual(pools(found), [
        [10000, 9600],
        [10000, 9900],
      ]);
      assert.deepEqual(found.connections.map(pools), Array(2).fill(Array(2).fill([undefined, undefined])));
      assert.equal(found.connections[0]?.rateLimiterStatus, undefined);
    });

    it('come from larger pools on faster ports', async () => {
      const [network] = demoEstate().accounts;
      assert.ok(network);
      const at = { location: 'EqDC2', connectionName: 'port' };
      const connections = [
        { ...at, connectionId: 'dxcon-aaaaaaaa', bandwidth: '100Gbps' },
        { ...at, connectionId: 'dxcon-bbbbbbbb', bandwidth: '400Gbps' },
      ];
      const regions = { 'us-east-1': { connections } };
      await endpoint.close();
      endpoint = await EndpointUnderTest.start({ accounts: [{ ...network, regions }] });
      assert.equal((await connection('dxcon-aaaaaaaa')).prefixPoolSizeIpv4, 30000);
      assert.equal((await connection('dxcon-bbbbbbbb')).prefixPoolSizeIpv6, 50000);
    });

    it('do not exist on a hosted connection, on which each interface has 100', async () => {
      const { prefixPoolSizeIpv4, rateLimiterStatus } = await connection(FREE_HOSTED);
      assert.deepEqual([prefixPoolSizeIpv4, rateLimiterStatus], [undefined, undefined]);
      const vif = await create({ vlan: 318 }, FREE_HOSTED);
      assert.equal(vif.prefixPoolAllocatedCountIpv4, 100);
    });

    it('change at once, while the session stays up', async () => {
      const vif = await update(OWN, { prefixPoolAllocatedCountIpv4: 84, prefixPoolAllocatedCountIpv6: 500 });
      assert.deepEqual([vif.prefixPoolAllocatedCountIpv4, vif.prefixPoolAllocatedCountIpv6], [84, 500]);
      assert.deepEqual(await endpoint.states(OWN), ['available', 'available up', 'available up']);
      assert.deepEqual(pools(await connection(CONNECTION)), [
        [5000, 4816],
        [5000, 4400],
      ]);
    });

    it('are as many as the pool has left, when it has fewer than 100', async () => {
      for (let count = 0; count < 4; count += 1) await create({ prefixPoolAllocatedCountIpv4: 1000 });
      await create({ prefixPoolAllocatedCountIpv4: 740 });
      const { prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 } = await create();
      assert.deepEqual([prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6], [60, 100]);
      assert.match(await refusal({ prefixPoolAllocatedCountIpv4: 1 }), /is more than the 0 that the pool/);
      assert.match(await refusedUpdate(OWN, { prefixPoolAllocatedCountIpv4: 101 }), /more than the 100 that/);
      assert.equal((await create()).prefixPoolAllocatedCountIpv4, 0);
    });

    it('return to the pool with the interface', async () => {
      const { virtualInterfaceId } = await create({ prefixPoolAllocatedCountIpv4: 1000 });
      await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId });
      assert.deepEqual(pools(await connection(CONNECTION))[0], [5000, 4800]);
    });

    it('are counted for each Direct Connect gateway, which has 10,000', async () => {
      const total = async (directConnectGatewayId: string) => {
        const { directConnectGateways } = await endpoint.answer<{
          directConnectGateways: { totalPrefixPoolAllocations: number }[];
        }>('DescribeDirectConnectGateways', { directConnectGatewayId });
        return directConnectGateways[0]?.totalPrefixPoolAllocations;
      };
      // Two interfaces with 100 of each family.
      assert.equal(await total(NETWORK_CORE_GATEWAY), 400);
      const gateway = { virtualGatewayId: undefined, directConnectGatewayId: NETWORK_CORE_GATEWAY };
      const most = { prefixPoolAllocatedCountIpv4: 1000, prefixPoolAllocatedCountIpv6: 1000 };
      for (let count = 0; count < 4; count += 1) await create({ ...gateway, ...most });
      assert.equal(await total(NETWORK_CORE_GATEWAY), 8400);
      const limit = /7c1f2a64[\w-]+ can be allocated at most 10000 prefixes/;
      assert.match(await refusal({ ...gateway, ...most }, LAG), limit);
      await create({ ...gateway, ...most, prefixPoolAllocatedCountIpv6: 400 }, LAG);
      assert.match(await refusedUpdate(OWN, { prefixPoolAllocatedCountIpv4: 301 }), limit);
      await update(OWN, { prefixPoolAllocatedCountIpv4: 300 });
      assert.equal(await total(NETWORK_CORE_GATEWAY), 10000);
    });

    const refused: [string, string, object, RegExp][] = [
      [
        'less than what is in use',
        OWN,
        { prefixPoolAllocatedCountIpv4: 83 },
        /Ipv4 83 is less than the 84 prefixes/,
      ],
      ['more than 1,000', OWN, { prefixPoolAllocatedCountIpv6: 1001 }, /must be between 0 and 1000/],
      ['a negative number', OWN, { prefixPoolAllocatedCountIpv6: -1 }, /must be between 0 and 1000/],
      [
        'those of a public interface',
        PUBLIC,
        { prefixPoolAllocatedCountIpv4: 9 },
        /has no prefix allocations/,
      ],
      ['those on a hosted connection', ON_HOSTED, { prefixPoolAllocatedCountIpv4: 9 }, /has no prefix pool/],
      ['before it is confirmed', CONFIRMING, { prefixPoolAllocatedCountIpv4: 9 }, /is in state confirming/],
    ];
    for (const [name, id, changes, message] of refused) {
      it(`are refused: ${name}`, async () => {
        const before = await endpoint.virtualInterface(id);
        assert.match(await refusedUpdate(id, { virtualInterfaceName: 'other', ...changes }), message);
        assert.deepEqual(await endpoint.virtualInterface(id), before);
      });
    }

    it('are refused for new interfaces: more than 1,000, and any on a hosted connection', async () => {
      assert.match(await refusal({ prefixPoolAllocatedCountIpv4: 1001 }), /must be between 0 and 1000/);
      assert.match(
        await refusal({ vlan: 318, prefixPoolAllocatedCountIpv6: 100 }, FREE_HOSTED),
        /hosted connection dxcon-\w+ has no prefix pool/,
      );
    });

    it('can’t be changed by the interface’s owner', async () => {
      assert.match(
        await refusedUpdate(LIMITED, { prefixPoolAllocatedCountIpv4: 200 }, WORKLOAD),
        /Only the owner of dxcon-\w+ can change the prefix allocations/,
      );
      assert.equal(
        (await update(TRANSIT, { prefixPoolAllocatedCountIpv4: 400 })).prefixPoolAllocatedCountIpv4,
        400,
      );
    });
  });

  it('move to a LAG with their connection', async () => {
    const { lagId, ...created } = await endpoint.answer<Capacity & { lagId: string }>('CreateLag', {
      numberOfConnections: 2,
      location: 'EqDC2',
      connectionsBandwidth: '10Gbps',
      lagName: 'new-lag',
      connectionId: CONNECTION,
    });
    assert.deepEqual(pools(created)[0], [10000, 9800]);
    assert.deepEqual(created.rateLimiterStatus, {
      maxAllowed: 10,
      inUse: 1,
      remaining: 9,
      totalBandwidth: '2Gbps',
    });
    assert.equal((await endpoint.virtualInterface(LIMITED))?.connectionId, lagId);
    assert.equal((await connection(CONNECTION)).rateLimiterStatus, undefined);
  });
});
