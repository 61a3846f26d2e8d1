import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { TestHome } from './testHome';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const session = (name: string) => new RegExp(`^arn:aws:sts::${ACCOUNT}:assumed-role/${name}/`);
const estate = {
  regions: ['us-east-1'],
  accounts: [
    {
      accountId: ACCOUNT,
      name: 'network',
      roles: [
        { roleName: 'of-the-instance', instanceProfile: true },
        { roleName: 'of-the-task', containerTask: true },
        { roleName: 'assumed' },
        { roleName: 'federated', webIdentity: true },
      ],
      regions: { 'us-east-1': { connections: [{ connectionName: 'core', location: 'EqDC2' }] } },
    },
  ],
};

describe('credentials of this machine, at the local endpoint', () => {
  let endpoint: TestEndpoint;
  let data: string;
  let home: TestHome;
  let instance: NodeJS.ProcessEnv;
  let container: NodeJS.ProcessEnv;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'dx-estate-'));
    await writeFile(join(data, 'estate.json'), JSON.stringify(estate));
    endpoint = await startEndpoint(process.cwd(), ['--data', join(data, 'estate.json')]);
    const { metadata } = endpoint;
    instance = { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.instance };
    container = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: metadata.container,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: metadata.containerToken,
    };
  });
  after(async () => {
    await endpoint.stop();
    await rm(data, { recursive: true });
  });
  beforeEach(async () => {
    home = await TestHome.open(endpoint);
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
  });
  afterEach(() => home.close());

  describe('an instance', () => {
    it('is asked with a version 2 token, once its profile is read', async () => {
      const profile = home.ofMachine('instance', instance);
      const sdk = home.sdk(instance);
      const opened = sdk.connect(profile, 'us-east-1');
      deepEqual(await home.asked(), []);
      equal((await opened.sweep()).connections.length, 1);
      deepEqual((await home.asked()).slice(0, 3), [
        ...['GetInstanceToken', 'ListInstanceRoles', 'GetInstanceCredentials'],
      ]);
      match((await sdk.identify(profile))?.arn ?? '', session('of-the-instance'));
      equal((await endpoint.received('GetInstanceCredentials')).length, 1);
    });

    it('is not asked where the environment forbids it', async () => {
      const profile = home.ofMachine('instance', instance);
      const sdk = home.sdk({ ...instance, AWS_EC2_METADATA_DISABLED: 'true' });
      await rejects(sdk.connect(profile, 'us-east-1').sweep(), { kind: 'profile' });
      deepEqual(await home.asked(), []);
    });

    it('that has no role, or is not an instance, is reported as having none', async () => {
      const sweep = () =>
        home.sdk(instance).connect(home.ofMachine('instance', instance), 'us-east-1').sweep();
      const fault = { operation: 'ListInstanceRoles', fault: 'error', status: 404, code: 'NotFound' };
      await endpoint.control('POST', 'faults', fault);
      await rejects(sweep(), { kind: 'credentials' });
      await endpoint.control('POST', 'faults', { operation: 'GetInstanceCredentials', fault: 'html' });
      await rejects(sweep(), { kind: 'credentials' });
      await endpoint.control('POST', 'faults', { operation: 'GetInstanceToken', fault: 'drop-before' });
      await rejects(sweep(), { kind: 'dropped' });
    });

    it('that does not answer is abandoned quickly', async () => {
      await endpoint.control('POST', 'faults', { operation: 'GetInstanceToken', fault: 'hang' });
      const profile = home.ofMachine('instance', instance);
      await rejects(home.sdk(instance).connect(profile, 'us-east-1').sweep(), { kind: 'timeout' });
    });
  });

  describe('a container', () => {
    it('is asked with its token', async () => {
      const profile = home.ofMachine('container', container);
      const sdk = home.sdk(container);
      equal((await sdk.connect(profile, 'us-east-1').sweep()).connections.length, 1);
      match((await sdk.identify(profile))?.arn ?? '', session('of-the-task'));
      equal((await endpoint.received('GetContainerCredentials')).length, 1);
    });

    it('is asked with the token in a file, read anew each time', async () => {
      const file = join(home.folder, 'token');
      const { AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_AUTHORIZATION_TOKEN = '' } = container;
      const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file };
      const profile = home.ofMachine('container', env);
      const sdk = home.sdk(env);
      await writeFile(file, 'old');
      await rejects(sdk.connect(profile, 'us-east-1').sweep(), { kind: 'credentials' });
      await writeFile(file, AWS_CONTAINER_AUTHORIZATION_TOKEN);
      equal((await sdk.connect(profile, 'us-east-1').sweep()).connections.length, 1);
    });
  });

  it('is asked once with a clock that is ahead by more than its keys last', async () => {
    const { now } = Date;
    Date.now = () => now() + 7 * 3_600_000;
    try {
      for (const [kind, env, operation] of [
        ['instance', instance, 'GetInstanceCredentials'],
        ['container', container, 'GetContainerCredentials'],
      ] as const) {
        const profile = home.ofMachine(kind, env);
        const sdk = home.sdk(env);
        equal((await sdk.connect(profile, 'us-east-1').sweep()).connections.length, 1);
        ok(await sdk.identify(profile));
        equal((await endpoint.received(operation)).length, 1, kind);
      }
    } finally {
      Date.now = now;
    }
  });

  describe('a role with a credential_source', () => {
    const keys = () => {
      const [account] = endpoint.accounts;
      ok(account);
      return { AWS_ACCESS_KEY_ID: account.accessKeyId, AWS_SECRET_ACCESS_KEY: account.secretAccessKey };
    };
    const sources: [string, () => NodeJS.ProcessEnv, string | undefined][] = [
      ['Ec2InstanceMetadata', () => instance, 'GetInstanceCredentials'],
      ['EcsContainer', () => container, 'GetContainerCredentials'],
      ['Environment', keys, undefined],
    ];
    for (const [source, env, operation] of sources) {
      it(`is assumed with the keys of ${source} only`, async () => {
        await home.config({ a: [`role_arn = ${role('assumed')}`, `credential_source = ${source}`] });
        const sdk = home.sdk({ ...instance, ...container, ...keys(), ...env() });
        equal((await (await home.session('a', sdk)).sweep()).connections.length, 1);
        match(await home.arn('a', sdk), session('assumed'));
        const asked = await home.asked();
        deepEqual(
          asked.filter((name) => /^Get\w+Credentials$/.test(name)),
          operation === undefined ? [] : [operation],
        );
        equal(asked.filter((name) => name === 'AssumeRole').length, 1);
      });
    }
  });

  describe('a web identity', () => {
    const write = (token: string) => writeFile(join(home.folder, 'jwt'), token);
    const config = (name: string) =>
      home.config({
        a: [`role_arn = ${role(name)}`, 'web_identity_token_file = ~/jwt', 'role_session_name = ada'],
      });

    it('assumes its role with the token that is in the file now, without a signature', async () => {
      await config('federated');
      const sdk = home.sdk();
      await write('expired');
      await rejects((await home.session('a', sdk)).sweep(), { kind: 'expired' });
      await write('header.claims.signature\n');
      equal((await (await home.session('a', sdk)).sweep()).connections.length, 1);
      equal(await home.arn('a', sdk), `arn:aws:sts::${ACCOUNT}:assumed-role/federated/ada`);
      const [, request] = await endpoint.received('AssumeRoleWithWebIdentity');
      equal(request?.account, undefined);
      ok(!JSON.stringify(request).includes('claims'));
    });

    it('reports an invalid token, an untrusted one, and a missing file', async () => {
      await config('federated');
      await rejects((await home.session('a', home.sdk())).sweep(), { kind: 'profile' });
      await write('invalid');
      await rejects((await home.session('a', home.sdk())).sweep(), { kind: 'refused' });
      await config('assumed');
      await write('header.claims.signature');
      await rejects((await home.session('a', home.sdk())).sweep(), { kind: 'denied' });
    });
  });
});
