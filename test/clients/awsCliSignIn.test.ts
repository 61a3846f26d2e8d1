import { equal, match, ok } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '../../src/aws/profiles/profiles';
import { createSdk } from '../../src/aws/sdk';
import { readToken, tokenFile } from '../../src/aws/sso/cache';
import type { SsoToken } from '../../src/aws/sso/cache';
import { startCompanyNetwork } from '../support/companyNetwork';
import type { CompanyNetwork } from '../support/companyNetwork';
import { writing } from '../support/writing';
import { awsCliIsHere, awsIn, needAwsCli } from './awsCli';
import { profileStoreOf } from '../support/profileStore';

const REGION = 'us-east-1';
const ACCOUNT = '111122223333';

/** The AWS CLI and this extension share their sign-ins, so each must continue with what the other stored. */
describe('Debian’s AWS CLI and the credentials that it shares', () => {
  let network: CompanyNetwork;
  let home: string;

  before(async function () {
    needAwsCli(this);
    network = await startCompanyNetwork({
      names: [`oidc.${REGION}.amazonaws.com`, `portal.sso.${REGION}.amazonaws.com`],
    });
  });
  after(async () => {
    if (awsCliIsHere) await network.stop();
  });
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dx-cli-'));
    await mkdir(join(home, '.aws'));
    await writeFile(join(home, 'company.pem'), network.authority.certificate);
    const { startUrl } = network.endpoint.sso;
    await writeFile(
      join(home, '.aws', 'config'),
      [
        ...['[sso-session corp]', `sso_start_url = ${startUrl}`, `sso_region = ${REGION}`],
        'sso_registration_scopes = sso:account:access',
        ...['[profile net]', 'sso_session = corp', `sso_account_id = ${ACCOUNT}`, 'sso_role_name = Network'],
        `endpoint_url = ${network.endpoint.url}`,
      ].join('\n'),
    );
    await network.endpoint.control('POST', 'reset');
    await network.endpoint.control('DELETE', 'requests');
  });
  afterEach(() => rm(home, { recursive: true }));

  /** The AWS CLI reaches AWS's host names only through the company's proxy: this version can't use other endpoints. */
  const cli = (env: Readonly<Record<string, string>>, ...args: string[]) =>
    awsIn(
      {
        HOME: home,
        HTTPS_PROXY: network.proxy.url,
        AWS_CA_BUNDLE: join(home, 'company.pem'),
        AWS_EC2_METADATA_DISABLED: 'true',
        ...env,
      },
      ['--region', REGION, ...args],
    );
  const whoIs = async (env: Readonly<Record<string, string>>) => {
    const { endpoint } = network;
    const { answer, errors } = await cli(env, '--endpoint-url', endpoint.url, 'sts', 'get-caller-identity');
    ok(answer, errors);
    return (answer as { Arn: string }).Arn;
  };
  const asked = async (operation: string) => (await network.endpoint.received(operation)).length;

  it('gets the keys of an instance', async () => {
    const { instance } = network.endpoint.metadata;
    const env = { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: instance };
    match(await whoIs(env), new RegExp(`^arn:aws:sts::${ACCOUNT}:assumed-role/Network/i-`));
    equal(await asked('GetInstanceToken'), 1);
  });

  it('gets the keys of a container', async () => {
    const { container, containerToken } = network.endpoint.metadata;
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: container.replace('127.0.0.1', 'localhost'),
      AWS_CONTAINER_AUTHORIZATION_TOKEN: containerToken,
    };
    match(await whoIs(env), new RegExp(`^arn:aws:sts::${ACCOUNT}:assumed-role/Network/[0-9a-f]{32}$`));
    equal(await asked('GetContainerCredentials'), 1);
  });

  describe('a sign-in through IAM Identity Center', () => {
    const asPerson = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_Network_/;
    let profile: Profile;
    let sdk: ReturnType<typeof createSdk>;

    beforeEach(async () => {
      const aws = join(home, '.aws');
      const files = { configFile: join(aws, 'config'), credentialsFile: join(aws, 'credentials') };
      profile = await profileStoreOf(files).get('net');
      sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), { HOME: home });
    });
    const file = () => tokenFile({ HOME: home }, profile.sso ?? { startUrl: '', region: '' });
    const kept = async (): Promise<SsoToken> => {
      const token = await readToken(file());
      ok(token);
      return token;
    };
    const allow = (userCode: string) =>
      network.endpoint.control('POST', 'devices', { userCode, allow: true });
    const signIn = () =>
      sdk.signIn(profile, ({ userCode }) => void allow(userCode), new AbortController().signal);

    it('by this extension works for the AWS CLI', async () => {
      await signIn();
      match(await whoIs({ AWS_PROFILE: 'net' }), asPerson);
      equal(await asked('CreateToken'), 1);
    });

    it('by this extension is renewed by the AWS CLI shortly before it expires, and later by this extension', async () => {
      await network.endpoint.control('POST', 'sso', { accessTokenSeconds: 600 });
      await signIn();
      const first = await kept();
      match(await whoIs({ AWS_PROFILE: 'net' }), asPerson);
      const second = await kept();
      ok(second.accessToken !== first.accessToken && second.renewal);
      match((await sdk.identify(profile))?.arn ?? '', asPerson);
      const third = await kept();
      ok(third.accessToken !== second.accessToken && third.renewal);
      equal(await asked('CreateToken'), 3);
      match(await whoIs({ AWS_PROFILE: 'net' }), asPerson);
    });

    it('by the AWS CLI works for this extension, which also renews it', async () => {
      const login = cli({ AWS_PROFILE: 'net' }, 'sso', 'login', '--no-browser');
      const waiting = async () => {
        const { devices } = (await network.endpoint.control('GET', 'devices')) as {
          devices: { userCode: string; status: string }[];
        };
        return devices.find(({ status }) => status === 'pending')?.userCode;
      };
      let userCode: string | undefined;
      while (!(userCode = await waiting())) await new Promise((resolve) => setImmediate(resolve));
      await network.endpoint.control('POST', 'sso', { accessTokenSeconds: 600 });
      await allow(userCode);
      const { exitCode, errors } = await login;
      equal(exitCode, 0, errors);
      const first = await kept();
      match((await sdk.identify(profile))?.arn ?? '', asPerson);
      ok((await kept()).accessToken !== first.accessToken);
      equal((await stat(file())).mode & 0o777, 0o600);
      match(await whoIs({ AWS_PROFILE: 'net' }), asPerson);
    });
  });
});
