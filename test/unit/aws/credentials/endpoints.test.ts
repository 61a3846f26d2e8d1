import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CredentialsCache } from '../../../../src/aws/credentials/cache';
import type { Credentials } from '../../../../src/aws/credentials/cache';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { SharedFiles } from '../../../../src/aws/profiles/profiles';

const REGION = 'us-east-1';
const STS_ANSWER = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>FROM-STS</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
const SSO_ANSWER = JSON.stringify({
  roleCredentials: { accessKeyId: 'FROM-SSO', secretAccessKey: 's', sessionToken: 't', expiration: 4e12 },
});

/** A server on loopback that answers like STS and IAM Identity Center, and records the requests. */
async function recorder(): Promise<{ url: string; arrived: string[]; server: Server }> {
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url?.split('?')[0]}`);
    request.resume().on('end', () => response.end(request.method === 'GET' ? SSO_ANSWER : STS_ANSWER));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived, server };
}

describe('credentials', () => {
  let folder: string;
  let files: SharedFiles;
  let environment: Awaited<ReturnType<typeof recorder>>;
  let own: Awaited<ReturnType<typeof recorder>>;
  const usual = process.env;

  const credentialsOf = async (name: string): Promise<Credentials> => {
    const { profiles } = await readProfiles(files);
    const profile = profiles.find((candidate) => candidate.name === name);
    ok(profile, `no profile ${name}`);
    const cache = new CredentialsCache({ mfaCode: () => Promise.resolve(undefined) }, process.env);
    return cache.of(profile, REGION);
  };
  const keysOf = async (name: string): Promise<string> => {
    const own = await credentialsOf(name);
    return (await own.keys()).accessKeyId;
  };
  const config = (...lines: string[]) => writeFile(files.configFile, lines.join('\n'));
  const services = (service: string) => ['[services lab]', `${service} =`, `  endpoint_url = ${own.url}`];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-credentials-'));
    files = {
      configFile: join(folder, '.aws', 'config'),
      credentialsFile: join(folder, '.aws', 'credentials'),
    };
    await mkdir(join(folder, '.aws', 'sso', 'cache'), { recursive: true });
    [environment, own] = await Promise.all([recorder(), recorder()]);
    process.env = {
      ...usual,
      HOME: folder,
      AWS_CONFIG_FILE: files.configFile,
      AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
      AWS_ENDPOINT_URL: environment.url,
      AWS_ENDPOINT_URL_STS: environment.url,
      AWS_ENDPOINT_URL_SSO: environment.url,
      AWS_ENDPOINT_URL_SSO_OIDC: environment.url,
      AWS_MAX_ATTEMPTS: '1',
    };
  });
  afterEach(async () => {
    process.env = usual;
    for (const { server } of [environment, own]) {
      server.closeAllConnections();
      server.close();
    }
    await rm(folder, { recursive: true });
  });

  describe('of IAM Identity Center', () => {
    const token = (expiresAt: number) => ({
      accessToken: 'bearer',
      expiresAt: new Date(expiresAt).toISOString(),
      clientId: 'c',
      clientSecret: 's',
      refreshToken: 'r',
    });
    const signedIn = async (session: string, expiresAt = Date.now() + 3_600_000) => {
      const name = createHash('sha1').update(session).digest('hex');
      const file = join(folder, '.aws', 'sso', 'cache', `${name}.json`);
      await writeFile(file, JSON.stringify(token(expiresAt)));
    };
    // There is no such region, so AWS's own address does not even resolve.
    const profile = (session: string) => [
      '[profile signed-in]',
      `sso_session = ${session}`,
      'sso_account_id = 123456789012',
      'sso_role_name = Reader',
      'services = lab',
      `[sso-session ${session}]`,
      'sso_region = xx-nowhere-1',
      'sso_start_url = https://example.invalid',
    ];

    it('are requested at the profile’s endpoint', async () => {
      process.env.AWS_USE_FIPS_ENDPOINT = 'true';
      await config(...profile('named'), ...services('sso'));
      await signedIn('named');
      equal(await keysOf('signed-in'), 'FROM-SSO');
      deepEqual(own.arrived, ['GET /federation/credentials']);
      deepEqual(environment.arrived, []);
    });

    it('are never requested at an endpoint from the environment', async () => {
      await config(...profile('plain'));
      await signedIn('plain');
      await rejects(keysOf('signed-in'));
      deepEqual(environment.arrived, []);
    });

    it('do not renew their token at an endpoint from the environment', async () => {
      await config(...profile('old'));
      await signedIn('old', Date.now() - 1000);
      await rejects(keysOf('signed-in'));
      deepEqual(environment.arrived, []);
    });
  });

  describe('of a web identity', () => {
    const profile = (region: string) => [
      '[profile web]',
      'role_arn = arn:aws:iam::123456789012:role/reader',
      `web_identity_token_file = ${join(folder, 'token')}`,
      `region = ${region}`,
      'services = lab',
    ];
    beforeEach(() => writeFile(join(folder, 'token'), 'jwt'));

    it('are requested at the profile’s STS endpoint', async () => {
      process.env.AWS_USE_FIPS_ENDPOINT = 'true';
      await config(...profile(REGION), ...services('sts'));
      equal(await keysOf('web'), 'FROM-STS');
      deepEqual(own.arrived, ['POST /']);
      deepEqual(environment.arrived, []);
    });

    it('are requested neither at an endpoint from the environment nor at Identity Center’s', async () => {
      await config(...profile(REGION), ...services('sso'));
      await rejects(keysOf('web'));
      deepEqual([environment.arrived, own.arrived], [[], []]);
    });
  });

  describe('in the files', () => {
    const keys = (id: string) => [`aws_access_key_id = ${id}`, 'aws_secret_access_key = s'];
    const credentials = (...lines: string[]) => writeFile(files.credentialsFile, lines.join('\n'));

    it('are read beside a [profile __proto__], those of the credentials file first', async () => {
      await config(
        '[profile __proto__]',
        'x = y',
        '[profile a]',
        ...keys('A'),
        '[profile b]',
        ...keys('B-CONFIG'),
      );
      await credentials('[b]', ...keys('B'));
      deepEqual([await keysOf('a'), await keysOf('b')], ['A', 'B']);
    });

    it('are read beside a [__proto__] in the credentials file', async () => {
      await credentials('[__proto__]', 'x = y', '[a]', ...keys('A'));
      equal(await keysOf('a'), 'A');
    });

    for (const header of ['profile Net Ops', 'profile "Net Ops"', 'profile Net Ops East']) {
      it(`are read of [${header}]`, async () => {
        await config(`[${header}]`, ...keys('NET'));
        equal(await keysOf(header.slice(8).replaceAll('"', '')), 'NET');
      });
    }

    it('are read anew each time', async () => {
      await credentials('[Net Ops]', ...keys('OLD'));
      equal(await keysOf('Net Ops'), 'OLD');
      await credentials('[Net Ops]', ...keys('NEW'));
      equal(await keysOf('Net Ops'), 'NEW');
    });

    it('stay the same for what belongs together, until they are about to expire', async () => {
      await credentials('[net]', ...keys('OLD'));
      const own = await credentialsOf('net');
      const old = await own.keys();
      await credentials('[net]', ...keys('NEW'));
      const soon = (minutes: number) => ({ ...old, expiration: new Date(Date.now() + minutes * 60_000) });
      const signedWith = [await own.toSign(old), await own.toSign(soon(10)), await own.toSign(soon(1))];
      deepEqual(
        signedWith.map(({ accessKeyId }) => accessKeyId),
        ['OLD', 'OLD', 'NEW'],
      );
    });
  });
});
