import assert from 'node:assert/strict';
import { CreateLagCommand, DescribeLagsCommand, UpdateLagCommand } from '@aws-sdk/client-direct-connect';
import type { UpdateLagRequest } from '@aws-sdk/client-direct-connect';
import { EndpointUnderTest, LAG, NETWORK, WORKLOAD, codeOf, messageOf } from './endpointUnderTest';

describe('emulator: UpdateLag', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const look = async (lagId = LAG) => {
    const { lags } = await endpoint.client().send(new DescribeLagsCommand({ lagId }));
    return lags?.[0];
  };
  const setState = (id: string, state: string) =>
    endpoint.control('POST', 'estate', { setState: { id, state } });
  const refusal = async (operation: string, body: object, account = NETWORK) => {
    const answer = await endpoint.call(operation, body, account);
    assert.deepEqual([answer.status, codeOf(answer)], [400, 'DirectConnectClientException'], answer.text);
    return messageOf(answer);
  };
  const update = (changes: Partial<UpdateLagRequest>) =>
    endpoint.client().send(new UpdateLagCommand({ lagId: LAG, ...changes }));

  it('renames and changes the minimum of links, and answers the whole LAG as it is described', async () => {
    const { $metadata: _, ...answer } = await update({ lagName: 'backbone', minimumLinks: 2 });
    assert.deepEqual([answer.lagName, answer.minimumLinks, answer.lagState], ['backbone', 2, 'available']);
    assert.equal(answer.connections?.length, 2);
    assert.deepEqual(answer, await look());
    assert.equal((await update({ minimumLinks: 0 })).minimumLinks, 0);
  });

  it('changes the MACsec mode of the LAG and its members', async () => {
    const order = { numberOfConnections: 2, location: 'EqDC2', connectionsBandwidth: '10Gbps' };
    const { lagId } = await endpoint
      .client()
      .send(new CreateLagCommand({ ...order, lagName: 'secure', requestMACSec: true }));
    const { encryptionMode, connections } = await update({ lagId, encryptionMode: 'should_encrypt' });
    assert.deepEqual(
      [encryptionMode, ...(connections ?? []).map((member) => member.encryptionMode)],
      ['should_encrypt', 'should_encrypt', 'should_encrypt'],
    );
  });

  it('leaves other values alone, and those that are already set', async () => {
    const before = await look();
    for (const changes of [{}, { lagName: 'ash-dc2-backbone', minimumLinks: 1 }]) {
      await update(changes);
      assert.deepEqual(await look(), before);
    }
  });

  it('changes everything or nothing', async () => {
    const before = await look();
    await assert.rejects(update({ lagName: 'other', minimumLinks: 3 }));
    await assert.rejects(update({ lagName: 'other', encryptionMode: 'should_encrypt' }));
    assert.deepEqual(await look(), before);
  });

  const cases: [string, object, RegExp][] = [
    ['a missing ID', { lagId: undefined }, /^lagId is required/],
    ['an unknown ID', { lagId: 'dxlag-ffffffff' }, /^Could not find Lag with ID dxlag-f+$/],
    ['a name with other characters', { lagName: '<b>' }, /^lagName must have 1 to 100/],
    ['more links than members', { minimumLinks: 3 }, /^minimumLinks 3 is not valid.*can be 0 to 2/],
    ['a negative number of links', { minimumLinks: -1 }, /^minimumLinks -1 is not valid/],
    ['a mode for ports without MACsec', { encryptionMode: 'should_encrypt' }, /is not MACsec capable/],
  ];
  for (const [name, changes, message] of cases) {
    it(`refuses ${name}`, async () => {
      assert.match(await refusal('UpdateLag', { lagId: LAG, ...changes }), message);
    });
  }

  it('refuses LAGs being deleted, other accounts, and fields of the wrong type', async () => {
    const body = { lagId: LAG, lagName: 'late' };
    assert.match(await refusal('UpdateLag', body, WORKLOAD), /^Could not find Lag/);
    const answer = await endpoint.call('UpdateLag', { ...body, minimumLinks: 'two' });
    assert.equal(codeOf(answer), 'SerializationException');
    await setState(LAG, 'deleting');
    assert.equal(await refusal('UpdateLag', body), `UpdateLag failed. ${LAG} is in state deleting`);
  });
});
