import assert from 'node:assert/strict';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { EndpointUnderTest, NETWORK, WORKLOAD, sign } from './endpointUnderTest';
import type { Keys, RawRequest, Signing } from './endpointUnderTest';

describe('emulator: STS', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  after(() => endpoint.close());

  const form = (body: string): RawRequest => ({
    method: 'POST',
    path: '/',
    headers: {
      'Host': `127.0.0.1:${endpoint.port}`,
      'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body,
  });
  const QUESTION = 'Action=GetCallerIdentity&Version=2011-06-15';
  const ask = (body = QUESTION, keys: Keys = endpoint.keys(), signing: Signing = {}) =>
    endpoint.send(sign(form(body), keys, { service: 'sts', ...signing }));

  for (const accountId of [NETWORK, WORKLOAD]) {
    it(`gives the SDK its identity: ${accountId}`, async () => {
      const client = new STSClient({
        endpoint: endpoint.ready.endpoint,
        region: 'eu-central-1',
        credentials: endpoint.keys(accountId),
      });
      const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand({}));
      client.destroy();
      const name = endpoint.ready.accounts.find((account) => account.accountId === accountId)?.name ?? '';
      assert.deepEqual([Account, Arn], [accountId, `arn:aws:iam::${accountId}:user/${name}`]);
      assert.match(UserId ?? '', /^AIDA\w+$/);
    });
  }

  it('refuses in XML, with STS’s own error codes', async () => {
    const keys = endpoint.keys();
    const cases: [string, Promise<{ status: number; text: string }>, string, number][] = [
      ['unsigned', endpoint.send(form(QUESTION)), 'MissingAuthenticationToken', 403],
      [
        'malformed',
        endpoint.send({ ...form(QUESTION), headers: { ...form('').headers, Authorization: 'x' } }),
        'IncompleteSignature',
        400,
      ],
      ['a wrong secret', ask(QUESTION, { ...keys, secretAccessKey: 'x' }), 'SignatureDoesNotMatch', 403],
      ['an hour late', ask(QUESTION, keys, { time: Date.now() - 3_600_000 }), 'SignatureDoesNotMatch', 403],
      [
        "Direct Connect's scope",
        ask(QUESTION, keys, { service: 'directconnect' }),
        'SignatureDoesNotMatch',
        403,
      ],
      [
        'an unknown key',
        ask(QUESTION, { ...keys, accessKeyId: 'AKIAUNKNOWNUNKNOWN00' }),
        'InvalidClientTokenId',
        403,
      ],
      ['an unknown action', ask('Action=<b>&Version=2011-06-15'), 'InvalidAction', 400],
      ['another version', ask('Action=GetCallerIdentity&Version=2010-01-01'), 'InvalidAction', 400],
      ['a missing action', ask('Version=2011-06-15'), 'MissingAction', 400],
    ];
    for (const [name, answer, code, status] of cases) {
      const { status: answered, text } = await answer;
      assert.equal(/<Code>(\w+)<\/Code>/.exec(text)?.[1], code, name);
      assert.equal(answered, status, name);
      assert.match(text, /^<ErrorResponse xmlns=.*\n<Error><Type>Sender<\/Type>/, name);
      assert.ok(!text.includes('<b'), name);
    }
  });

  it('refuses GET', async () => {
    const answer = await endpoint.send({ ...form(''), method: 'GET', path: `/?${QUESTION}` });
    assert.equal(answer.status, 405);
  });

  it('names an assumed role for temporary keys', async () => {
    const data = { accounts: [{ accountId: NETWORK, name: 'ops', sessionToken: 'token-of-the-test' }] };
    const temporary = await EndpointUnderTest.start(data);
    const request = {
      ...form(QUESTION),
      headers: { ...form('').headers, Host: `127.0.0.1:${temporary.port}` },
    };
    const answer = await temporary.send(sign(request, temporary.keys(), { service: 'sts' }));
    await temporary.close();
    assert.match(temporary.keys().accessKeyId, /^ASIA[A-Z2-7]{16}$/);
    assert.match(answer.text, /<Arn>arn:aws:sts::111122223333:assumed-role\/ops\/session<\/Arn>/);
  });
});
