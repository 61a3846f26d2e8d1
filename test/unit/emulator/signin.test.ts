import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromLoginCredentials } from '@aws-sdk/credential-providers';
import { EndpointUnderTest, NETWORK } from './endpointUnderTest';

const CLIENT = 'arn:aws:signin:::devtools/same-device';
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

describe('emulator: the sign-in that aws login opens', () => {
  let endpoint: EndpointUnderTest;
  let key: KeyObject;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  beforeEach(() => (key = newKey()));
  after(() => endpoint.close());

  const login = async () => {
    const { text } = await endpoint.control('POST', 'login', { account: NETWORK });
    return JSON.parse(text) as { refreshToken: string; clientId: string };
  };
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const proof = ({
    head = {},
    claims = {},
    by = key,
  }: { head?: object; claims?: object; by?: KeyObject } = {}) => {
    const { kty, crv, x, y } = key.export({ format: 'jwk' });
    const signed = [
      { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y }, ...head },
      {
        ...{ jti: randomUUID(), htm: 'POST', htu: `${endpoint.ready.endpoint}/v1/token` },
        ...{ iat: Math.floor(Date.now() / 1000), ...claims },
      },
    ]
      .map(encoded)
      .join('.');
    const signature = sign('sha256', Buffer.from(signed), { key: by, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  };
  const refresh = async (
    refreshToken: string,
    { dpop = proof(), headers = {}, body = {} }: { dpop?: string; headers?: object; body?: object } = {},
  ) => {
    const answer = await endpoint.send({
      method: 'POST',
      path: '/v1/token',
      headers: {
        ...{ 'Host': `127.0.0.1:${endpoint.port}`, 'Content-Type': 'application/json' },
        ...(dpop && { DPoP: dpop }),
        ...headers,
      },
      body: JSON.stringify({ clientId: CLIENT, grantType: 'refresh_token', refreshToken, ...body }),
    });
    return { ...answer, fields: JSON.parse(answer.text) as Record<string, unknown> };
  };

  it('continues with keys that last a quarter of an hour', async () => {
    const { refreshToken, clientId } = await login();
    assert.equal(clientId, CLIENT);
    const { status, fields } = await refresh(refreshToken);
    assert.equal(status, 200);
    assert.deepEqual([fields['tokenType'], fields['expiresIn']], ['aws_sigv4', 900]);
    const credentials = fields['accessToken'] as { accessKeyId: string; secretAccessKey: string };
    const sts = new STSClient({ endpoint: endpoint.ready.endpoint, region: 'us-east-1', credentials });
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, `arn:aws:iam::${NETWORK}:user/demo-network`);
  });

  it('accepts a refresh token until the next one is used', async () => {
    const { refreshToken } = await login();
    const next = (await refresh(refreshToken)).fields['refreshToken'] as string;
    assert.equal((await refresh(refreshToken)).fields['refreshToken'], next);
    assert.equal((await refresh(next)).status, 200);
    const { status, fields } = await refresh(refreshToken);
    assert.deepEqual([status, fields['error']], [401, 'TOKEN_EXPIRED']);
  });

  it('refuses a proof that is missing, wrong, of another request or moment, or used before', async () => {
    const { refreshToken } = await login();
    const once = proof();
    assert.equal((await refresh(refreshToken, { dpop: once })).status, 200);
    const invalid: [string, string][] = [
      ['missing', ''],
      ['used before', once],
      ['not a proof', 'a.b.c'],
      ['unsigned', proof().replace(/[^.]+$/, '')],
      ['signed by another key', proof({ by: newKey() })],
      ['for another method', proof({ claims: { htm: 'GET' } })],
      ['for another host', proof({ claims: { htu: 'https://example.com/v1/token' } })],
      ['for another path', proof({ claims: { htu: `${endpoint.ready.endpoint}/token` } })],
      ['old', proof({ claims: { iat: Math.floor(Date.now() / 1000) - 400 } })],
      ['without an id', proof({ claims: { jti: '' } })],
      ['of another type', proof({ head: { typ: 'JWT' } })],
      ['by another algorithm', proof({ head: { alg: 'none' } })],
    ];
    for (const [what, dpop] of invalid) {
      const { status, headers } = await refresh(refreshToken, { dpop });
      assert.deepEqual([status, headers['x-amzn-errortype']], [400, 'ValidationException'], what);
    }
  });

  it('binds a sign-in to the key of its first proof', async () => {
    const { refreshToken } = await login();
    await refresh(refreshToken);
    key = newKey();
    assert.equal((await refresh(refreshToken)).status, 400);
  });

  it('refuses other clients, other grants and web pages', async () => {
    const { refreshToken } = await login();
    for (const body of [{ clientId: 'x' }, { grantType: 'authorization_code' }, { refreshToken: '' }]) {
      assert.equal((await refresh(refreshToken, { body })).status, 400);
    }
    assert.equal((await refresh(refreshToken, { headers: { Origin: 'https://example.com' } })).status, 403);
    assert.equal((await refresh(refreshToken, { headers: { 'Content-Type': 'text/plain' } })).status, 415);
  });

  it('says why a sign-in has ended', async () => {
    for (const [end, status] of [
      ['TOKEN_EXPIRED', 401],
      ['USER_CREDENTIALS_CHANGED', 403],
      ['INSUFFICIENT_PERMISSIONS', 403],
    ] as const) {
      const { refreshToken } = await login();
      await endpoint.control('POST', 'login', { end });
      const answer = await refresh(refreshToken);
      assert.deepEqual(
        [answer.status, answer.fields['error'], answer.headers['x-amzn-errortype']],
        [status, end, 'AccessDeniedException'],
      );
    }
    assert.equal((await endpoint.control('POST', 'login', { end: 'x' })).status, 400);
    assert.equal((await endpoint.control('POST', 'login', { account: '000000000000' })).status, 400);
  });

  it('is recorded without the tokens', async () => {
    const { refreshToken } = await login();
    await endpoint.control('DELETE', 'requests');
    await refresh(refreshToken);
    const { text } = await endpoint.control('GET', 'requests');
    const { requests } = JSON.parse(text) as { requests: Record<string, unknown>[] };
    const [{ service, operation } = {}] = requests;
    assert.deepEqual([requests.length, service, operation], [1, 'signin', 'CreateOAuth2Token']);
    assert.ok(!text.includes(refreshToken));
  });

  it('works with the SDK’s own provider', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-login-'));
    const session = `arn:aws:iam::${NETWORK}:user/demo-network`;
    const file = join(folder, `${createHash('sha256').update(session).digest('hex')}.json`);
    const { AWS_LOGIN_CACHE_DIRECTORY: before } = process.env;
    process.env['AWS_LOGIN_CACHE_DIRECTORY'] = folder;
    try {
      const config = join(folder, 'config');
      await writeFile(config, `[profile a]\nlogin_session = ${session}\n`);
      const accessToken = {
        ...{ accessKeyId: 'x', secretAccessKey: 'x', sessionToken: 'x', accountId: NETWORK },
        expiresAt: new Date(0).toISOString(),
      };
      const dpopKey = key.export({ format: 'pem', type: 'sec1' });
      await writeFile(file, JSON.stringify({ accessToken, ...(await login()), dpopKey }));
      const provider = fromLoginCredentials({
        ...{ profile: 'a', configFilepath: config, ignoreCache: true },
        clientConfig: { region: 'us-east-1', endpoint: endpoint.ready.endpoint },
      });
      assert.match((await provider()).accessKeyId, /^ASIA/);
      assert.ok((await readFile(file, 'utf8')).includes('ASIA'));
    } finally {
      if (before === undefined) delete process.env['AWS_LOGIN_CACHE_DIRECTORY'];
      else process.env['AWS_LOGIN_CACHE_DIRECTORY'] = before;
      await rm(folder, { recursive: true });
    }
  });
});
