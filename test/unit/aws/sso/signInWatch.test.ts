import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import { writing } from '../../../support/writing';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { watchFiles } from '../../../../src/aws/profiles/fileWatch';
import { InventoryStore } from '../../../../src/aws/inventory/store';
import { createSdk } from '../../../../src/aws/sdk';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { SignInWatch } from '../../../../src/aws/sso/signInWatch';
import { tokenFile } from '../../../../src/aws/sso/cache';
import { loginFile } from '../../../../src/aws/sso/loginFile';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { profileStoreOf } from '../../../support/profileStore';

const ACCOUNT = '111122223333';
const LOGIN = `arn:aws:iam::${ACCOUNT}:user/demo-network`;
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const region = 'us-east-1';

describe('watching the sign-ins of the AWS CLI', () => {
  let endpoint: TestEndpoint;
  let home: string;
  let profiles: ProfileStore;
  let sessions: SessionStore;
  let inventories: InventoryStore;
  let watch: SignInWatch;

  const places = ['net', 'ops', 'login', 'role', 'plain'].map((profile) => ({ profile, region }));
  const [net, ops, login, role, plain] = places as [
    ...[(typeof places)[0], (typeof places)[0], (typeof places)[0], (typeof places)[0], (typeof places)[0]],
  ];

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dx-signin-'));
    const env = { HOME: home };
    const files = { configFile: join(home, 'config'), credentialsFile: join(home, 'credentials') };
    const url = `endpoint_url = ${endpoint.url}`;
    const { startUrl } = endpoint.sso;
    const sso = ['sso_session = corp', `sso_account_id = ${ACCOUNT}`, 'sso_role_name = Network'];
    await writeFile(
      files.configFile,
      [
        ...['[sso-session corp]', `sso_start_url = ${startUrl}`, `sso_region = ${region}`],
        ...['sso_registration_scopes = sso:account:access'],
        ...['[profile net]', url, ...sso],
        ...['[profile ops]', url, ...sso],
        ...['[profile login]', url, `login_session = ${LOGIN}`],
        ...['[profile role]', url, 'source_profile = login'],
        ...[`role_arn = arn:aws:iam::${ACCOUNT}:role/reader`],
        ...['[profile plain]', url, 'aws_access_key_id = x'],
      ].join('\n'),
    );
    profiles = profileStoreOf(files);
    const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), env, (file, hash) =>
      watch.note(file, hash),
    );
    sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    inventories = new InventoryStore(sessions);
    watch = new SignInWatch(profiles, inventories, env);
    await endpoint.control('POST', 'reset');
  });
  afterEach(async () => {
    watch.dispose();
    await rm(home, { recursive: true });
  });

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${endpoint.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, string>;
  };
  /** Writes a file as the AWS CLI does, with its folder if that does not exist. */
  const put = async (file: string, content: object) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(content));
    await rename(`${file}.new`, file);
  };
  const ssoFile = async () => {
    const { sso } = await profiles.get('net');
    ok(sso);
    return tokenFile({ HOME: home }, sso);
  };
  /**
   * Signs in as `aws sso login` does.
   * @param seconds the lifetime of the token.
   */
  const ssoLogin = async (seconds?: number) => {
    if (seconds !== undefined) await endpoint.control('POST', 'sso', { accessTokenSeconds: seconds });
    const { clientId = '', clientSecret = '' } = await post('/client/register', {
      ...{ clientName: 'cli', clientType: 'public', scopes: ['sso:account:access'] },
    });
    const { startUrl } = endpoint.sso;
    const client = { clientId, clientSecret };
    const { userCode, deviceCode } = await post('/device_authorization', { ...client, startUrl });
    await endpoint.control('POST', 'devices', { userCode, allow: true });
    const token = await post('/token', { ...client, grantType: DEVICE, deviceCode });
    const end = (ms: number) => new Date(Date.now() + ms).toISOString().replace(/\.\d+Z$/, 'Z');
    await put(await ssoFile(), {
      ...{ startUrl, region, ...client, registrationExpiresAt: end(86_400_000) },
      ...{ accessToken: token['accessToken'], refreshToken: token['refreshToken'] },
      expiresAt: end(Number(token['expiresIn']) * 1000),
    });
  };
  /** Signs in as `aws login` does, with expired keys, which are renewed at once. */
  const awsLogin = async () => {
    const first = (await endpoint.control('POST', 'login', { account: ACCOUNT })) as object;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys = { accessKeyId: 'x', secretAccessKey: 'x', sessionToken: 'x', accountId: ACCOUNT };
    await put(loginFile({ HOME: home }, LOGIN), {
      ...first,
      accessToken: { ...keys, expiresAt: new Date(0).toISOString() },
      dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
    });
  };
  const kindOf = async (place: typeof net) => (await inventories.open(place)).failure?.kind;
  const come = async (...wanted: (typeof net)[]) => {
    const names = new Set(wanted.map(({ profile }) => profile));
    while (names.size > 0) {
      const [place] = (await once(inventories, 'read')) as [typeof net];
      names.delete(place.profile);
    }
  };

  it('reads everything again that waited for aws sso login, even if there was no folder yet', async () => {
    deepEqual([await kindOf(net), await kindOf(ops), await kindOf(plain)], ['signIn', 'signIn', 'profile']);
    const back = come(net, ops);
    await ssoLogin();
    await back;
    deepEqual([await kindOf(net), await kindOf(ops), await kindOf(plain)], [undefined, undefined, 'profile']);
  });

  it('reads again what waited for aws login, including a role that is assumed with it', async () => {
    deepEqual([await kindOf(login), await kindOf(role)], ['signIn', 'signIn']);
    const back = come(login, role);
    await awsLogin();
    await back;
    deepEqual([await kindOf(login), await kindOf(role)], [undefined, undefined]);
  });

  it('reads a failed part of a region again, after each sign-in', async () => {
    await ssoLogin();
    equal(await kindOf(net), undefined);
    for (let time = 0; time < 2; time += 1) {
      await endpoint.control('POST', 'sso', { expireTokens: true, revokeRefresh: true });
      await endpoint.control('POST', 'faults', {
        ...{ operation: 'DescribeLags', fault: 'error', status: 400, code: 'ExpiredTokenException' },
      });
      const failed = once(inventories, 'failed');
      inventories.refresh(net);
      await failed;
      deepEqual(
        (await inventories.open(net)).sweep.failures.map(({ kind }) => kind),
        ['expired'],
      );
      const back = come(net);
      await ssoLogin();
      await back;
      deepEqual((await inventories.open(net)).sweep.failures, []);
    }
  });

  it('does not read what is closed until it is opened', async () => {
    equal(await kindOf(net), 'signIn');
    equal(await kindOf(ops), 'signIn');
    inventories.close(ops);
    const back = come(net);
    await ssoLogin();
    await back;
    equal((await endpoint.received('GetRoleCredentials')).length, 1);
    equal(await kindOf(ops), undefined);
  });

  it('does not loop when AWS refuses the token that this window renewed', async () => {
    await ssoLogin();
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'GetRoleCredentials', times: 99, fault: 'error', status: 401 },
      code: 'UnauthorizedException',
    });
    await endpoint.control('DELETE', 'requests');
    equal(await kindOf(net), 'signIn');
    const asked: (string | undefined)[] = [];
    sessions.on('change', (place) => asked.push(place?.profile));
    // Each read of the other also renews the token, and so writes the file that the first one waits for. When the
    // second change is reported, everything that the first one caused is done.
    for (const time of [1, 2]) {
      let heard: () => void = () => undefined;
      const written = new Promise<void>((resolve) => (heard = resolve));
      const end = watchFiles([await ssoFile()], () => heard());
      if (time === 2) inventories.refresh(ops);
      equal(await kindOf(ops), 'signIn');
      await written;
      end();
    }
    equal((await endpoint.received('CreateToken')).length, 3);
    deepEqual(asked.splice(0), ['ops']);
    await endpoint.control('DELETE', 'faults');
    const back = come(net, ops);
    await ssoLogin();
    await back;
    deepEqual(asked.toSorted(), ['net', 'ops']);
  });

  it('watches nothing, and creates no folder, until something needs a sign-in', async () => {
    const { watched } = watch as unknown as { watched: Map<string, unknown> };
    equal(await kindOf(plain), 'profile');
    deepEqual([watched.size, await readdir(home)], [0, ['config']]);
    equal(await kindOf(net), 'signIn');
    while (watched.size === 0) await new Promise((resolve) => setImmediate(resolve));
    deepEqual([...watched.keys(), ...(await readdir(home))], [await ssoFile(), 'config']);
  });

  it('starts no new watch while it ends', async () => {
    const own = watch as unknown as {
      readonly watched: Map<string, unknown>;
      watch(place: typeof net, since: number): Promise<void>;
    };
    const watching = own.watch(net, Date.now());
    watch.dispose();
    await watching;
    equal(own.watched.size, 0);
  });
});
