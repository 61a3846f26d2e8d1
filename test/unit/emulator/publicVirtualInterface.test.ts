import assert from 'node:assert/strict';
import {
  AllocatePublicVirtualInterfaceCommand,
  ConfirmPublicVirtualInterfaceCommand,
} from '@aws-sdk/client-direct-connect';
import { CONNECTION, EndpointUnderTest, FREE_HOSTED, NETWORK, WORKLOAD } from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

/** In the demo estate: verifying since the start, in Frankfurt; and waiting for the workload account, in Sydney. */
const IN_REVIEW = 'dxvif-fe1q5x3j';

const prefixes = (...cidrs: string[]) => cidrs.map((cidr) => ({ cidr }));

describe('emulator: public virtual interfaces', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const base = {
    virtualInterfaceName: 'edge',
    vlan: 1000,
    asn: 64496,
    amazonAddress: '203.0.113.5/30',
    customerAddress: '203.0.113.6/30',
    routeFilterPrefixes: prefixes('203.0.113.128/26', '2001:db8:77::/48'),
  };
  const create = (more: object = {}, connectionId = CONNECTION) =>
    endpoint.answer<WireInterface>('CreatePublicVirtualInterface', {
      connectionId,
      newPublicVirtualInterface: { ...base, ...more },
    });
  const refusal = (more: object, connectionId = CONNECTION) =>
    endpoint.refusal('CreatePublicVirtualInterface', {
      connectionId,
      newPublicVirtualInterface: { ...base, ...more },
    });
  const allocate = async () => {
    const { virtualInterfaceId = '', ...vif } = await endpoint.client().send(
      new AllocatePublicVirtualInterfaceCommand({
        connectionId: CONNECTION,
        ownerAccount: WORKLOAD,
        newPublicVirtualInterfaceAllocation: { ...base, tags: [{ key: 'team', value: 'edge' }] },
      }),
    );
    return { virtualInterfaceId, ...vif };
  };
  const review = (id: string, approve: boolean) => endpoint.control('POST', 'review', { id, approve });

  it('are verified first, then pending, down, and available once the router answers', async () => {
    const { virtualInterfaceId: id, ...vif } = await create();
    assert.deepEqual(
      [vif.virtualInterfaceType, vif.virtualInterfaceState, vif.mtu, vif.amazonSideAsn],
      ['public', 'verifying', 1500, 7224],
    );
    assert.deepEqual(vif.routeFilterPrefixes, base.routeFilterPrefixes);
    assert.match(vif.customerRouterConfig, /<connection_type>public</);
    assert.deepEqual([vif.prefixPoolAllocatedCountIpv4, vif.directConnectGatewayId], [undefined, '']);
    await endpoint.turnClock(29);
    assert.deepEqual(await endpoint.states(id), ['verifying', 'verifying down']);
    await endpoint.turnClock(1);
    assert.deepEqual(await endpoint.states(id), ['pending', 'pending down']);
    await endpoint.turnClock(5);
    assert.deepEqual(await endpoint.states(id), ['down', 'available down']);
    await endpoint.turnClock(5);
    assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
  });

  it('go through all states when the clock jumps', async () => {
    const { virtualInterfaceId } = await create();
    await endpoint.turnClock(72 * 3600);
    assert.deepEqual(await endpoint.states(virtualInterfaceId), ['available', 'available up']);
  });

  it('are allocated to another account, which confirms them without a gateway', async () => {
    const { virtualInterfaceId, ...allocated } = await allocate();
    assert.deepEqual(
      [allocated.virtualInterfaceState, allocated.ownerAccount, allocated.tags],
      ['confirming', WORKLOAD, [{ key: 'team', value: 'edge' }]],
    );
    assert.equal((await endpoint.virtualInterface(virtualInterfaceId, WORKLOAD))?.customerRouterConfig, '');
    const command = new ConfirmPublicVirtualInterfaceCommand({ virtualInterfaceId });
    const { virtualInterfaceState } = await endpoint.client(WORKLOAD).send(command);
    assert.equal(virtualInterfaceState, 'verifying');
    assert.deepEqual(await endpoint.states(virtualInterfaceId), ['verifying', 'verifying down']);
    await endpoint.turnClock(40);
    assert.deepEqual(await endpoint.states(virtualInterfaceId), ['available', 'available up']);
  });

  it('get IPv6 addresses from Amazon', async () => {
    const addresses = { addressFamily: 'ipv6', amazonAddress: undefined, customerAddress: undefined };
    assert.match((await create(addresses)).amazonAddress, /^2001:db8:.*\/125$/);
  });

  it('accept 1,000 prefixes', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `2001:db8:${index.toString(16)}::/48`);
    assert.equal((await create({ routeFilterPrefixes: prefixes(...many) })).routeFilterPrefixes.length, 1000);
  });

  it('accept prefixes of any length up to /32 and /64', async () => {
    const cidrs = ['198.51.100.7/32', '8.0.0.0/7', '2001:db8:1:2::/64', '2a00::/12', '2001:db8:9::/48'];
    const { routeFilterPrefixes } = await create({ routeFilterPrefixes: prefixes(...cidrs) });
    assert.deepEqual(routeFilterPrefixes, prefixes(...cidrs));
  });

  describe('are reviewed', () => {
    it('and approved at once on request', async () => {
      const { virtualInterfaceId: id } = await create();
      const answer = await review(id, true);
      assert.deepEqual(JSON.parse(answer.text), { id, virtualInterfaceState: 'pending' });
      await endpoint.turnClock(10);
      assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
    });

    it('and refused: rejected, then gone, and the VLAN is free', async () => {
      const { virtualInterfaceId: id } = await create();
      await review(id, false);
      assert.deepEqual(await endpoint.states(id), ['rejected', 'deleted down']);
      await create();
      await endpoint.turnClock(180);
      assert.equal(await endpoint.virtualInterface(id), undefined);
    });

    it('without end, if they were verifying when the estate was loaded', async () => {
      await endpoint.turnClock(72 * 3600);
      const again = await review(IN_REVIEW, true);
      assert.deepEqual(JSON.parse(again.text), { id: IN_REVIEW, virtualInterfaceState: 'pending' });
    });

    it('only while they are verifying', async () => {
      const { virtualInterfaceId } = await allocate();
      const { status, text } = await review(virtualInterfaceId, true);
      assert.deepEqual(
        [status, JSON.parse(text)],
        [400, { message: `${virtualInterfaceId} is in state confirming.` }],
      );
      assert.match((await review('dxvif-ffffffff', true)).text, /There is no virtual interface/);
      assert.match((await endpoint.control('POST', 'review', { id: IN_REVIEW })).text, /approve is required/);
    });
  });

  describe('refuse', () => {
    const cases: [string, object, RegExp][] = [
      ['missing prefixes', { routeFilterPrefixes: undefined }, /at least one prefix/],
      ['an empty list of prefixes', { routeFilterPrefixes: [] }, /at least one prefix/],
      [
        '1,001 prefixes',
        {
          routeFilterPrefixes: prefixes(
            ...Array.from({ length: 1001 }, (_, index) => `2001:db8:${index.toString(16)}::/48`),
          ),
        },
        /contains 1001 prefixes. The limit is 1000/,
      ],
      ['a prefix without a CIDR', { routeFilterPrefixes: [{}] }, /The cidr of a prefix is required/],
      [
        'an invalid prefix',
        { routeFilterPrefixes: prefixes('example') },
        /example is not a prefix without host bits, such as/,
      ],
      ['an address without a length', { routeFilterPrefixes: prefixes('198.51.100.0') }, /is not a prefix/],
      ['bits beyond the length', { routeFilterPrefixes: prefixes('198.51.100.1/24') }, /host bits/],
      [
        'an IPv4 prefix with a length of 33',
        { routeFilterPrefixes: prefixes('198.51.100.0/33') },
        /is not a prefix/,
      ],
      [
        'an IPv6 prefix that is too long',
        { routeFilterPrefixes: prefixes('2001:db8::/65') },
        /2001:db8::\/65 is too long. An IPv6 prefix must be \/64 or shorter/,
      ],
      [
        'the same prefix twice',
        { routeFilterPrefixes: prefixes('198.51.100.0/24', '2001:db8::/32', '198.51.100.0/24') },
        /198.51.100.0\/24 is specified more than once/,
      ],
      [
        'a prefix in another spelling',
        { routeFilterPrefixes: prefixes('2001:db8::/32', '2001:0DB8:0::/32') },
        /overlap/,
      ],
      [
        'prefixes that overlap',
        { routeFilterPrefixes: prefixes('198.51.100.128/25', '203.0.113.0/24', '198.51.100.0/24') },
        /The prefixes 198.51.100.0\/24 and 198.51.100.128\/25 overlap/,
      ],
      ...[
        '10.0.0.0/8',
        '10.1.2.0/24',
        '172.31.0.0/16',
        '192.0.0.0/24',
        '192.88.99.0/24',
        '192.168.0.0/24',
        '100.64.0.0/16',
        '169.254.0.0/24',
        '127.0.0.0/8',
        '224.0.0.0/4',
        '255.255.255.255/32',
        '0.0.0.0/0',
        '8.0.0.0/5',
        'fd00::/16',
        'fe80::/64',
        '::/0',
        '::ffff:198.51.100.0/120',
      ].map((cidr): [string, object, RegExp] => [
        `${cidr}, which is not public`,
        { routeFilterPrefixes: prefixes(cidr) },
        cidr.endsWith('/120') ? /is too long/ : /is not public address space/,
      ]),
      [
        'missing addresses',
        { amazonAddress: undefined, customerAddress: undefined },
        /requires an Amazon Address/,
      ],
      [
        'private addresses',
        { amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/30' },
        /Amazon Address 10.0.0.1\/30 is not a public address/,
      ],
      [
        'prefix allocations',
        { prefixPoolAllocatedCountIpv4: 100 },
        /cannot be specified: a public interface has no prefix pool/,
      ],
      ['a VLAN in use', { vlan: 900 }, /VLAN 900 is already in use/],
      ['a missing name', { virtualInterfaceName: undefined }, /virtualInterfaceName is required/],
    ];
    for (const [name, change, message] of cases) {
      it(name, async () => {
        const found = await refusal(change);
        assert.match(found, /^DirectConnectClientException: /);
        assert.match(found, message);
        const { text } = await endpoint.call('DescribeVirtualInterfaces', { connectionId: CONNECTION });
        assert.ok(!text.includes('"edge"'));
      });
    }

    it('a rate limit on a hosted connection', async () => {
      assert.match(await refusal({ vlan: 318, rateLimit: '50Mbps' }, FREE_HOSTED), /is a hosted connection/);
    });

    it('to be confirmed by the connection’s owner, twice, or as another type', async () => {
      const { virtualInterfaceId } = await allocate();
      const body = { virtualInterfaceId };
      assert.match(
        await endpoint.refusal('ConfirmPublicVirtualInterface', body, NETWORK),
        /Only account 444455556666 can confirm/,
      );
      assert.match(
        await endpoint.refusal('ConfirmPrivateVirtualInterface', body, WORKLOAD),
        /is not a private virtual interface/,
      );
      await endpoint.answer('ConfirmPublicVirtualInterface', body, WORKLOAD);
      assert.match(
        await endpoint.refusal('ConfirmPublicVirtualInterface', body, WORKLOAD),
        /ConfirmPublicVirtualInterface failed. dxvif-\w+ is in state verifying/,
      );
    });
  });
});
