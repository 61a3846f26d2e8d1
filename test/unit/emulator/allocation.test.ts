import assert from 'node:assert/strict';
import {
  AllocatePrivateVirtualInterfaceCommand,
  CreateConnectionCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type { NewPrivateVirtualInterfaceAllocation, VirtualInterface } from '@aws-sdk/client-direct-connect';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  LAG,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
  codeOf,
  messageOf,
} from './endpointUnderTest';

describe('emulator: AllocatePrivateVirtualInterface', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const base = { virtualInterfaceName: 'test', vlan: 1000, asn: 65000 };
  const allocate = (
    allocation: Partial<NewPrivateVirtualInterfaceAllocation> = {},
    connectionId = CONNECTION,
  ): Promise<VirtualInterface> =>
    endpoint.client().send(
      new AllocatePrivateVirtualInterfaceCommand({
        connectionId,
        ownerAccount: WORKLOAD,
        newPrivateVirtualInterfaceAllocation: { ...base, ...allocation },
      }),
    );
  const list = async (account: string): Promise<VirtualInterface[]> => {
    const { virtualInterfaces } = await endpoint
      .client(account)
      .send(new DescribeVirtualInterfacesCommand({}));
    return virtualInterfaces ?? [];
  };

  it('answers every field of the seed page with what was asked for', async () => {
    const vif = await allocate({
      mtu: 8500,
      authKey: `k<e>y&"'`,
      amazonAddress: '10.1.2.1/30',
      customerAddress: '10.1.2.2/30',
      addressFamily: 'ipv4',
      tags: [{ key: 'team', value: 'net' }, { key: 'bare' }],
    });
    const {
      $metadata: _,
      virtualInterfaceId,
      bgpPeers,
      awsDeviceV2,
      customerRouterConfig,
      ...rest
    } = vif as VirtualInterface & { $metadata: unknown };
    assert.match(virtualInterfaceId ?? '', /^dxvif-[a-z0-9]{8}$/);
    assert.match(awsDeviceV2 ?? '', /^EqDC2-/);
    const peer = {
      asn: 65000,
      asnLong: 65000,
      authKey: `k<e>y&"'`,
      addressFamily: 'ipv4',
      amazonAddress: '10.1.2.1/30',
      customerAddress: '10.1.2.2/30',
    };
    assert.deepEqual(rest, {
      ...peer,
      ownerAccount: WORKLOAD,
      location: 'EqDC2',
      connectionId: CONNECTION,
      virtualInterfaceType: 'private',
      virtualInterfaceName: 'test',
      vlan: 1000,
      amazonSideAsn: 7224,
      virtualInterfaceState: 'confirming',
      mtu: 8500,
      jumboFrameCapable: true,
      virtualGatewayId: '',
      directConnectGatewayId: '',
      routeFilterPrefixes: [],
      region: 'us-east-1',
      awsLogicalDeviceId: awsDeviceV2,
      tags: [
        { key: 'team', value: 'net' },
        { key: 'bare', value: '' },
      ],
      siteLinkEnabled: false,
    });
    const [{ bgpPeerId, ...onlyPeer } = {}] = bgpPeers ?? [];
    assert.equal(bgpPeers?.length, 1);
    assert.match(bgpPeerId ?? '', /^dxpeer-/);
    assert.deepEqual(onlyPeer, {
      ...peer,
      bgpPeerState: 'pending',
      bgpStatus: 'down',
      awsDeviceV2,
      awsLogicalDeviceId: awsDeviceV2,
    });
    assert.equal(
      customerRouterConfig,
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<logical_connection id="${virtualInterfaceId ?? ''}">`,
        '  <vlan>1000</vlan>',
        '  <customer_address>10.1.2.2/30</customer_address>',
        '  <amazon_address>10.1.2.1/30</amazon_address>',
        '  <bgp_asn>65000</bgp_asn>',
        '  <bgp_auth_key>k&lt;e&gt;y&amp;&quot;&apos;</bgp_auth_key>',
        '  <amazon_bgp_asn>7224</amazon_bgp_asn>',
        '  <connection_type>private</connection_type>',
        '</logical_connection>',
        '',
      ].join('\n'),
    );
  });

  it('generates addresses and a key if they are left out, all different', async () => {
    const first = await allocate();
    const second = await allocate({ vlan: 1001 });
    const link = /^169\.254\.\d+\.(\d+)\/30$/;
    for (const { amazonAddress, customerAddress, authKey, mtu } of [first, second]) {
      const amazon = Number(link.exec(amazonAddress ?? '')?.[1]);
      assert.equal(amazon % 4, 1);
      assert.equal(Number(link.exec(customerAddress ?? '')?.[1]), amazon + 1);
      assert.match(authKey ?? '', /^0x(?=\w*\.)(?=[\w.]*_)[\w.]{22}$/);
      assert.equal(mtu, 1500);
    }
    assert.notEqual(first.amazonAddress, second.amazonAddress);
    assert.notEqual(first.authKey, second.authKey);
    assert.notEqual(first.virtualInterfaceId, second.virtualInterfaceId);
  });

  it('does not assign addresses that a user chose', async () => {
    const { amazonAddress = '' } = await allocate();
    const next = amazonAddress.replace(/\d+\/30$/, (host) => `${Number.parseInt(host, 10) + 4}/30`);
    const customer = next.replace(/\d+\/30$/, (host) => `${Number.parseInt(host, 10) + 1}/30`);
    await allocate({ vlan: 1001, amazonAddress: next, customerAddress: customer });
    assert.notEqual((await allocate({ vlan: 1002 })).amazonAddress, next);
  });

  it('assigns an IPv6 /125, and names it so in the XML', async () => {
    const vif = await allocate({ addressFamily: 'ipv6' });
    assert.match(vif.amazonAddress ?? '', /^[0-9a-f:]+::1\/125$/);
    assert.match(vif.customerAddress ?? '', /^[0-9a-f:]+::2\/125$/);
    assert.match(vif.customerRouterConfig ?? '', /<ipv6_amazon_address>[0-9a-f:]+::1\/125</);
    assert.ok(!vif.customerRouterConfig?.includes('<amazon_address>'));
  });

  it('is seen by both accounts, but the configuration only by the connection’s owner until confirmed', async () => {
    const { virtualInterfaceId: id } = await allocate();
    const own = (await list(NETWORK)).find((vif) => vif.virtualInterfaceId === id);
    const accepter = (await list(WORKLOAD)).find((vif) => vif.virtualInterfaceId === id);
    assert.match(own?.customerRouterConfig ?? '', /<logical_connection/);
    assert.equal(accepter?.customerRouterConfig, '');
    assert.equal(accepter.virtualInterfaceState, 'confirming');
  });

  it('accepts an unknown account', async () => {
    const vif = await endpoint.client().send(
      new AllocatePrivateVirtualInterfaceCommand({
        connectionId: CONNECTION,
        ownerAccount: '012345678901',
        newPrivateVirtualInterfaceAllocation: base,
      }),
    );
    assert.equal(vif.ownerAccount, '012345678901');
  });

  it('accepts a LAG', async () => {
    assert.equal((await allocate({}, LAG)).connectionId, LAG);
  });

  it('ignores fields that it does not know', async () => {
    const answer = await endpoint.call('AllocatePrivateVirtualInterface', {
      connectionId: CONNECTION,
      ownerAccount: WORKLOAD,
      newPrivateVirtualInterfaceAllocation: {
        ...base,
        somethingNewer: '1Gbps',
        rateLimit: null,
        authKey: null,
      },
      somethingNew: { deep: [1] },
    });
    assert.equal(answer.status, 200, answer.text);
  });

  describe('ASN', () => {
    const cases: [string, Partial<NewPrivateVirtualInterfaceAllocation>, number, number][] = [
      ['a 2-byte ASN', { asn: 65535 }, 65535, 65535],
      ['a 4-byte ASN in asn', { asn: 65536 }, 65536, 65536],
      ['the largest asn', { asn: 2147483646 }, 2147483646, 2147483646],
      ['the largest asn, in asnLong', { asn: undefined, asnLong: 2147483646 }, 2147483646, 2147483646],
      ['one more, in asnLong', { asn: undefined, asnLong: 2147483647 }, 0, 2147483647],
      ['a 4-byte ASN in asnLong', { asn: undefined, asnLong: 4294967294 }, 0, 4294967294],
      ['a 2-byte ASN in asnLong', { asn: undefined, asnLong: 64512 }, 64512, 64512],
      ['both fields: asnLong wins', { asn: 65000, asnLong: 4200000000 }, 0, 4200000000],
    ];
    for (const [name, allocation, asn, asnLong] of cases) {
      it(name, async () => {
        const vif = await allocate(allocation);
        assert.deepEqual([vif.asn, vif.asnLong, vif.bgpPeers?.[0]?.asn], [asn, asnLong, asn]);
        assert.match(vif.customerRouterConfig ?? '', new RegExp(`<bgp_asn>${asnLong}</bgp_asn>`));
      });
    }
  });

  describe('accepts at the edge', () => {
    const tags = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));
    const cases: [string, Partial<NewPrivateVirtualInterfaceAllocation>][] = [
      ['VLAN 1', { vlan: 1 }],
      ['VLAN 4094', { vlan: 4094 }],
      ['ASN 1', { asn: 1 }],
      ['ASN 2147483646', { asn: 2147483646 }],
      ['MTU 9001', { mtu: 9001 }],
      ['a key of 6 characters', { authKey: '123456' }],
      ['a key of 80 characters', { authKey: 'k'.repeat(80) }],
      ['a name of 100 characters', { virtualInterfaceName: 'n'.repeat(100) }],
      ['a name as companies write them', { virtualInterfaceName: 'Prod VPC_1, DC/East-2' }],
      ...['1.0.0.1', '126.255.255.1', '128.0.0.1', '223.255.255.1'].map((address): [string, object] => [
        `a peer at ${address}`,
        { amazonAddress: `${address}/30`, customerAddress: address.replace(/1$/, '2/30') },
      ]),
      ['a /31', { amazonAddress: '10.0.0.0/31', customerAddress: '10.0.0.1/31' }],
      ['50 tags', { tags: tags(50) }],
      ['a long tag of any script', { tags: [{ key: 'ключ'.repeat(32), value: '値'.repeat(256) }] }],
    ];
    for (const [name, allocation] of cases) it(name, () => allocate(allocation));
  });

  describe('refuses', () => {
    const tags = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));
    const pair = (amazonAddress?: string, customerAddress?: string) => ({ amazonAddress, customerAddress });
    const cases: [string, object, RegExp][] = [
      ['VLAN 0', { vlan: 0 }, /VLAN 0 is not valid/],
      ['VLAN 4095', { vlan: 4095 }, /VLAN 4095 is not valid/],
      ['a VLAN in use', { vlan: 101 }, /VLAN 101 is already in use on dxcon-fgx0h7m2/],
      ['a missing VLAN', { vlan: undefined }, /vlan is required/],
      ['a missing name', { virtualInterfaceName: undefined }, /virtualInterfaceName is required/],
      ['an empty name', { virtualInterfaceName: '' }, /1 to 100/],
      ['a name of 101 characters', { virtualInterfaceName: 'n'.repeat(101) }, /1 to 100/],
      ['a name with a line break', { virtualInterfaceName: 'a\nb' }, /1 to 100/],
      ['a missing ASN', { asn: undefined }, /ASN is required/],
      ['ASN 0', { asn: 0 }, /between 1 and 2147483646/],
      ['ASN 2147483647', { asn: 2147483647 }, /between 1 and 2147483646/],
      ['a long ASN of 4294967295', { asnLong: 4294967295 }, /between 1 and 4294967294/],
      ['a long ASN of 0', { asnLong: 0 }, /between 1 and 4294967294/],
      ['MTU 1400', { mtu: 1400 }, /1500, 8500, 9001/],
      ['a key of 5 characters', { authKey: '12345' }, /between 6 and 80/],
      ['an empty key', { authKey: '' }, /between 6 and 80/],
      ['a key of 81 characters', { authKey: 'k'.repeat(81) }, /between 6 and 80/],
      ['a key with a line break', { authKey: 'secret\nkey' }, /printable/],
      ['an unknown address family', { addressFamily: 'ipx' }, /ipv4 or ipv6/],
      [
        'two subnets',
        pair('10.0.0.1/30', '10.0.0.5/30'),
        /^Amazon Address and Customer Address must be in the same CIDR$/,
      ],
      ['two prefix lengths', pair('10.0.0.1/30', '10.0.0.2/29'), /same CIDR/],
      [
        'the network address',
        pair('10.0.0.0/30', '10.0.0.1/30'),
        /^Amazon Address is address 0 on its subnet\.$/,
      ],
      [
        'the broadcast address',
        pair('10.0.0.3/30', '10.0.0.1/30'),
        /^Amazon Address is the broadcast address on its subnet\.$/,
      ],
      [
        'the network address for the customer',
        pair('10.0.0.1/30', '10.0.0.0/30'),
        /^Customer Address is address 0/,
      ],
      [
        'the broadcast address for the customer',
        pair('10.0.0.1/30', '10.0.0.3/30'),
        /^Customer Address is the broadcast/,
      ],
      ['the same address twice', pair('10.0.0.1/30', '10.0.0.1/30'), /differ/],
      ['only one address', pair('10.0.0.1/30'), /together/],
      ['an address without a prefix', pair('10.0.0.1', '10.0.0.2/30'), /prefix length/],
      ['a /32', pair('10.0.0.1/32', '10.0.0.2/32'), /prefix length/],
      ['an octet of 256', pair('10.0.0.256/24', '10.0.0.2/24'), /prefix length/],
      [
        'IPv6 addresses',
        { addressFamily: 'ipv6', ...pair('2001:db8::1/125', '2001:db8::2/125') },
        /IPv6 addresses are assigned/,
      ],
      ...[
        '0.0.0.1',
        '0.255.255.1',
        '127.0.0.1',
        '127.255.255.1',
        '224.0.0.1',
        '239.1.1.1',
        '240.0.0.1',
        '255.255.255.1',
      ].map((address): [string, object, RegExp] => [
        `a peer at ${address}`,
        pair(`${address}/30`, address.replace(/1$/, '2/30')),
        /^Amazon Address is not valid for a BGP peer/,
      ]),
      [
        'a share of the IPv4 prefix pool',
        { prefixPoolAllocatedCountIpv4: 0 },
        /^prefixPoolAllocatedCountIpv4 cannot be specified: an allocated interface/,
      ],
      [
        'a share of the IPv6 prefix pool',
        { prefixPoolAllocatedCountIpv6: 200 },
        /^prefixPoolAllocatedCountIpv6 cannot be specified/,
      ],
      ['a tag without a key', { tags: [{ value: 'v' }] }, /key of a tag is required/],
      ['an empty tag key', { tags: [{ key: '' }] }, /between 1 and 128/],
      ['a tag key of 129 characters', { tags: [{ key: 'k'.repeat(129) }] }, /between 1 and 128/],
      ['a tag value of 257 characters', { tags: [{ key: 'k', value: 'v'.repeat(257) }] }, /at most 256/],
      ['a tag key with a bracket', { tags: [{ key: 'k<' }] }, /can only contain/],
      ['a reserved tag key', { tags: [{ key: 'aws:name' }] }, /reserved/],
    ];
    for (const [name, allocation, message] of cases) {
      it(name, async () => {
        const before = await list(NETWORK);
        const answer = await endpoint.call('AllocatePrivateVirtualInterface', {
          connectionId: CONNECTION,
          ownerAccount: WORKLOAD,
          newPrivateVirtualInterfaceAllocation: { ...base, ...allocation },
        });
        assert.equal(answer.status, 400);
        assert.equal(codeOf(answer), 'DirectConnectClientException');
        assert.match(messageOf(answer), message);
        assert.equal((await list(NETWORK)).length, before.length);
      });
    }

    const request = (changes: object) =>
      endpoint.call('AllocatePrivateVirtualInterface', {
        connectionId: CONNECTION,
        ownerAccount: WORKLOAD,
        newPrivateVirtualInterfaceAllocation: base,
        ...changes,
      });

    const whole: [string, object, string, RegExp][] = [
      [
        '51 tags',
        { newPrivateVirtualInterfaceAllocation: { ...base, tags: tags(51) } },
        'TooManyTagsException',
        /50/,
      ],
      [
        'equal tag keys',
        { newPrivateVirtualInterfaceAllocation: { ...base, tags: [{ key: 'a' }, { key: 'a' }] } },
        'DuplicateTagKeysException',
        /more than once/,
      ],
      [
        "the owner's own account",
        { ownerAccount: NETWORK },
        'DirectConnectClientException',
        /^Cannot allocate VirtualInterface for the connection owner\.$/,
      ],
      [
        'an account of 11 digits',
        { ownerAccount: '12345678901' },
        'DirectConnectClientException',
        /12 digits/,
      ],
      [
        'a missing account',
        { ownerAccount: undefined },
        'DirectConnectClientException',
        /ownerAccount is required/,
      ],
      [
        'a missing allocation',
        { newPrivateVirtualInterfaceAllocation: undefined },
        'DirectConnectClientException',
        /is required/,
      ],
      [
        'a missing connection',
        { connectionId: undefined },
        'DirectConnectClientException',
        /connectionId is required/,
      ],
      [
        'an unknown connection',
        { connectionId: 'dxcon-ffffffff' },
        'DirectConnectClientException',
        /^Could not find Connection with ID dxcon-ffffffff$/,
      ],
      [
        'an unknown LAG',
        { connectionId: 'dxlag-ffffffff' },
        'DirectConnectClientException',
        /^Could not find Lag with ID dxlag-ffffffff$/,
      ],
      [
        'a connection of another region',
        { connectionId: 'dxcon-fa3n7v5r' },
        'DirectConnectClientException',
        /^Could not find Connection/,
      ],
      [
        'a connection that is down',
        { connectionId: 'dxcon-fe5z4y0c' },
        'DirectConnectClientException',
        /is in state down$/,
      ],
      [
        "a VLAN that is not the hosted connection's",
        { connectionId: FREE_HOSTED },
        'DirectConnectClientException',
        /uses VLAN 318/,
      ],
      [
        'a VLAN of the wrong type',
        { newPrivateVirtualInterfaceAllocation: { ...base, vlan: '1000' } },
        'SerializationException',
        /vlan must be an integer/,
      ],
      [
        'a fractional VLAN',
        { newPrivateVirtualInterfaceAllocation: { ...base, vlan: 1.5 } },
        'SerializationException',
        /vlan/,
      ],
      [
        'a list for a structure',
        { newPrivateVirtualInterfaceAllocation: [] },
        'SerializationException',
        /structure/,
      ],
      [
        'a string for tags',
        { newPrivateVirtualInterfaceAllocation: { ...base, tags: 'a=b' } },
        'SerializationException',
        /tags/,
      ],
    ];
    for (const [name, changes, code, message] of whole) {
      it(name, async () => {
        const answer = await request(changes);
        assert.equal(codeOf(answer), code);
        assert.match(messageOf(answer), message);
      });
    }

    it("another account's connection", async () => {
      const answer = await endpoint.call(
        'AllocatePrivateVirtualInterface',
        { connectionId: CONNECTION, ownerAccount: NETWORK, newPrivateVirtualInterfaceAllocation: base },
        WORKLOAD,
      );
      assert.match(messageOf(answer), /^Could not find Connection with ID/);
    });

    it('a connection that was only just requested', async () => {
      const { connectionId } = await endpoint
        .client()
        .send(new CreateConnectionCommand({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'new' }));
      const answer = await request({ connectionId });
      assert.match(messageOf(answer), /is in state requested$/);
    });

    it('jumbo frames on a port that has none', async () => {
      const answer = await request({
        connectionId: NO_JUMBO,
        newPrivateVirtualInterfaceAllocation: { ...base, mtu: 8500 },
      });
      assert.match(messageOf(answer), /jumbo frame capable/);
    });

    it('the second interface on a hosted connection', async () => {
      await allocate({ vlan: 318 }, FREE_HOSTED);
      const answer = await request({
        connectionId: FREE_HOSTED,
        newPrivateVirtualInterfaceAllocation: { ...base, vlan: 318 },
      });
      assert.match(messageOf(answer), /already has its one virtual interface/);
    });

    it('the 51st private interface on a LAG, its transit interface not counted', async () => {
      for (let vlan = 1001; vlan <= 1050; vlan += 1) await allocate({ vlan }, LAG);
      const answer = await request({ connectionId: LAG });
      assert.match(messageOf(answer), /limit of 50/);
    });

    it('a VLAN of the LAG on one of its members', async () => {
      await allocate({}, LAG);
      const answer = await request({ connectionId: 'dxcon-fdt6b2w1' });
      assert.match(messageOf(answer), /VLAN 1000 is already in use/);
    });

    it('bodies that are not a JSON object', async () => {
      for (const body of ['', '{', '[]', 'null', '"text"', '\u0000']) {
        const answer = await endpoint.call('AllocatePrivateVirtualInterface', body);
        const expected = body === '' ? 'DirectConnectClientException' : 'SerializationException';
        assert.equal(codeOf(answer), expected, JSON.stringify(body));
      }
    });
  });
});
