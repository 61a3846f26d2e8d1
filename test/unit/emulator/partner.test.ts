import assert from 'node:assert/strict';
import {
  DescribeConnectionsCommand,
  DescribeHostedConnectionsCommand,
  DescribeInterconnectsCommand,
  DescribeTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-direct-connect';
import { parseDataFile } from '../../../src/emulator/estate/dataFile/read';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { EndpointUnderTest, LAG, NETWORK, codeOf, messageOf } from './endpointUnderTest';

const PARTNER = '222233334444';
const CUSTOMER = '444455556666';
const INTERCONNECT = 'dxcon-iiiiiiii';
const PARTNER_LAG = 'dxlag-pppppppp';

const hosted = (index: number, on: object) => ({
  connectionId: `dxcon-hosted${String(index).padStart(3, '0')}`,
  connectionName: `customer-${index}`,
  location: 'EqDC2',
  vlan: 300 + index,
  ...on,
});

const partnership = (): DataFile => ({
  accounts: [
    {
      accountId: PARTNER,
      name: 'demo-partner',
      partner: true,
      regions: {
        'us-east-1': {
          interconnects: [
            { interconnectId: INTERCONNECT, interconnectName: 'ash-partner', location: 'EqDC2' },
            { interconnectName: 'ash-spare', location: 'EqDC2', interconnectState: 'down' },
          ],
          lags: [{ lagId: PARTNER_LAG, lagName: 'partner-lag', location: 'EqDC2' }],
        },
      },
    },
    {
      accountId: CUSTOMER,
      regions: {
        'us-east-1': {
          connections: [
            ...Array.from({ length: 3 }, (_, index) => hosted(index, { interconnectId: INTERCONNECT })),
            hosted(3, { parentId: PARTNER_LAG }),
            hosted(4, {}),
          ],
        },
      },
    },
  ],
});

describe('emulator: partners', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start(partnership());
  });
  after(() => endpoint.close());

  it('see their interconnects, one by its id', async () => {
    const client = endpoint.client(PARTNER);
    const { interconnects } = await client.send(new DescribeInterconnectsCommand({}));
    assert.deepEqual(
      interconnects?.map((one) => [one.interconnectName, one.interconnectState, one.bandwidth, one.region]),
      [
        ['ash-partner', 'available', '10Gbps', 'us-east-1'],
        ['ash-spare', 'down', '10Gbps', 'us-east-1'],
      ],
    );
    const one = await client.send(new DescribeInterconnectsCommand({ interconnectId: INTERCONNECT }));
    assert.equal(one.interconnects?.length, 1);
    await assert.rejects(
      client.send(new DescribeInterconnectsCommand({ interconnectId: 'dxcon-zzzzzzzz' })),
      {
        message: 'Could not find Interconnect with ID dxcon-zzzzzzzz',
      },
    );
  });

  it('see the connections that they provisioned on an interconnect or LAG, page by page', async () => {
    const client = endpoint.client(PARTNER);
    const list = async (connectionId: string, nextToken?: string) => {
      const command = new DescribeHostedConnectionsCommand({ connectionId, maxResults: 2, nextToken });
      const { connections, nextToken: next } = await client.send(command);
      return { names: connections?.map(({ connectionName }) => connectionName), next };
    };
    const first = await list(INTERCONNECT);
    assert.deepEqual(first.names, ['customer-0', 'customer-1']);
    assert.deepEqual(await list(INTERCONNECT, first.next), { names: ['customer-2'], next: undefined });
    assert.deepEqual(await list(PARTNER_LAG), { names: ['customer-3'], next: undefined });
    await assert.rejects(
      list('dxcon-hosted000'),
      /Could not find Interconnect or Lag with ID dxcon-hosted000/,
    );
  });

  it('tag their interconnects', async () => {
    const client = endpoint.client(PARTNER);
    const resourceArn = `arn:aws:directconnect:us-east-1:${PARTNER}:dxcon/${INTERCONNECT}`;
    const tags = [{ key: 'rack', value: '12' }];
    await client.send(new TagResourceCommand({ resourceArn, tags }));
    const { resourceTags } = await client.send(new DescribeTagsCommand({ resourceArns: [resourceArn] }));
    assert.deepEqual(resourceTags, [{ resourceArn, tags }]);
    const asked = new DescribeInterconnectsCommand({ interconnectId: INTERCONNECT });
    assert.deepEqual((await client.send(asked)).interconnects?.[0]?.tags, tags);
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['rack'] }));
    assert.deepEqual((await client.send(asked)).interconnects?.[0]?.tags, []);
    const foreign = await endpoint.call('DescribeTags', { resourceArns: [resourceArn] }, CUSTOMER);
    assert.equal(messageOf(foreign), `Could not find resource with ARN ${resourceArn}`);
  });

  it('do not show the customer what is below a hosted connection', async () => {
    const { connections } = await endpoint.client(CUSTOMER).send(new DescribeConnectionsCommand({}));
    assert.equal(connections?.length, 5);
    const { text } = await endpoint.call('DescribeConnections', {}, CUSTOMER);
    assert.ok(!text.includes(INTERCONNECT) && !text.includes(PARTNER_LAG));
  });

  it('get lists that other accounts may not read', async () => {
    for (const [operation, body] of [
      ['DescribeInterconnects', {}],
      ['DescribeHostedConnections', { connectionId: INTERCONNECT }],
    ] as const) {
      const answer = await endpoint.call(operation, body, CUSTOMER);
      assert.equal(codeOf(answer), 'DirectConnectClientException');
      assert.equal(
        messageOf(answer),
        `Account ${CUSTOMER} is not an authorized Direct Connect partner in us-east-1.`,
      );
    }
  });

  it('are not the only accounts that may list the hosted connections of their own LAG', async () => {
    const demo = await EndpointUnderTest.start();
    const answer = await demo.call('DescribeHostedConnections', { connectionId: LAG });
    await demo.close();
    assert.deepEqual([answer.status, answer.text], [200, '{"connections":[]}']);
  });

  it('have hosted connections only on ports that are in the file', () => {
    const file = (on: object) =>
      JSON.stringify({
        accounts: [{ accountId: NETWORK, regions: { 'us-east-1': { connections: [hosted(0, on)] } } }],
      });
    assert.throws(
      () => parseDataFile('x', file({ interconnectId: INTERCONNECT })),
      /connections\[0\]\.interconnectId: expected the interconnectId of an interconnect in the file/,
    );
    assert.throws(
      () => parseDataFile('x', file({ parentId: PARTNER_LAG })),
      /connections\[0\]\.parentId: expected the lagId of a LAG in the file/,
    );
    assert.equal(parseDataFile('x', JSON.stringify(partnership())).accounts.length, 2);
  });
});
