import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Profile, SsoSignIn } from '../../../../src/aws/profiles/profiles';
import type { CredentialContext } from '../../../../src/aws/credentials/credentialKind';
import { identityCenter } from '../../../../src/aws/credentials/signedIn';
import type { ProfileSettings } from '../../../../src/aws/profiles/sharedProfiles';
import { tokenFile } from '../../../../src/aws/sso/cache';
import { ssoRoleCredentials } from '../../../../src/aws/sso/roleCredentials';
import { SsoTokens } from '../../../../src/aws/sso/tokens';
import { startStandIn } from './standIn';
import type { Answer, StandIn } from './standIn';

const MINUTE = 60_000;
const signIn: SsoSignIn = {
  session: 'corp',
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};

describe('the tokens of IAM Identity Center', () => {
  let home: string;
  let env: NodeJS.ProcessEnv;
  let server: StandIn;
  let tokens: SsoTokens;
  let profile: Profile;
  let secrets: Record<'access' | 'refresh' | 'client', string>;

  const file = () => tokenFile(env, signIn);
  const kept = async () => JSON.parse(await readFile(file(), 'utf8')) as Record<string, string>;
  const at = (ms: number) => new Date(Date.now() + ms).toISOString().replace(/\.\d+Z$/, 'Z');
  const write = async (left: number, over: object = {}) => {
    await mkdir(dirname(file()), { recursive: true });
    await writeFile(
      file(),
      JSON.stringify({
        startUrl: signIn.startUrl,
        region: signIn.region,
        accessToken: secrets.access,
        expiresAt: at(left),
        clientId: 'client',
        clientSecret: secrets.client,
        registrationExpiresAt: at(90 * 24 * 60 * MINUTE),
        refreshToken: secrets.refresh,
        ...over,
      }),
    );
  };
  const get = async () => (await tokens.get(profile, signIn)).accessToken;
  const renewed = (accessToken = 'renewed'): Answer => ({
    status: 200,
    body: { accessToken, expiresIn: 3600, refreshToken: 'next', tokenType: 'Bearer' },
  });
  const refuses = (error: string, status = 400): Answer => ({ status, body: { error } });
  const isDue = (error: { kind?: string; message: string; advice?: string }) => {
    for (const secret of Object.values(secrets)) ok(!JSON.stringify([error, error.message]).includes(secret));
    return (
      error.kind === 'signIn' &&
      !error.message.includes('\n') &&
      Boolean(error.advice?.includes('aws sso login'))
    );
  };
  const isOf = (kind: string) => (error: { kind?: string }) => error.kind === kind;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dx-sso-'));
    env = { HOME: home };
    server = await startStandIn();
    tokens = new SsoTokens(env);
    secrets = { access: randomUUID(), refresh: randomUUID(), client: randomUUID() };
    profile = {
      name: 'corp-net',
      regions: ['us-east-1'],
      endpoints: { sso: server.url, sso_oidc: server.url },
      origin: { kind: 'files', configFile: join(home, 'config'), credentialsFile: join(home, 'credentials') },
    };
  });
  afterEach(async () => {
    await server.stop();
    await rm(home, { recursive: true });
  });

  it('are in the file that the AWS CLI keeps them in', () => {
    const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
    const folder = join(home, '.aws', 'sso', 'cache');
    equal(file(), join(folder, `${sha1('corp')}.json`));
    equal(
      tokenFile(env, { startUrl: signIn.startUrl, region: 'eu-west-1' }),
      join(folder, `${sha1(signIn.startUrl)}.json`),
    );
  });

  it('are used as they are until shortly before they expire', async () => {
    await write(16 * MINUTE);
    equal(await get(), secrets.access);
    deepEqual(server.arrived, []);
  });

  it('are renewed in the last quarter of an hour, and stored for the AWS CLI', async () => {
    await write(14 * MINUTE);
    server.answer = () => renewed();
    equal(await get(), 'renewed');
    const [request] = server.arrived;
    equal(request?.path, '/token');
    deepEqual(request.body, {
      clientId: 'client',
      clientSecret: secrets.client,
      grantType: 'refresh_token',
      refreshToken: secrets.refresh,
    });
    const now = await kept();
    deepEqual(
      [now.accessToken, now.refreshToken, now.clientSecret, now.startUrl, now.region],
      ['renewed', 'next', secrets.client, signIn.startUrl, signIn.region],
    );
    ok(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(now.expiresAt ?? ''), now.expiresAt);
    ok(Math.abs(Date.parse(now.expiresAt ?? '') - Date.now() - 60 * MINUTE) < 10_000);
    equal((await stat(file())).mode & 0o777, 0o600);
    equal((await readdir(dirname(file()))).length, 1);
    equal(await get(), 'renewed');
    equal(server.arrived.length, 1);
  });

  it('are renewed once for all profiles that use the sign-in', async () => {
    await write(-MINUTE);
    server.answer = () => renewed();
    deepEqual(
      await Promise.all([
        get(),
        get(),
        tokens.get({ ...profile, name: 'other' }, signIn).then((t) => t.accessToken),
      ]),
      ['renewed', 'renewed', 'renewed'],
    );
    equal(server.arrived.length, 1);
  });

  it('are read again if another program renewed them meanwhile', async () => {
    await write(-MINUTE);
    server.answer = async () => {
      await write(60 * MINUTE, { accessToken: 'of the CLI', refreshToken: 'of the CLI' });
      return refuses('InvalidGrantException');
    };
    equal(await get(), 'of the CLI');
    equal((await kept()).refreshToken, 'of the CLI');
  });

  it('are used until they expire when they can’t be renewed', async () => {
    await write(5 * MINUTE);
    server.answer = () => refuses('InvalidGrantException');
    equal(await get(), secrets.access);
    await write(5 * MINUTE, { refreshToken: undefined });
    equal(await get(), secrets.access);
    equal(server.arrived.length, 1);
  });

  describe('require a sign-in', () => {
    it('if there is no file or folder, and create none', async () => {
      await rejects(get(), isDue);
      deepEqual(await readdir(home), []);
    });

    for (const [what, text] of [
      ['half written', '{"accessToken": "a", "expi'],
      ['not an object', '17'],
      ['without a token', '{"expiresAt": "2099-01-01T00:00:00Z"}'],
      ['without a valid expiry', '{"accessToken": "a", "expiresAt": "soon"}'],
      ['with fields of other types', '{"accessToken": {}, "expiresAt": 4}'],
    ] as const) {
      it(`where the file is ${what}`, async () => {
        await mkdir(dirname(file()), { recursive: true });
        await writeFile(file(), text);
        await rejects(get(), isDue);
      });
    }

    for (const code of ['InvalidGrantException', 'ExpiredTokenException', 'InvalidClientException']) {
      it(`where AWS says ${code}`, async () => {
        await write(-MINUTE);
        server.answer = () => refuses(code, code === 'InvalidClientException' ? 401 : 400);
        await rejects(get(), isDue);
      });
    }

    it('if they and the refresh token have expired', async () => {
      await write(-MINUTE, { registrationExpiresAt: at(-MINUTE) });
      await rejects(get(), isDue);
      await write(-MINUTE, { refreshToken: undefined });
      await rejects(get(), isDue);
      deepEqual(server.arrived, []);
    });
  });

  describe('do not require a sign-in', () => {
    it('if the connection is lost, and use the refresh token once', async () => {
      await write(-MINUTE);
      server.answer = () => 'drop';
      await rejects(get(), isOf('dropped'));
      equal(server.arrived.length, 1);
    });

    it('where nothing can be reached', async () => {
      await write(-MINUTE);
      profile = { ...profile, endpoints: { sso_oidc: 'http://127.0.0.1:1' } };
      await rejects(get(), isOf('unreachable'));
    });

    for (const body of [
      {},
      [],
      { accessToken: '', expiresIn: 60 },
      { accessToken: ['t'], expiresIn: 60 },
      { accessToken: 't', expiresIn: '60' },
      { accessToken: 't', expiresIn: 1e300 },
      { accessToken: 't', expiresIn: -1 },
    ]) {
      it(`where the answer is ${JSON.stringify(body)}, of which nothing is kept`, async () => {
        await write(-MINUTE);
        server.answer = () => ({ status: 200, body });
        await rejects(get(), isOf('unreadable'));
        equal((await kept()).accessToken, secrets.access);
      });
    }

    it('where AWS can’t answer', async () => {
      await write(-MINUTE);
      server.answer = () => refuses('InternalServerException', 500);
      await rejects(get(), isOf('server'));
    });
  });

  describe('give the keys of a role', () => {
    const settings = {
      name: 'corp-net',
      values: new Map([
        ['sso_session', 'corp'],
        ['sso_account_id', '111122223333'],
        ['sso_role_name', 'Network'],
      ]),
      ssoSession: new Map([
        ['sso_start_url', signIn.startUrl],
        ['sso_region', signIn.region],
      ]),
    };
    const keys = (over: object = {}) =>
      ssoRoleCredentials({ ...settings, ...over }, { profile, ssoTokens: tokens });
    const role = {
      status: 200,
      body: {
        roleCredentials: { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't', expiration: 4e12 },
      },
    };

    it('with their expiry by the clock of this machine, if that is ahead', async () => {
      await write(24 * 60 * MINUTE);
      const { now } = Date;
      const end = Math.floor(now() / 1_000) * 1_000 + 60 * MINUTE;
      server.answer = ({ path }) =>
        path === '/'
          ? refuses('NotFound', 404)
          : { status: 200, body: { roleCredentials: { ...role.body.roleCredentials, expiration: end } } };
      Date.now = () => now() + 120 * MINUTE;
      try {
        const { expiration } = await identityCenter.resolve({ ...settings } as unknown as ProfileSettings, {
          ...({
            ssoTokens: tokens,
            region: 'eu-west-1',
            signal: new AbortController().signal,
          } as CredentialContext),
          profile: { ...profile, endpoints: { ...profile.endpoints, direct_connect: server.url } },
        });
        const left = ((expiration?.getTime() ?? 0) - Date.now()) / MINUTE;
        ok(left > 58 && left <= 60.1, String(left));
      } finally {
        Date.now = now;
      }
    });

    it('with their expiry and account', async () => {
      await write(60 * MINUTE);
      server.answer = () => role;
      deepEqual(await keys(), {
        accessKeyId: 'ASIA',
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: new Date(4e12),
        accountId: '111122223333',
      });
      deepEqual(
        server.arrived.map(({ path, bearer }) => [path, bearer]),
        [['/federation/credentials', secrets.access]],
      );
    });

    it('after a renewal, if AWS revoked the token early', async () => {
      await write(60 * MINUTE);
      server.answer = ({ path, bearer }) =>
        path === '/token' ? renewed() : bearer === 'renewed' ? role : refuses('UnauthorizedException', 401);
      equal((await keys()).accessKeyId, 'ASIA');
    });

    it('or say that a sign-in is required when it was revoked', async () => {
      await write(60 * MINUTE);
      server.answer = ({ path }) =>
        path === '/token' ? refuses('InvalidGrantException') : refuses('UnauthorizedException', 401);
      await rejects(keys(), isDue);
    });

    const odd: object[] = [
      {},
      [],
      { roleCredentials: null },
      { roleCredentials: [] },
      { roleCredentials: 'ASIA' },
      { roleCredentials: { accessKeyId: 'ASIA' } },
      { roleCredentials: { ...role.body.roleCredentials, accessKeyId: ['ASIA'] } },
      { roleCredentials: { ...role.body.roleCredentials, secretAccessKey: 7 } },
      { roleCredentials: { ...role.body.roleCredentials, sessionToken: { t: 1 } } },
      { roleCredentials: { ...role.body.roleCredentials, expiration: 'soon' } },
      { roleCredentials: { ...role.body.roleCredentials, expiration: 1e300 } },
    ];
    for (const body of odd) {
      it(`or say that the answer has none: ${JSON.stringify(body)}`, async () => {
        await write(60 * MINUTE);
        server.answer = () => ({ status: 200, body });
        await rejects(keys(), isOf('unreadable'));
      });
    }

    it('or say that the role is not assigned', async () => {
      await write(60 * MINUTE);
      server.answer = () => refuses('ForbiddenException', 403);
      await rejects(
        keys(),
        (error: { kind?: string; message: string }) =>
          error.kind === 'denied' &&
          error.message.includes('Network') &&
          error.message.includes('111122223333'),
      );
    });

    it('or name the setting that is missing', async () => {
      await rejects(
        keys({ values: new Map([['sso_session', 'corp']]) }),
        (error: { kind?: string; message: string }) =>
          error.kind === 'profile' && error.message.includes('sso_account_id'),
      );
      await rejects(
        keys({ ssoSession: undefined }),
        (error: { kind?: string; message: string }) =>
          error.kind === 'profile' && error.message.includes('corp'),
      );
      deepEqual(server.arrived, []);
    });
  });
});
