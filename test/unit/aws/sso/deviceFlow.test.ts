import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import timers from 'node:timers/promises';
import type { Profile, SsoSignIn } from '../../../../src/aws/profiles/profiles';
import type { SignInPrompt } from '../../../../src/aws/session/session';
import { readRegistration, registrationFile, tokenFile } from '../../../../src/aws/sso/cache';
import { signInWithDevice } from '../../../../src/aws/sso/deviceFlow';
import { SsoTokens } from '../../../../src/aws/sso/tokens';
import { startStandIn } from './standIn';
import type { Answer, StandIn } from './standIn';

const signIn: SsoSignIn = {
  session: 'corp',
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};
const NINETY_DAYS = 90 * 24 * 60 * 60;
const page = 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH';

describe('a sign-in with the device flow', () => {
  let home: string;
  let env: NodeJS.ProcessEnv;
  let server: StandIn;
  let profile: Profile;
  let shown: SignInPrompt[];
  let authorization: object;
  /** The answers of CreateToken, in order; the last one is repeated. */
  let tokenAnswers: Answer[];
  let secrets: Record<'access' | 'refresh' | 'client' | 'device', string>;

  const refuses = (error: string, status = 400): Answer => ({ status, body: { error } });
  const pending = refuses('AuthorizationPendingException');
  const allowed = (): Answer => ({
    status: 200,
    body: {
      accessToken: secrets.access,
      expiresIn: 28_800,
      refreshToken: secrets.refresh,
      tokenType: 'Bearer',
    },
  });
  const run = (signal = new AbortController().signal) =>
    signInWithDevice(profile, env, (prompt) => shown.push(prompt), signal);
  const paths = () => server.arrived.map(({ path }) => path);
  const says = (kind: string, words: RegExp) => (error: { kind?: string; message: string }) => {
    for (const secret of Object.values(secrets)) ok(!JSON.stringify([error, error.message]).includes(secret));
    return error.kind === kind && words.test(error.message);
  };

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dx-device-'));
    env = { HOME: home };
    server = await startStandIn();
    shown = [];
    secrets = { access: randomUUID(), refresh: randomUUID(), client: randomUUID(), device: randomUUID() };
    authorization = {
      deviceCode: secrets.device,
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
      verificationUriComplete: page,
      expiresIn: 600,
      interval: 0.05,
    };
    tokenAnswers = [allowed()];
    profile = {
      name: 'corp-net',
      regions: ['us-east-1'],
      endpoints: { sso_oidc: server.url },
      sso: signIn,
      origin: { kind: 'files', configFile: join(home, 'config'), credentialsFile: join(home, 'credentials') },
    };
    server.answer = ({ path }) => {
      if (path === '/client/register') {
        const clientSecretExpiresAt = Math.floor(Date.now() / 1_000) + NINETY_DAYS;
        return {
          status: 200,
          body: { clientId: 'client', clientSecret: secrets.client, clientSecretExpiresAt },
        };
      }
      if (path === '/device_authorization') return { status: 200, body: authorization };
      return (tokenAnswers.length > 1 ? tokenAnswers.shift() : tokenAnswers[0]) ?? pending;
    };
  });
  afterEach(async () => {
    await server.stop();
    await rm(home, { recursive: true });
  });

  it('shows the page and the code, waits for the user, and stores a token that others can read', async () => {
    tokenAnswers = [pending, pending, allowed()];
    await run();
    deepEqual(shown, [{ url: page, userCode: 'ABCD-EFGH' }]);
    deepEqual(paths(), ['/client/register', '/device_authorization', '/token', '/token', '/token']);
    const [register, start, ask] = server.arrived.map(({ body }) => body);
    deepEqual(register, {
      clientName: 'direct-connect-explorer',
      clientType: 'public',
      scopes: ['sso:account:access'],
    });
    deepEqual(start, { clientId: 'client', clientSecret: secrets.client, startUrl: signIn.startUrl });
    deepEqual(ask, {
      clientId: 'client',
      clientSecret: secrets.client,
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
      deviceCode: secrets.device,
    });
    const { accessToken } = await new SsoTokens(env).get(profile, signIn);
    equal(accessToken, secrets.access);
    const kept = JSON.parse(await readFile(tokenFile(env, signIn), 'utf8')) as Record<string, string>;
    equal(kept.refreshToken, secrets.refresh);
    equal((await stat(tokenFile(env, signIn))).mode & 0o777, 0o600);
  });

  it('polls over one connection', async () => {
    tokenAnswers = [pending, pending, allowed()];
    await run();
    const polls = server.arrived.filter(({ path }) => path === '/token');
    deepEqual([polls.length, new Set(polls.map(({ port }) => port)).size], [3, 1]);
  });

  it('registers once, and again when the registration is refused', async () => {
    await run();
    await run();
    equal(paths().filter((path) => path === '/client/register').length, 1);
    equal((await readRegistration(registrationFile(env, signIn)))?.clientSecret, secrets.client);
    const answer = server.answer;
    let refused = false;
    server.answer = (request) => {
      if (request.path !== '/device_authorization' || refused) return answer(request);
      refused = true;
      return refuses('InvalidClientException', 401);
    };
    await run();
    equal(paths().filter((path) => path === '/client/register').length, 2);
  });

  it('says that it was denied or not approved in time, and stores nothing', async () => {
    tokenAnswers = [pending, refuses('AccessDeniedException')];
    await rejects(run(), says('signIn', /denied in the browser/));
    tokenAnswers = [pending, refuses('ExpiredTokenException')];
    await rejects(run(), says('signIn', /in time/));
    tokenAnswers = [pending];
    authorization = { ...authorization, expiresIn: 0.2 };
    await rejects(run(), says('signIn', /in time/));
    await rejects(readFile(tokenFile(env, signIn)), { code: 'ENOENT' });
  });

  for (const [what, answer] of [
    ['keeps polling, more slowly, while the server fails', 'drop'],
    ['slows down when told to', refuses('SlowDownException')],
  ] as const) {
    it(what, async () => {
      tokenAnswers = [answer, pending, allowed()];
      // Waits end at once; only their lengths count.
      const waits = mock.method(timers, 'setTimeout', () => Promise.resolve());
      try {
        await run();
      } finally {
        waits.mock.restore();
      }
      deepEqual(
        waits.mock.calls.map(({ arguments: [milliseconds] }) => milliseconds),
        [50, 5_050, 5_050],
      );
    });
  }

  it('ends at once when the user cancels', async () => {
    authorization = { ...authorization, interval: 600 };
    const ended = new AbortController();
    const running = signInWithDevice(profile, env, () => ended.abort(), ended.signal);
    // The client would wait ten minutes before it asks again, which is longer than a test may take.
    await rejects(running, says('cancelled', /Canceled/));
    ok(!paths().includes('/token'));
  });

  for (const url of [
    'http://example.com/device',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'command:x',
    'no',
  ]) {
    it(`does not open ${url}`, async () => {
      authorization = { ...authorization, verificationUriComplete: url };
      await rejects(run(), says('unreadable', /not https/));
      deepEqual([shown, paths().includes('/token')], [[], false]);
    });
  }

  it('opens a page of this machine', async () => {
    authorization = { ...authorization, verificationUriComplete: `${server.url}/device?user_code=ABCD-EFGH` };
    await run();
    equal(shown[0]?.url, `${server.url}/device?user_code=ABCD-EFGH`);
  });

  it('says when the token can’t be stored', async () => {
    await writeFile(join(home, '.aws'), '');
    await rejects(run(), says('profile', /could not be saved/));
    deepEqual(await readdir(home), ['.aws']);
  });

  it('says when a profile does not use this sign-in', async () => {
    const { sso: _sso, ...other } = profile;
    profile = other;
    await rejects(run(), says('profile', /does not sign in/));
  });
});
