import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromSSO } from '@aws-sdk/credential-providers';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';
import type { Keys, RawAnswer } from './endpointUnderTest';

const company = (): DataFile => ({
  accounts: [
    { accountId: NETWORK, name: 'network', roles: [{ roleName: 'reader' }] },
    { accountId: WORKLOAD, name: 'workload' },
  ],
});
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

describe('emulator: single sign-on', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start(company());
  });
  after(() => endpoint.close());

  const host = () => `127.0.0.1:${endpoint.port}`;
  const post = async (path: string, body: object) => {
    const headers = { 'Host': host(), 'Content-Type': 'application/json' };
    const answer = await endpoint.send({ method: 'POST', path, headers, body: JSON.stringify(body) });
    return { ...answer, fields: JSON.parse(answer.text) as Record<string, string> };
  };
  const get = (path: string, headers: Record<string, string> = {}) =>
    endpoint.send({ method: 'GET', path, headers: { Host: host(), ...headers }, body: '' });
  const register = async (scopes = ['sso:account:access']) => {
    const { fields } = await post('/client/register', { clientName: 'test', clientType: 'public', scopes });
    return { clientId: fields['clientId'] ?? '', clientSecret: fields['clientSecret'] ?? '' };
  };
  const begin = async (scopes?: string[]) => {
    const client = await register(scopes);
    const { startUrl } = endpoint.ready.sso;
    const { fields } = await post('/device_authorization', { ...client, startUrl });
    const { userCode = '', deviceCode = '', verificationUriComplete = '' } = fields;
    const ask = () => post('/token', { ...client, grantType: DEVICE_GRANT, deviceCode });
    return { client, userCode, verificationUriComplete, ask };
  };
  const signIn = async (scopes?: string[]) => {
    const { client, userCode, ask } = await begin(scopes);
    await endpoint.control('POST', 'devices', { userCode, allow: true });
    return { client, ...(await ask()).fields } as {
      client: object;
      accessToken: string;
      refreshToken?: string;
    };
  };
  const errorOf = ({ headers }: RawAnswer) => headers['x-amzn-errortype'];
  const arnOf = async ({ accessKeyId, secretAccessKey, sessionToken = '' }: Keys) => {
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    const sts = new STSClient({ endpoint: endpoint.ready.endpoint, region: 'us-east-1', credentials });
    return (await sts.send(new GetCallerIdentityCommand({}))).Arn;
  };

  it('reports its address', () => {
    assert.deepEqual(endpoint.ready.sso, {
      startUrl: 'https://example.awsapps.com/start',
      region: 'us-east-1',
    });
  });

  it('makes a client wait for the user, tells it to slow down, and gives tokens once', async () => {
    const { userCode, ask, verificationUriComplete } = await begin();
    assert.equal(verificationUriComplete, `http://${host()}/device?user_code=${userCode}`);
    assert.equal(errorOf(await ask()), 'AuthorizationPendingException');
    const soon = await ask();
    assert.deepEqual(
      [soon.status, errorOf(soon), soon.fields['error']],
      [400, 'SlowDownException', 'slow_down'],
    );
    assert.equal((await endpoint.control('POST', 'devices', { userCode, allow: true })).status, 200);
    const { fields } = await ask();
    assert.deepEqual([fields['tokenType'], fields['expiresIn']], ['Bearer', 28_800]);
    assert.equal(errorOf(await ask()), 'InvalidGrantException');
    const { text } = await endpoint.control('GET', 'devices');
    assert.ok(text.includes(`{"userCode":"${userCode}","status":"used"}`), text);
  });

  it('refuses a device that was denied or is too old, and a client that it does not know', async () => {
    const denied = await begin();
    await endpoint.control('POST', 'devices', { userCode: denied.userCode, allow: false });
    assert.equal(errorOf(await denied.ask()), 'AccessDeniedException');
    const old = await begin();
    await endpoint.control('POST', 'sso', { expireDevices: true });
    assert.equal(errorOf(await old.ask()), 'ExpiredTokenException');
    const late = await endpoint.control('POST', 'devices', { userCode: old.userCode, allow: true });
    assert.equal(late.status, 400);
    const stranger = {
      clientId: 'nobody',
      clientSecret: 'nothing',
      grantType: DEVICE_GRANT,
      deviceCode: 'x',
    };
    const refused = await post('/token', stranger);
    assert.deepEqual([refused.status, errorOf(refused)], [401, 'InvalidClientException']);
    const { client } = await begin();
    assert.equal(
      errorOf(await post('/device_authorization', { ...client, startUrl: 'https://other.example/start' })),
      'InvalidRequestException',
    );
  });

  it('refreshes with each refresh token once, until they are revoked, for clients with the scope', async () => {
    const { client, refreshToken } = await signIn();
    const refresh = (token?: string) =>
      post('/token', { ...client, grantType: 'refresh_token', refreshToken: token });
    const { fields } = await refresh(refreshToken);
    assert.ok(fields['accessToken']);
    assert.equal(errorOf(await refresh(refreshToken)), 'InvalidGrantException');
    await endpoint.control('POST', 'sso', { revokeRefresh: true });
    assert.equal(errorOf(await refresh(fields['refreshToken'])), 'InvalidGrantException');
    assert.equal((await signIn([])).refreshToken, undefined);
  });

  it('lists accounts and roles by pages, gives keys of a role, and ends with the sign-out', async () => {
    const { accessToken } = await signIn();
    const bearer = { 'x-amz-sso_bearer_token': accessToken };
    const list = async (path: string) =>
      JSON.parse((await get(path, bearer)).text) as Record<string, unknown>;
    const first = await list('/assignment/accounts?max_result=1');
    assert.deepEqual(first['accountList'], [
      { accountId: NETWORK, accountName: 'network', emailAddress: `${NETWORK}@example.com` },
    ]);
    const second = await list(`/assignment/accounts?next_token=${String(first['nextToken'])}`);
    assert.deepEqual(
      (second['accountList'] as { accountId: string }[]).map(({ accountId }) => accountId),
      [WORKLOAD],
    );
    assert.equal(second['nextToken'], undefined);
    assert.deepEqual((await list(`/assignment/roles?account_id=${NETWORK}`))['roleList'], [
      { roleName: 'reader', accountId: NETWORK },
      { roleName: 'Network', accountId: NETWORK },
    ]);
    const path = `/federation/credentials?account_id=${NETWORK}&role_name=`;
    const { roleCredentials } = (await list(`${path}reader`)) as { roleCredentials: Keys };
    assert.match(
      (await arnOf(roleCredentials)) ?? '',
      /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_reader_[0-9a-f]{16}\/demo$/,
    );
    const other = await get(`${path}Administrator`, bearer);
    assert.deepEqual([other.status, errorOf(other)], [403, 'ForbiddenException']);
    await endpoint.send({ method: 'POST', path: '/logout', headers: { Host: host(), ...bearer }, body: '' });
    const gone = await get(`${path}reader`, bearer);
    assert.deepEqual([gone.status, errorOf(gone)], [401, 'UnauthorizedException']);
  });

  it('expires access tokens when told', async () => {
    const { accessToken } = await signIn();
    const ask = () => get('/assignment/accounts', { 'x-amz-sso_bearer_token': accessToken });
    assert.equal((await ask()).status, 200);
    await endpoint.control('POST', 'sso', { expireTokens: true });
    assert.equal((await ask()).status, 401);
    await endpoint.control('POST', 'sso', { accessTokenSeconds: 60 });
    const { ask: askToken, userCode } = await begin();
    await endpoint.control('POST', 'devices', { userCode, allow: true });
    assert.equal((await askToken()).fields['expiresIn'], 60);
    await endpoint.control('POST', 'reset');
  });

  it('writes no code, secret or token into the record', async () => {
    const { client, userCode, ask } = await begin();
    await endpoint.control('POST', 'devices', { userCode, allow: true });
    const { accessToken = '', refreshToken = '' } = (await ask()).fields;
    await get(`/device?user_code=${userCode}`);
    await get('/assignment/accounts', { 'x-amz-sso_bearer_token': accessToken });
    const { text } = await endpoint.control('GET', 'requests');
    assert.match(text, /"service":"sso-oidc","operation":"CreateToken".*"service":"sso"/);
    for (const secret of [client.clientSecret, userCode, accessToken, refreshToken]) {
      assert.ok(secret !== '' && !text.includes(secret));
    }
  });

  describe('with the SDK', () => {
    let home: string;
    const names = ['HOME', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;
    const kept = names.map((name) => [name, process.env[name]] as const);
    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'sso-'));
      process.env['HOME'] = home;
      process.env['AWS_CONFIG_FILE'] = join(home, 'config');
      process.env['AWS_SHARED_CREDENTIALS_FILE'] = join(home, 'credentials');
    });
    afterEach(async () => {
      for (const [name, value] of kept) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await rm(home, { recursive: true });
    });

    it('gives keys for a cached token, and refreshes one that is old', async () => {
      const { startUrl, region } = endpoint.ready.sso;
      const lines = [
        '[sso-session company]',
        `sso_start_url = ${startUrl}`,
        `sso_region = ${region}`,
        '[profile p]',
        'sso_session = company',
        `sso_account_id = ${WORKLOAD}`,
        'sso_role_name = Network',
      ];
      await writeFile(join(home, 'config'), lines.join('\n'));
      await writeFile(join(home, 'credentials'), '');
      const cache = join(home, '.aws', 'sso', 'cache');
      await mkdir(cache, { recursive: true });
      const { client, refreshToken } = await signIn();
      const past = new Date(Date.now() - 1000).toISOString();
      const registrationExpiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const token = {
        accessToken: 'old',
        expiresAt: past,
        region,
        startUrl,
        ...client,
        registrationExpiresAt,
        refreshToken,
      };
      await writeFile(
        join(cache, `${createHash('sha1').update('company').digest('hex')}.json`),
        JSON.stringify(token),
      );
      const clientConfig = { endpoint: endpoint.ready.endpoint, region };
      const keys = await fromSSO({ profile: 'p', clientConfig })();
      assert.match((await arnOf(keys)) ?? '', /444455556666:assumed-role\/AWSReservedSSO_Network_/);
      assert.ok((keys.expiration?.getTime() ?? 0) > Date.now() + 3_000_000);
    });
  });

  describe('the page', () => {
    const answer = (userCode: string, headers: Record<string, string>, choice = 'allow') =>
      endpoint.send({
        method: 'POST',
        path: '/device',
        headers: { 'Host': host(), 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ user_code: userCode, answer: choice }).toString(),
      });

    it('asks with two buttons, without a script, and cannot be framed', async () => {
      const { userCode } = await begin();
      const { status, text, headers } = await get(`/device?user_code=${userCode}`);
      assert.equal(status, 200);
      assert.match(text, new RegExp(`${userCode}[^]*>Allow</button>[^]*>Deny</button>`));
      assert.ok(!text.includes('<script'));
      assert.match(
        String(headers['content-security-policy']),
        /^default-src 'none'.*frame-ancestors 'none'$/,
      );
      const unknown = await get('/device?user_code=%3Cb%3E');
      assert.equal(unknown.status, 404);
      assert.ok(!unknown.text.includes('<b>'));
      assert.match((await get('/device')).text, /<label for="code">/);
    });

    it('only accepts answers from itself', async () => {
      const { userCode, ask } = await begin();
      const foreign = [
        'https://attacker.example',
        'null',
        `http://localhost:${endpoint.port}`,
        `https://${host()}`,
      ];
      for (const Origin of foreign) assert.equal((await answer(userCode, { Origin })).status, 403, Origin);
      assert.equal((await answer(userCode, {})).status, 403);
      assert.equal(errorOf(await ask()), 'AuthorizationPendingException');
      const own = { Origin: `http://${host()}` };
      assert.equal((await answer(userCode, own, 'perhaps')).status, 400);
      assert.match((await answer(userCode, own)).text, /Access allowed/);
      assert.equal((await answer(userCode, own, 'deny')).status, 404);
      assert.ok((await ask()).fields['accessToken']);
    });
  });
});
