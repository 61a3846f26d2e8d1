import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSdk } from '../../../../src/aws/sdk';
import { readProfiles } from '../../../../src/aws/profiles';
import type { Profile } from '../../../../src/aws/profiles';
import type { Sdk, SignInPrompt } from '../../../../src/aws/session';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';

const REGION = 'us-east-1';

describe('signing in through IAM Identity Center', () => {
  let endpoint: TestEndpoint;
  let home: string;
  let sdk: Sdk;
  let profile: Profile;

  const read = () => sdk.connect(profile, REGION).sweep();
  /** Signs in, and does this as soon as there is a page to open. */
  const signIn = (decide: (prompt: SignInPrompt) => unknown, signal = new AbortController().signal) =>
    sdk.signIn(profile, (prompt) => void decide(prompt), signal);
  const decide =
    (allow: boolean) =>
    ({ userCode }: SignInPrompt) =>
      endpoint.control('POST', 'devices', { userCode, allow });
  const asked = async (operation: string) => (await endpoint.received(operation)).length;
  const caches = async () => {
    const folder = join(home, '.aws', 'sso', 'cache');
    return (await readdir(folder)).map((name) => join(folder, name));
  };

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('DELETE', 'requests');
    home = await mkdtemp(join(tmpdir(), 'dx-sso-'));
    const { startUrl, region } = endpoint.sso;
    const configFile = join(home, 'config');
    await writeFile(
      configFile,
      [
        `[profile team]\nregion = ${REGION}\nendpoint_url = ${endpoint.url}\nsso_session = company`,
        'sso_account_id = 111122223333\nsso_role_name = Network\n',
        `[sso-session company]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`,
      ].join('\n'),
    );
    const { profiles } = await readProfiles({ configFile, credentialsFile: join(home, 'none') });
    profile = profiles[0] as Profile;
    sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, { HOME: home });
  });
  afterEach(() => rm(home, { recursive: true }));

  it('is due before anyone did, and says what to do', async () => {
    await rejects(read(), ({ kind, advice }: { kind: string; advice: string }) => {
      equal(kind, 'signIn');
      ok(advice.includes('Sign In'));
      return true;
    });
    equal(await asked('StartDeviceAuthorization'), 0);
  });

  it('shows a page with its code, and makes the profile work once it is allowed there', async () => {
    let shown: SignInPrompt | undefined;
    await signIn((prompt) => {
      shown = prompt;
      return decide(true)(prompt);
    });
    ok(shown?.url.startsWith(`${endpoint.url}/`) && shown.url.includes(shown.userCode));
    ok((await read()).connections.length > 0);
  });

  it('keeps its files for their owner alone, and registers itself once', async () => {
    await signIn(decide(true));
    const files = await caches();
    equal(files.length, 2);
    for (const file of files) equal((await stat(file)).mode & 0o777, 0o600);
    const kept = await Promise.all(
      files.map(async (file) => Object.keys(JSON.parse(await readFile(file, 'utf8')) as object).sort()),
    );
    deepEqual(
      kept.find((names) => names.includes('accessToken')),
      [
        'accessToken',
        'clientId',
        'clientSecret',
        'expiresAt',
        'refreshToken',
        'region',
        'registrationExpiresAt',
        'startUrl',
      ],
    );
    await signIn(decide(true));
    equal(await asked('RegisterClient'), 1);
  });

  it('renews its token without a person, and is due again once that is refused', async () => {
    await endpoint.control('POST', 'sso', { accessTokenSeconds: 60 });
    await signIn(decide(true));
    ok((await read()).connections.length > 0);
    await endpoint.control('POST', 'sso', { revokeRefresh: true });
    await endpoint.control('POST', 'sso', { expireTokens: true });
    const anew = createSdk({ mfaCode: () => Promise.resolve(undefined) }, { HOME: home });
    await rejects(anew.connect(profile, REGION).sweep(), { kind: 'signIn' });
  });

  it('says so when it is declined, and keeps no token', async () => {
    await rejects(signIn(decide(false)), { kind: 'signIn', code: 'AccessDeniedException' });
    await rejects(read(), { kind: 'signIn' });
  });

  it('says so when nobody decides in time', async () => {
    await rejects(
      signIn(() => endpoint.control('POST', 'sso', { expireDevices: true })),
      { kind: 'signIn' },
    );
  });

  it('ends when it is cancelled, and asks no more', async () => {
    const given = new AbortController();
    await rejects(
      signIn(() => given.abort(), given.signal),
      { kind: 'cancelled' },
    );
    equal(await asked('CreateToken'), 0);
  });

  it('is not due for a network that fails', async () => {
    await signIn(decide(true));
    await endpoint.control('POST', 'faults', {
      operation: 'GetRoleCredentials',
      fault: 'drop-before',
      times: 9,
    });
    await rejects(read(), { kind: 'dropped' });
    await endpoint.control('DELETE', 'faults');
  });
});
