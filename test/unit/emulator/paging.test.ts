import assert from 'node:assert/strict';
import { DescribeConnectionsCommand, DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { generateEstate } from '../../../src/emulator/estate/generate';
import { CONNECTION, EndpointUnderTest, WORKLOAD, codeOf, messageOf } from './endpointUnderTest';

interface Listing {
  virtualInterfaces: { virtualInterfaceId: string }[];
  nextToken?: string;
}

describe('emulator: paging', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start(generateEstate({ connections: 3, vifs: 250 }));
  });
  afterEach(() => endpoint.close());

  const page = async (body: object): Promise<Listing> => {
    const answer = await endpoint.call('DescribeVirtualInterfaces', body);
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text) as Listing;
  };
  const refusal = async (body: object, operation = 'DescribeVirtualInterfaces', account?: string) => {
    const answer = await endpoint.call(operation, body, account);
    assert.equal(codeOf(answer), 'DirectConnectClientException');
    return messageOf(answer);
  };

  it('gives 100 a page and each item once, with no token on the last page', async () => {
    const sizes: number[] = [];
    const ids = new Set<string>();
    let token: string | undefined;
    do {
      const { virtualInterfaces, nextToken } = await page({ nextToken: token });
      sizes.push(virtualInterfaces.length);
      for (const { virtualInterfaceId } of virtualInterfaces) ids.add(virtualInterfaceId);
      token = nextToken;
    } while (token !== undefined);
    assert.deepEqual(sizes, [100, 100, 50]);
    assert.equal(ids.size, 250);
  });

  it('pages connections through the SDK', async () => {
    const client = endpoint.client();
    const first = await client.send(new DescribeConnectionsCommand({ maxResults: 2 }));
    const second = await client.send(
      new DescribeConnectionsCommand({ maxResults: 2, nextToken: first.nextToken }),
    );
    assert.deepEqual([first.connections?.length, second.connections?.length], [2, 1]);
    assert.equal(second.nextToken, undefined);
  });

  it('has no token when the last page is full', async () => {
    const { nextToken } = await endpoint.client().send(new DescribeConnectionsCommand({ maxResults: 3 }));
    assert.equal(nextToken, undefined);
  });

  it('accepts maxResults from 1 to 100, and reduces more to 100', async () => {
    assert.equal((await page({ maxResults: 1 })).virtualInterfaces.length, 1);
    assert.equal((await page({ maxResults: 100 })).virtualInterfaces.length, 100);
    assert.equal((await page({ maxResults: 1000 })).virtualInterfaces.length, 100);
    assert.match(await refusal({ maxResults: 0 }), /between 1 and 100/);
    assert.match(await refusal({ maxResults: -1 }), /between 1 and 100/);
  });

  it('continues where it was when items are added and removed in between', async () => {
    const first = await page({ maxResults: 10 });
    const last = first.virtualInterfaces.at(-1)?.virtualInterfaceId;
    await endpoint.call('DeleteVirtualInterface', { virtualInterfaceId: last });
    await endpoint.turnClock(3600);
    const all = await page({ maxResults: 10 });
    const second = await page({ maxResults: 10, nextToken: first.nextToken });
    assert.equal(
      second.virtualInterfaces[0]?.virtualInterfaceId,
      all.virtualInterfaces.at(-1)?.virtualInterfaceId,
    );
  });

  it('gives no token that a command line would take for an option', async () => {
    for (let count = 0; count < 200; count += 1) {
      const { nextToken } = await page({ maxResults: 1 });
      assert.match(nextToken ?? '', /^[A-Za-z0-9+/]+=*$/);
    }
  });

  it('refuses a token for another list, account, filter or region, after a reset, and one that was made up', async () => {
    const { nextToken } = await page({ maxResults: 10 });
    const invalid = 'The nextToken is not valid.';
    assert.equal(await refusal({ nextToken }, 'DescribeConnections'), invalid);
    assert.equal(await refusal({ nextToken }, 'DescribeVirtualInterfaces', WORKLOAD), invalid);
    assert.equal(await refusal({ nextToken, connectionId: CONNECTION }), invalid);
    await assert.rejects(
      endpoint.client(undefined, 'eu-central-1').send(new DescribeVirtualInterfacesCommand({ nextToken })),
      { message: invalid },
    );
    assert.equal(await refusal({ nextToken: 'MTAw' }), invalid);
    assert.equal(await refusal({ nextToken: '' }), invalid);
    await endpoint.control('POST', 'reset');
    assert.equal(await refusal({ nextToken }), invalid);
  });
});
