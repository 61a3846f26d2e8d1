import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sdk } from '../../../../src/aws/session/session';
import { startCompanyNetwork } from '../../../support/companyNetwork';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { TestHome } from './testHome';

const ACCOUNT = '111122223333';
const SESSION = `arn:aws:iam::${ACCOUNT}:user/demo-network`;
const MINUTE = 60_000;

interface Kept {
  readonly accessToken: Readonly<Record<string, string>>;
  readonly refreshToken: string;
  readonly [more: string]: unknown;
}

describe('the session of aws login, at the local endpoint', () => {
  let endpoint: TestEndpoint;
  let home: TestHome;
  let sdk: Sdk;
  let secrets: string[];

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    home = await TestHome.open(endpoint);
    sdk = home.sdk();
    secrets = [];
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
    await home.config({ a: [`login_session = ${SESSION}`, 'region = us-east-1'] });
  });
  afterEach(() => home.close());

  const folder = () => join(home.folder, '.aws', 'login', 'cache');
  const fileIn = (where: string) => join(where, `${createHash('sha256').update(SESSION).digest('hex')}.json`);
  const kept = async () => JSON.parse(await readFile(fileIn(folder()), 'utf8')) as Kept;
  /** Stores a session as `aws login` does, with keys that are valid except for their expiry, in `left` milliseconds. */
  const write = async (left: number, over: object = {}, where = folder()) => {
    const login = (await endpoint.control('POST', 'login', { account: ACCOUNT })) as {
      refreshToken: string;
      clientId: string;
    };
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const dpopKey = privateKey.export({ format: 'pem', type: 'sec1' }) as string;
    const [account] = endpoint.accounts;
    ok(account);
    secrets.push(login.refreshToken, dpopKey, account.secretAccessKey);
    const content = {
      accessToken: {
        accessKeyId: account.accessKeyId,
        secretAccessKey: account.secretAccessKey,
        sessionToken: 'none',
        accountId: ACCOUNT,
        expiresAt: new Date(Date.now() + left).toISOString().replace(/\.\d+Z$/, 'Z'),
      },
      tokenType: 'aws_sigv4',
      ...login,
      idToken: 'of the person',
      dpopKey,
      ...over,
    };
    await mkdir(where, { recursive: true });
    await writeFile(fileIn(where), JSON.stringify(content));
    return content;
  };
  const sweep = async (name = 'a') => (await home.session(name, sdk)).sweep();
  const renewals = async () => (await endpoint.received('CreateOAuth2Token')).length;
  const fails = async (kind: string, words: RegExp, advice = /aws login --profile a/) => {
    await rejects(sweep(), (error: { kind?: string; message: string; advice?: string; stack?: string }) => {
      for (const secret of secrets) ok(!JSON.stringify([error, error.message, error.stack]).includes(secret));
      equal(error.kind, kind, error.message);
      match(error.message, words);
      match(error.advice ?? '', advice);
      return true;
    });
  };

  it('is used as it is until shortly before it expires', async () => {
    const before = await write(10 * MINUTE);
    // Its keys are sent, but AWS does not accept them with this session token.
    await rejects(sweep(), { kind: 'credentials' });
    equal(await renewals(), 0);
    deepEqual(await kept(), before);
  });

  it('is renewed shortly before it expires, once for all users, and stored for the AWS CLI', async () => {
    const before = await write(4 * MINUTE);
    await home.config({
      a: [`login_session = ${SESSION}`],
      b: [`login_session = ${SESSION}`],
      c: ['role_arn = arn:aws:iam::444455556666:role/reader', 'source_profile = a'],
    });
    const sweeps = await Promise.all(['a', 'a', 'b', 'c'].map(sweep));
    ok(sweeps[0] && sweeps[0].connections.length > 0);
    equal(await renewals(), 1);
    match(await home.arn('a', sdk), /:user\/demo-network$/);
    match(await home.arn('c', sdk), /:assumed-role\/reader\//);
    const { accessToken, refreshToken, ...others } = await kept();
    const { accessToken: oldKeys, refreshToken: oldToken, ...same } = before;
    deepEqual(others, same);
    ok(refreshToken !== oldToken && accessToken['accessKeyId'] !== oldKeys.accessKeyId);
    deepEqual(Object.keys(accessToken).toSorted(), Object.keys(oldKeys).toSorted());
    equal(accessToken['accountId'], ACCOUNT);
    match(accessToken['expiresAt'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const minutes = (Date.parse(accessToken['expiresAt'] ?? '') - Date.now()) / MINUTE;
    ok(minutes > 14 && minutes <= 15, String(minutes));
    equal((await stat(fileIn(folder()))).mode & 0o777, 0o600);
    equal((await readdir(folder())).length, 1);
    // Another process finds it, and continues with the stored refresh token.
    ok((await (await home.session('a', home.sdk())).sweep()).connections.length > 0);
    equal(await renewals(), 1);
  });

  it('continues with the refresh token from a renewal', async () => {
    await write(-MINUTE);
    await sweep();
    const { accessToken, ...renewed } = await kept();
    const over = { ...accessToken, expiresAt: new Date(0).toISOString() };
    await writeFile(fileIn(folder()), JSON.stringify({ ...renewed, accessToken: over }));
    ok((await (await home.session('a', home.sdk())).sweep()).connections.length > 0);
    equal(await renewals(), 2);
  });

  it('is stored where AWS_LOGIN_CACHE_DIRECTORY of the given environment says', async () => {
    const elsewhere = join(home.folder, 'elsewhere');
    await write(-MINUTE, {}, elsewhere);
    await fails('signIn', /Sign-in required/);
    sdk = home.sdk({ AWS_LOGIN_CACHE_DIRECTORY: '~/elsewhere' });
    ok((await sweep()).connections.length > 0);
  });

  it('is only renewed at the profile’s endpoint, in the region of the sign-in', async () => {
    await write(-MINUTE, { signInRegion: 'evil.example/' });
    sdk = home.sdk({ AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:1', AWS_REGION: 'eu-west-1' });
    // An invalid region must not become a host name: such a file is ignored.
    await fails('signIn', /Sign-in required/);
    await write(-MINUTE, { signInRegion: 'eu-central-1' });
    ok((await sweep()).connections.length > 0);
  });

  for (const [end, kind, words, advice] of [
    ['TOKEN_EXPIRED', 'signIn', /Sign-in required for profile a/, undefined],
    ['USER_CREDENTIALS_CHANGED', 'signIn', /password has changed/, undefined],
    ['INSUFFICIENT_PERMISSIONS', 'denied', /can’t be renewed/, /signin:CreateOAuth2Token/],
  ] as const) {
    it(`says what to do if AWS says ${end}, and writes nothing`, async () => {
      const before = await write(-MINUTE);
      await endpoint.control('POST', 'login', { end });
      await fails(kind, words, advice);
      deepEqual(await kept(), before);
      equal(await renewals(), 1);
    });
  }

  it('is required when the file is missing or broken, and nothing is sent', async () => {
    await fails('signIn', /Sign-in required/);
    deepEqual(await readdir(home.folder), ['config']);
    for (const over of [{ refreshToken: undefined }, { dpopKey: 7 }, { accessToken: {} }]) {
      await write(-MINUTE, over);
      await fails('signIn', /Sign-in required/);
    }
    await write(-MINUTE, { dpopKey: 'no key' });
    await fails('signIn', /Sign-in required/);
    await writeFile(fileIn(folder()), '{"accessToken": {"access');
    await fails('signIn', /Sign-in required/);
    equal(await renewals(), 0);
  });

  it('works again after aws login and a retry', async () => {
    await fails('signIn', /Sign-in required/);
    await write(-MINUTE);
    ok((await sweep()).connections.length > 0);
  });

  for (const [fault, kind] of [
    [{ fault: 'drop-before' }, 'dropped'],
    [{ fault: 'error', status: 503, code: 'InternalServerException' }, 'server'],
    [{ fault: 'error', status: 429, code: 'TooManyRequestsError' }, 'throttled'],
    [{ fault: 'html' }, 'unreadable'],
    [{ fault: 'truncate' }, 'unreadable'],
  ] as const) {
    it(`does not require a sign-in if ${fault.fault} leads to ${kind}; its refresh token is sent once`, async () => {
      const before = await write(-MINUTE);
      await endpoint.control('POST', 'faults', { operation: 'CreateOAuth2Token', times: 9, ...fault });
      await fails(kind, /./, /./);
      deepEqual(await kept(), before);
      equal(await renewals(), 1);
    });
  }

  for (const minutes of [60, -60]) {
    it(`is renewed with a clock that is off by ${minutes} minutes`, async () => {
      const { now } = Date;
      await write((minutes - 1) * MINUTE);
      Date.now = () => now() + minutes * MINUTE;
      try {
        ok((await sweep()).connections.length > 0);
        // Its expiry is written in this machine's time, as the AWS CLI does.
        const { accessToken } = await kept();
        const left = (Date.parse(accessToken['expiresAt'] ?? '') - Date.now()) / MINUTE;
        ok(left > 14 && left <= 15, String(left));
      } finally {
        Date.now = now;
      }
      // The first proof was refused; the second had the right time.
      equal(await renewals(), 2);
    });
  }

  it('is used until it expires when it can’t be renewed', async () => {
    await write(4 * MINUTE);
    await endpoint.control('POST', 'faults', { operation: 'CreateOAuth2Token', fault: 'drop-before' });
    // The keys of the file are used, and AWS rejects them.
    await rejects(sweep(), { kind: 'credentials' });
    equal(await renewals(), 1);
  });

  it('is read again if another program renewed it meanwhile', async () => {
    await write(-MINUTE);
    const first = await home.session('a', sdk);
    await first.sweep();
    const renewed = await kept();
    await write(-MINUTE);
    await endpoint.control('POST', 'login', { end: 'TOKEN_EXPIRED' });
    await endpoint.control('POST', 'faults', {
      operation: 'CreateOAuth2Token',
      fault: 'delay',
      milliseconds: 300,
    });
    const second = (await home.session('a', home.sdk())).sweep();
    while ((await renewals()) < 2) await new Promise((resolve) => setImmediate(resolve));
    await writeFile(fileIn(folder()), JSON.stringify(renewed));
    ok((await second).connections.length > 0);
    deepEqual(await kept(), renewed);
  });

  it('can be cancelled while it is renewed', async () => {
    await write(-MINUTE);
    await endpoint.control('POST', 'faults', { operation: 'CreateOAuth2Token', fault: 'hang' });
    const ended = new AbortController();
    const sweeping = (await home.session('a', sdk)).sweep(ended.signal);
    while ((await renewals()) < 1) await new Promise((resolve) => setImmediate(resolve));
    ended.abort();
    await rejects(sweeping, { kind: 'cancelled' });
  });

  it('is renewed through TLS that a company’s certificate authority signed, and not without its ca_bundle', async () => {
    const network = await startCompanyNetwork({ names: [] });
    try {
      const url = `https://${network.front.authority}`;
      const bundle = join(home.folder, 'company.pem');
      await writeFile(bundle, network.authority.certificate);
      await write(-MINUTE, (await network.endpoint.control('POST', 'login', { account: ACCOUNT })) as object);
      const profile = async () => ({
        ...(await home.store.get('a')),
        endpoints: { direct_connect: url, signin: url },
      });
      const before = await kept();
      await rejects(sdk.connect(await profile(), 'us-east-1').sweep(), { kind: 'unreachable' });
      deepEqual(await kept(), before);
      const trusting = { ...(await profile()), network: { ca_bundle: bundle } };
      ok((await sdk.connect(trusting, 'us-east-1').sweep()).connections.length > 0);
    } finally {
      await network.stop();
    }
  });
});
