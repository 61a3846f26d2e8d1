import assert from 'node:assert/strict';
import {
  CONNECTION,
  EndpointUnderTest,
  NETWORK,
  WORKLOAD,
  codeOf,
  messageOf,
  sign,
} from './endpointUnderTest';

interface Named {
  readonly virtualInterfaceId: string;
  readonly virtualInterfaceName: string;
  readonly virtualInterfaceState: string;
  readonly vlan: number;
}

describe('emulator: unannounced changes', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const change = async (route: string, body: object) => {
    const answer = await endpoint.control('POST', route, body);
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text) as Record<string, unknown>;
  };
  const interfaces = async (account: string) => {
    const { text } = await endpoint.call('DescribeVirtualInterfaces', { connectionId: CONNECTION }, account);
    return (JSON.parse(text) as { virtualInterfaces: Named[] }).virtualInterfaces;
  };

  it('interfaces appear on free VLANs, for a given account', async () => {
    const before = await interfaces(WORKLOAD);
    const added = await change('estate', {
      addVirtualInterfaces: {
        account: WORKLOAD,
        region: 'us-east-1',
        connectionId: CONNECTION,
        count: 3,
      },
    });
    const after = await interfaces(WORKLOAD);
    assert.equal(after.length, before.length + 3);
    assert.deepEqual(
      after.slice(before.length).map(({ virtualInterfaceId }) => virtualInterfaceId),
      added['virtualInterfaceIds'],
    );
    const vlans = (await interfaces(NETWORK)).map(({ vlan }) => vlan);
    assert.equal(new Set(vlans).size, vlans.length);
  });

  it('states and names change', async () => {
    const [vif] = await interfaces(NETWORK);
    const id = vif?.virtualInterfaceId;
    await change('estate', { setState: { id, state: 'down' } });
    await change('estate', { rename: { id, name: 'renamed' } });
    const [changed] = await interfaces(NETWORK);
    assert.deepEqual([changed?.virtualInterfaceState, changed?.virtualInterfaceName], ['down', 'renamed']);
    await change('estate', { setState: { id: CONNECTION, state: 'deleting' } });
    await change('estate', { rename: { id: CONNECTION, name: 'old port' } });
    const { text } = await endpoint.call('DescribeConnections', { connectionId: CONNECTION });
    assert.match(text, /"connectionName":"old port","connectionState":"deleting"/);
  });

  const refused: [object, RegExp][] = [
    [{}, /addVirtualInterfaces, setState and rename/],
    [{ setState: { id: 'dxvif-zzzzzzzz', state: 'down' } }, /There is no .* dxvif-zzzzzzzz/],
    [{ setState: { id: CONNECTION } }, /setState.state is required/],
    [
      { addVirtualInterfaces: { account: NETWORK, region: 'eu-central-1', connectionId: CONNECTION } },
      /eu-central-1 has no connection or LAG/,
    ],
  ];
  for (const [body, message] of refused) {
    it(`are refused if they are invalid: ${JSON.stringify(body)}`, async () => {
      const answer = await endpoint.control('POST', 'estate', body);
      assert.equal(answer.status, 400);
      assert.match(messageOf(answer), message);
    });
  }

  it('keys are replaced, and a reset restores the original ones', async () => {
    const ask = (keys: { accessKeyId: string; secretAccessKey: string }) =>
      endpoint.send(sign(endpoint.unsigned('DescribeConnections'), keys));
    const first = endpoint.keys();
    const second = (await change('keys', { account: NETWORK, rotate: true })) as unknown as typeof first;
    assert.equal(codeOf(await ask(first)), 'UnrecognizedClientException');
    assert.equal((await ask(second)).status, 200);
    assert.equal((await endpoint.call('DescribeConnections', {}, WORKLOAD)).status, 200);
    await endpoint.control('POST', 'reset');
    assert.equal((await ask(first)).status, 200);
    assert.equal(codeOf(await ask(second)), 'UnrecognizedClientException');
    assert.equal((await endpoint.control('POST', 'keys', { account: '0', rotate: true })).status, 400);
  });
});
