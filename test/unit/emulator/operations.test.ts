import assert from 'node:assert/strict';
import {
  CreateConnectionCommand,
  CreateLagCommand,
  DeleteConnectionCommand,
  DescribeConnectionsCommand,
  DescribeDirectConnectGatewaysCommand,
  DescribeLagsCommand,
  DescribeLocationsCommand,
  DescribeTagsCommand,
  DescribeVirtualGatewaysCommand,
  DescribeVirtualInterfacesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-direct-connect';
import {
  CONNECTION,
  EndpointUnderTest,
  LAG,
  NETWORK,
  WORKLOAD,
  codeOf,
  messageOf,
  sign,
} from './endpointUnderTest';

describe('emulator: operations', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const failure = async (operation: string, body: object, account = NETWORK) => {
    const answer = await endpoint.call(operation, body, account);
    assert.equal(answer.status, 400, answer.text);
    return `${codeOf(answer)}: ${messageOf(answer)}`;
  };

  it('refuses an operation that it does not know, whatever the body', async () => {
    for (const name of ['DescribeLoa', 'toString', '', 'describeConnections']) {
      assert.match(await failure(name, {}), /^UnknownOperationException: /);
    }
    assert.equal(codeOf(await endpoint.call('Nothing', '{')), 'UnknownOperationException');
  });

  it('refuses what the data file denies an account', async () => {
    const accounts = [{ accountId: NETWORK, name: 'ops', denied: ['DescribeLags'] }];
    const denying = await EndpointUnderTest.start({ accounts });
    const answer = await denying.call('DescribeLags', {});
    assert.equal((await denying.call('DescribeConnections', {})).status, 200);
    await denying.close();
    assert.equal(codeOf(answer), 'AccessDeniedException');
    assert.match(
      messageOf(answer),
      /^User: arn:aws:iam::111122223333:user\/ops is not authorized to perform: directconnect:DescribeLags /,
    );
  });

  it('refuses the operation of another service, and one without the prefix', async () => {
    for (const target of ['DynamoDB_20120810.DescribeConnections', 'DescribeConnections']) {
      const request = endpoint.unsigned('DescribeConnections');
      const headers = { ...request.headers, 'X-Amz-Target': target };
      const answer = await endpoint.send(sign({ ...request, headers }, endpoint.keys()));
      assert.equal(codeOf(answer), 'UnknownOperationException', target);
    }
  });

  describe('DescribeConnections', () => {
    it("lists the caller's own, in the region of the signature", async () => {
      const ids = async (account: string, region: string) => {
        const { connections } = await endpoint
          .client(account, region)
          .send(new DescribeConnectionsCommand({}));
        for (const connection of connections ?? []) {
          assert.equal(connection.region, region);
          assert.equal(connection.ownerAccount, account);
        }
        return connections?.map(({ connectionId }) => connectionId);
      };
      assert.ok((await ids(NETWORK, 'us-east-1'))?.includes(CONNECTION));
      assert.deepEqual(await ids(WORKLOAD, 'us-east-1'), []);
      assert.deepEqual(await ids(WORKLOAD, 'eu-central-1'), ['dxcon-fz9e4u7f']);
    });

    it('gives dates as dates', async () => {
      const command = new DescribeConnectionsCommand({ connectionId: CONNECTION });
      const { connections } = await endpoint.client().send(command);
      assert.equal(connections?.length, 1);
      assert.equal(connections[0]?.loaIssueTime?.toISOString(), '2024-03-04T11:00:00.000Z');
    });

    it('names the id that it could not find', async () => {
      const expected = 'DirectConnectClientException: Could not find Connection with ID dxcon-ffffffff';
      assert.equal(await failure('DescribeConnections', { connectionId: 'dxcon-ffffffff' }), expected);
      assert.match(
        await failure('DescribeConnections', { connectionId: CONNECTION }, WORKLOAD),
        /Could not find/,
      );
    });
  });

  it('DescribeLags gives members, and names the id that it could not find', async () => {
    const { lags } = await endpoint.client().send(new DescribeLagsCommand({ lagId: LAG }));
    assert.equal(lags?.[0]?.numberOfConnections, 2);
    assert.deepEqual(
      lags[0].connections?.map(({ connectionName, bandwidth, lagId }) => [connectionName, bandwidth, lagId]),
      [
        ['ash-dc2-lag-member-1', '10Gbps', LAG],
        ['ash-dc2-lag-member-2', '10Gbps', LAG],
      ],
    );
    assert.match(
      await failure('DescribeLags', { lagId: 'dxlag-ffffffff' }),
      /Could not find Lag with ID dxlag-f+$/,
    );
  });

  it('DescribeVirtualInterfaces filters, and finds nothing for an unknown id', async () => {
    const names = async (input: object) => {
      const { virtualInterfaces } = await endpoint.client().send(new DescribeVirtualInterfacesCommand(input));
      return virtualInterfaces?.map(({ virtualInterfaceName }) => virtualInterfaceName);
    };
    assert.deepEqual(await names({ connectionId: CONNECTION }), [
      'prod-payments',
      'prod-orders',
      'edge-public-ashburn',
    ]);
    assert.deepEqual(await names({ virtualInterfaceId: 'dxvif-fh8s3d2w' }), ['prod-orders']);
    assert.deepEqual(await names({ connectionId: LAG, virtualInterfaceId: 'dxvif-fh8s3d2w' }), []);
    assert.deepEqual(await names({ virtualInterfaceId: 'dxvif-ffffffff' }), []);
  });

  it("DescribeVirtualInterfaces only lists the signature's region, and what the account owns or has on its connections", async () => {
    const list = async (account: string, region: string) => {
      const command = new DescribeVirtualInterfacesCommand({});
      return (await endpoint.client(account, region).send(command)).virtualInterfaces ?? [];
    };
    const sydney = await list(NETWORK, 'ap-southeast-2');
    assert.deepEqual([...new Set(sydney.map(({ region }) => region))], ['ap-southeast-2']);
    const workload = await list(WORKLOAD, 'us-east-1');
    assert.deepEqual([...new Set(workload.map(({ ownerAccount }) => ownerAccount))], [WORKLOAD]);
  });

  it('DeleteVirtualInterface does not delete in other accounts and regions', async () => {
    const message = /does not exist$/;
    assert.match(
      await failure('DeleteVirtualInterface', { virtualInterfaceId: 'dxvif-fh8s3d2w' }, WORKLOAD),
      message,
    );
    assert.match(await failure('DeleteVirtualInterface', { virtualInterfaceId: 'dxvif-fb4d8t1c' }), message);
  });

  it('DescribeVirtualInterfaces gives dual stack, public prefixes and both families in the XML', async () => {
    const { virtualInterfaces } = await endpoint.client().send(new DescribeVirtualInterfacesCommand({}));
    const orders = virtualInterfaces?.find((vif) => vif.virtualInterfaceName === 'prod-orders');
    assert.deepEqual(
      orders?.bgpPeers?.map(({ addressFamily }) => addressFamily),
      ['ipv4', 'ipv6'],
    );
    const elements = [...(orders.customerRouterConfig ?? '').matchAll(/<(\w+)>/g)].map(([, name]) => name);
    assert.deepEqual(elements, [
      'vlan',
      'customer_address',
      'amazon_address',
      'bgp_asn',
      'bgp_auth_key',
      'ipv6_customer_address',
      'ipv6_amazon_address',
      'ipv6_bgp_asn',
      'ipv6_bgp_auth_key',
      'amazon_bgp_asn',
      'connection_type',
    ]);
    const open = virtualInterfaces?.find((vif) => vif.virtualInterfaceType === 'public');
    assert.deepEqual(open?.routeFilterPrefixes, [{ cidr: '203.0.113.0/26' }]);
  });

  it('DescribeLocations lists those of the region', async () => {
    const { locations } = await endpoint
      .client(NETWORK, 'ap-southeast-2')
      .send(new DescribeLocationsCommand({}));
    assert.deepEqual(
      locations?.map(({ locationCode, region }) => [locationCode, region]),
      ['EqSY3', 'GBSY6', 'NDCM1'].map((code) => [code, 'ap-southeast-2']),
    );
    assert.deepEqual(locations[0]?.availableMacSecPortSpeeds, ['10Gbps', '100Gbps']);
  });

  it("DescribeVirtualGateways lists the caller's in the region, DescribeDirectConnectGateways those of all regions", async () => {
    const client = endpoint.client(WORKLOAD, 'eu-central-1');
    const { virtualGateways } = await client.send(new DescribeVirtualGatewaysCommand({}));
    assert.deepEqual(virtualGateways, [
      { virtualGatewayId: 'vgw-0b61f83e5d2c9a470', virtualGatewayState: 'available' },
    ]);
    const { directConnectGateways } = await client.send(new DescribeDirectConnectGatewaysCommand({}));
    assert.deepEqual(
      directConnectGateways?.map((gateway) => [gateway.directConnectGatewayName, gateway.amazonSideAsn]),
      [
        ['workloads', 64530],
        ['workloads-transit', 64531],
      ],
    );
  });

  describe('CreateConnection and DeleteConnection', () => {
    const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'new-port' };
    const state = async (connectionId: string | undefined) => {
      const { connections } = await endpoint.client().send(new DescribeConnectionsCommand({ connectionId }));
      return connections?.[0]?.connectionState;
    };

    it('order a port, see it come up, and take it down', async () => {
      const client = endpoint.client();
      const created = await client.send(
        new CreateConnectionCommand({ ...order, tags: [{ key: 'a', value: 'b' }] }),
      );
      const { connectionId } = created;
      assert.match(connectionId ?? '', /^dxcon-[a-z0-9]{8}$/);
      assert.deepEqual([created.connectionState, created.tags], ['requested', [{ key: 'a', value: 'b' }]]);
      await endpoint.turnClock(20);
      assert.equal(await state(connectionId), 'pending');
      await endpoint.turnClock(20);
      assert.equal(await state(connectionId), 'available');
      const deleted = await client.send(new DeleteConnectionCommand({ connectionId }));
      assert.equal(deleted.connectionState, 'deleting');
      await endpoint.turnClock(5);
      assert.equal(await state(connectionId), 'deleted');
      await endpoint.turnClock(180);
      await assert.rejects(state(connectionId), { message: /Could not find Connection/ });
    });

    it('join a LAG of the same place and speed, while there is room', async () => {
      const member = { ...order, bandwidth: '10Gbps', lagId: LAG };
      for (let count = 0; count < 2; count += 1) {
        const { lagId } = await endpoint.client().send(new CreateConnectionCommand(member));
        assert.equal(lagId, LAG);
      }
      assert.match(await failure('CreateConnection', member), /1 to 4 connections, not 5/);
      assert.match(await failure('CreateConnection', { ...member, bandwidth: '1Gbps' }), /have 10Gbps/);
      assert.match(await failure('CreateConnection', { ...member, location: 'CSVA1' }), /is at EqDC2/);
    });

    const refused: [string, object, RegExp][] = [
      ['an unknown location', { location: 'Nowhere' }, /Location Nowhere does not exist in us-east-1/],
      ['a location of another region', { location: 'EqSY3' }, /does not exist/],
      ['an unknown bandwidth', { bandwidth: '3Gbps' }, /Bandwidth 3Gbps/],
      ['an unknown provider', { providerName: 'Nobody' }, /Provider Nobody/],
      ['MACsec at 1 Gbps', { requestMACSec: true }, /MACsec/],
      ['an unknown LAG', { lagId: 'dxlag-ffffffff' }, /Could not find Lag/],
      ['a missing name', { connectionName: undefined }, /connectionName is required/],
      ['equal tag keys', { tags: [{ key: 'a' }, { key: 'a' }] }, /^DuplicateTagKeysException/],
      [
        'a billing mode',
        { billingMode: 'FlatRateTier1' },
        /billingMode is not supported by this endpoint yet/,
      ],
    ];
    for (const [name, changes, message] of refused) {
      it(`refuse ${name}`, async () => {
        assert.match(await failure('CreateConnection', { ...order, ...changes }), message);
      });
    }

    it('do not delete what has interfaces, is deleted, or does not exist', async () => {
      assert.match(
        await failure('DeleteConnection', { connectionId: CONNECTION }),
        /still has virtual interfaces/,
      );
      assert.match(
        await failure('DeleteConnection', { connectionId: 'dxcon-ffffffff' }),
        /Could not find Connection/,
      );
    });
  });

  describe('CreateLag', () => {
    const order = {
      numberOfConnections: 2,
      location: 'EqDC2',
      connectionsBandwidth: '10Gbps',
      lagName: 'new-lag',
    };

    it('orders its connections and comes up with them', async () => {
      const client = endpoint.client();
      const lag = await client.send(new CreateLagCommand({ ...order, childConnectionTags: [{ key: 'c' }] }));
      assert.deepEqual([lag.lagState, lag.numberOfConnections, lag.connections?.length], ['pending', 2, 2]);
      assert.deepEqual(lag.connections?.[1]?.tags, [{ key: 'c', value: '' }]);
      await endpoint.turnClock(40);
      const { lags } = await client.send(new DescribeLagsCommand({ lagId: lag.lagId }));
      assert.equal(lags?.[0]?.lagState, 'available');
      assert.deepEqual(
        lags[0].connections?.map(({ connectionState }) => connectionState),
        ['available', 'available'],
      );
    });

    it('takes in a connection with its interfaces', async () => {
      const client = endpoint.client();
      const lag = await client.send(new CreateLagCommand({ ...order, connectionId: CONNECTION }));
      assert.equal(lag.numberOfConnections, 2);
      assert.equal(lag.connections?.[0]?.connectionId, CONNECTION);
      const command = new DescribeVirtualInterfacesCommand({ virtualInterfaceId: 'dxvif-fh8s3d2w' });
      const { virtualInterfaces } = await client.send(command);
      assert.equal(virtualInterfaces?.[0]?.connectionId, lag.lagId);
    });

    const refused: [string, object, RegExp][] = [
      ['five connections', { numberOfConnections: 5 }, /1 to 4/],
      ['three of 100 Gbps', { numberOfConnections: 3, connectionsBandwidth: '100Gbps' }, /1 to 2/],
      ['no connections', { numberOfConnections: 0 }, /1 to 4/],
      ['a member of another LAG', { connectionId: 'dxcon-fdt6b2w1' }, /already a member/],
      [
        'a connection of another speed',
        { connectionId: CONNECTION, connectionsBandwidth: '1Gbps' },
        /has 10Gbps/,
      ],
      ['a hosted connection', { connectionId: 'dxcon-fm7d0x6h' }, /hosted/],
      ['a billing mode', { billingMode: 'PayAsYouGo' }, /billingMode is not supported by this endpoint yet/],
    ];
    for (const [name, changes, message] of refused) {
      it(`refuses ${name}`, async () => {
        assert.match(await failure('CreateLag', { ...order, ...changes }), message);
      });
    }
  });

  describe('tags', () => {
    const arn = `arn:aws:directconnect:us-east-1:${NETWORK}:dxcon/${CONNECTION}`;
    const tagsOf = async (resourceArn: string) => {
      const command = new DescribeTagsCommand({ resourceArns: [resourceArn] });
      const { resourceTags } = await endpoint.client().send(command);
      assert.equal(resourceTags?.[0]?.resourceArn, resourceArn);
      return resourceTags[0].tags?.map(({ key = '', value = '' }) => `${key}=${value}`);
    };

    it('are added, replaced and removed, and seen where the resource is described', async () => {
      const client = endpoint.client();
      const tags = [
        { key: 'team', value: 'new' },
        { key: 'extra', value: '' },
      ];
      await client.send(new TagResourceCommand({ resourceArn: arn, tags }));
      assert.deepEqual(await tagsOf(arn), ['team=new', 'cost-center=NET-4410', 'extra=']);
      await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: ['team', 'not-there'] }));
      const { connections } = await client.send(new DescribeConnectionsCommand({ connectionId: CONNECTION }));
      assert.deepEqual(
        connections?.[0]?.tags?.map(({ key }) => key),
        ['cost-center', 'extra'],
      );
    });

    it('are on LAGs, interfaces and gateways too', async () => {
      const start = `arn:aws:directconnect:us-east-1:${NETWORK}`;
      assert.equal((await tagsOf(`${start}:dxlag/${LAG}`))?.[0], 'team=network-core');
      assert.deepEqual(await tagsOf(`${start}:dxvif/dxvif-fg4m1k7z`), ['environment=production']);
      const gateway = `arn:aws:directconnect::${NETWORK}:dx-gateway/7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4`;
      assert.deepEqual(await tagsOf(gateway), ['team=network-core']);
    });

    it('are the same for both accounts of a hosted interface, by the ARN of its owner or one’s own', async () => {
      const arnFor = (account: string) => `arn:aws:directconnect:us-east-1:${account}:dxvif/dxvif-fg4m1k7z`;
      const asked: [string, string][] = [
        [NETWORK, arnFor(NETWORK)],
        [NETWORK, arnFor(WORKLOAD)],
        [WORKLOAD, arnFor(WORKLOAD)],
      ];
      const given: object[] = [{ key: 'environment', value: 'production' }];
      for (const [index, [account, resourceArn]] of asked.entries()) {
        const client = endpoint.client(account);
        const tag = { key: `by-${index}`, value: account };
        given.push(tag);
        await client.send(new TagResourceCommand({ resourceArn, tags: [tag] }));
        const { resourceTags } = await client.send(new DescribeTagsCommand({ resourceArns: [resourceArn] }));
        assert.deepEqual(resourceTags, [{ resourceArn, tags: given }]);
      }
      const body = { resourceArns: [arnFor(NETWORK)] };
      assert.match(await failure('DescribeTags', body, WORKLOAD), /Could not find resource/);
    });

    const refused: [string, string, object, RegExp][] = [
      ['an invalid ARN', 'DescribeTags', { resourceArns: ['dxcon-fgx0h7m2'] }, /is not the ARN/],
      [
        'another region',
        'DescribeTags',
        { resourceArns: [arn.replace('us-east-1', 'eu-central-1')] },
        /is not the ARN/,
      ],
      [
        'another account',
        'DescribeTags',
        { resourceArns: [arn.replace(NETWORK, WORKLOAD)] },
        /Could not find resource/,
      ],
      [
        'an unknown resource',
        'UntagResource',
        { resourceArn: `${arn}x`, tagKeys: ['a'] },
        /Could not find resource/,
      ],
      [
        'another partition',
        'DescribeTags',
        { resourceArns: [arn.replace('arn:aws:', 'arn:aws-cn:')] },
        /is not the ARN of a resource in us-east-1/,
      ],
      ['an empty list of tags', 'TagResource', { resourceArn: arn, tags: [] }, /at least one tag/],
      ['missing ARNs', 'DescribeTags', {}, /resourceArns is required/],
      ['missing tags', 'TagResource', { resourceArn: arn }, /tags is required/],
      ['a reserved key', 'TagResource', { resourceArn: arn, tags: [{ key: 'AWS:x' }] }, /reserved/],
      [
        'more than 50 tags in total',
        'TagResource',
        { resourceArn: arn, tags: Array.from({ length: 49 }, (_, index) => ({ key: `k${index}` })) },
        /^TooManyTagsException/,
      ],
      [
        'equal keys',
        'TagResource',
        { resourceArn: arn, tags: [{ key: 'a' }, { key: 'a' }] },
        /^DuplicateTagKeysException/,
      ],
    ];
    for (const [name, operation, body, message] of refused) {
      it(`refuse ${name}`, async () => {
        assert.match(await failure(operation, body), message);
      });
    }
  });
});
