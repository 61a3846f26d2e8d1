import assert from 'node:assert/strict';
import { DescribeConnectionsCommand, UpdateConnectionCommand } from '@aws-sdk/client-direct-connect';
import type { UpdateConnectionRequest } from '@aws-sdk/client-direct-connect';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
  codeOf,
  messageOf,
} from './endpointUnderTest';

/** A member of a LAG in the demo estate. */
const MEMBER = 'dxcon-fdt6b2w1';

describe('emulator: UpdateConnection', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const look = async (connectionId = CONNECTION) => {
    const { connections } = await endpoint.client().send(new DescribeConnectionsCommand({ connectionId }));
    return connections?.[0];
  };
  const setState = (id: string, state: string) =>
    endpoint.control('POST', 'estate', { setState: { id, state } });
  const refusal = async (operation: string, body: object, account = NETWORK) => {
    const answer = await endpoint.call(operation, body, account);
    assert.deepEqual([answer.status, codeOf(answer)], [400, 'DirectConnectClientException'], answer.text);
    return messageOf(answer);
  };
  const update = (changes: Partial<UpdateConnectionRequest>) =>
    endpoint.client().send(new UpdateConnectionCommand({ connectionId: CONNECTION, ...changes }));

  it('renames, and answers the whole connection as it is described', async () => {
    const { $metadata: _, ...answer } = await update({ connectionName: 'Core A, Ashburn' });
    assert.equal(answer.connectionName, 'Core A, Ashburn');
    assert.equal(answer.connectionState, 'available');
    assert.deepEqual(answer, await look());
  });

  it('renames hosted connections and members of a LAG', async () => {
    for (const connectionId of [FREE_HOSTED, MEMBER]) {
      assert.equal((await update({ connectionId, connectionName: 'new' })).connectionName, 'new');
    }
  });

  it('changes the MACsec mode of a port that was ordered with it', async () => {
    assert.equal((await update({ encryptionMode: 'should_encrypt' })).encryptionMode, 'should_encrypt');
    assert.equal((await look())?.encryptionMode, 'should_encrypt');
    assert.equal((await update({ encryptionMode: 'no_encrypt' })).encryptionMode, 'no_encrypt');
  });

  it('leaves other values alone, and those that are already set', async () => {
    const before = await look(NO_JUMBO);
    for (const changes of [{}, { connectionName: 'nyc-ny5-legacy', encryptionMode: 'no_encrypt' }]) {
      await update({ connectionId: NO_JUMBO, ...changes });
      assert.deepEqual(await look(NO_JUMBO), before);
    }
  });

  it('changes everything or nothing', async () => {
    const before = await look();
    await assert.rejects(update({ connectionName: 'other', encryptionMode: 'must_encrypt' }));
    assert.deepEqual(await look(), before);
  });

  const cases: [string, object, RegExp][] = [
    ['a missing ID', { connectionId: undefined }, /^connectionId is required/],
    ['an unknown ID', { connectionId: 'dxcon-ffffffff' }, /^Could not find Connection with ID dxcon-f+$/],
    ['an empty name', { connectionName: '' }, /^connectionName must have 1 to 100/],
    ['an unknown mode', { encryptionMode: 'on' }, /^encryptionMode on is not valid/],
    ['must_encrypt without a key', { encryptionMode: 'must_encrypt' }, /no MACsec key/],
    [
      'a mode for a port without MACsec',
      { connectionId: NO_JUMBO, encryptionMode: 'should_encrypt' },
      /^dxcon-\w+ is not MACsec capable/,
    ],
    [
      'a mode for a member of a LAG',
      { connectionId: MEMBER, encryptionMode: 'should_encrypt' },
      /is a member of dxlag-\w+\. Change the encryptionMode of the LAG/,
    ],
  ];
  for (const [name, changes, message] of cases) {
    it(`refuses ${name}`, async () => {
      assert.match(await refusal('UpdateConnection', { connectionId: CONNECTION, ...changes }), message);
    });
  }

  it('refuses connections being deleted, and other accounts', async () => {
    const body = { connectionId: CONNECTION, connectionName: 'late' };
    assert.match(await refusal('UpdateConnection', body, WORKLOAD), /^Could not find Connection/);
    for (const state of ['deleting', 'deleted', 'rejected']) {
      await setState(CONNECTION, state);
      const expected = `UpdateConnection failed. ${CONNECTION} is in state ${state}`;
      assert.equal(await refusal('UpdateConnection', body), expected);
    }
  });

  it('refuses fields of the wrong type', async () => {
    for (const wrong of [{ connectionName: 5 }, { encryptionMode: true }]) {
      const answer = await endpoint.call('UpdateConnection', { connectionId: CONNECTION, ...wrong });
      assert.equal(codeOf(answer), 'SerializationException');
    }
  });
});
