import assert from 'node:assert/strict';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromContainerMetadata, fromInstanceMetadata } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';

const company: DataFile = {
  accounts: [
    { accountId: NETWORK, name: 'network' },
    {
      accountId: WORKLOAD,
      name: 'workload',
      roles: [
        { roleName: 'on-the-instance', instanceProfile: true },
        { roleName: 'in-the-task', containerTask: true },
      ],
    },
  ],
};
const TOKEN = '/latest/api/token';
const ROLES = '/latest/meta-data/iam/security-credentials/';
const TTL = 'x-aws-ec2-metadata-token-ttl-seconds';

describe('emulator: the metadata of instances and containers', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start(company);
  });
  after(() => endpoint.close());

  const ask = (method: string, path: string, headers: Record<string, string> = {}, at = endpoint) =>
    at.send({ method, path, headers: { Host: `127.0.0.1:${at.port}`, ...headers }, body: '' });
  const token = async (seconds = '60') => (await ask('PUT', TOKEN, { [TTL]: seconds })).text;
  const withToken = async (path: string, at = endpoint) => {
    const { text } = await ask('PUT', TOKEN, { [TTL]: '60' }, at);
    return ask('GET', path, { 'x-aws-ec2-metadata-token': text }, at);
  };
  const containerPath = () => new URL(endpoint.ready.metadata.container).pathname;
  const containerToken = () => ({ Authorization: endpoint.ready.metadata.containerToken });
  const arnOf = async (credentials: AwsCredentialIdentityProvider) => {
    const sts = new STSClient({ endpoint: endpoint.ready.endpoint, region: 'us-east-1', credentials });
    return (await sts.send(new GetCallerIdentityCommand({}))).Arn;
  };
  const withEnvironment = async (env: NodeJS.ProcessEnv, act: () => Promise<void>) => {
    const before = { ...process.env };
    Object.assign(process.env, env);
    try {
      await act();
    } finally {
      process.env = before;
    }
  };

  it('gives the SDK the keys of the instance’s role', () =>
    withEnvironment({ AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint.ready.metadata.instance }, async () => {
      assert.match(
        (await arnOf(fromInstanceMetadata({ ec2MetadataV1Disabled: true }))) ?? '',
        new RegExp(`^arn:aws:sts::${WORKLOAD}:assumed-role/on-the-instance/i-[0-9a-f]{17}$`),
      );
    }));

  it('gives the SDK the keys of the container’s task', () => {
    const { container, containerToken: token } = endpoint.ready.metadata;
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: container, AWS_CONTAINER_AUTHORIZATION_TOKEN: token };
    return withEnvironment(env, async () => {
      assert.match(
        (await arnOf(fromContainerMetadata())) ?? '',
        new RegExp(`^arn:aws:sts::${WORKLOAD}:assumed-role/in-the-task/[0-9a-f]{32}$`),
      );
    });
  });

  it('returns keys in the format of both services', async () => {
    const fields = JSON.parse((await withToken(`${ROLES}on-the-instance`)).text) as Record<string, string>;
    assert.deepEqual(Object.keys(fields), [
      ...['Code', 'LastUpdated', 'Type', 'AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'],
    ]);
    assert.match(fields['Expiration'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const { text } = await ask('GET', containerPath(), containerToken());
    assert.deepEqual(Object.keys(JSON.parse(text) as object), [
      ...['RoleArn', 'AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'],
    ]);
  });

  it('names the instance’s role, region and account', async () => {
    assert.equal((await withToken(ROLES)).text, 'on-the-instance');
    const { region, accountId } = JSON.parse(
      (await withToken('/latest/dynamic/instance-identity/document')).text,
    ) as Record<string, string>;
    assert.deepEqual([region, accountId], [endpoint.ready.regions[0], WORKLOAD]);
  });

  it('has the standard role of the first account if the file gives no other', async () => {
    const plain = await EndpointUnderTest.start({ accounts: [{ accountId: NETWORK, name: 'network' }] });
    try {
      assert.equal((await withToken(ROLES, plain)).text, 'Network');
    } finally {
      await plain.close();
    }
  });

  it('refuses version 1, an invalid token, and an expired one', async () => {
    assert.equal((await ask('GET', ROLES)).status, 401);
    assert.equal((await ask('GET', ROLES, { 'x-aws-ec2-metadata-token': 'x' })).status, 401);
    for (const ttl of ['0', '21601', 'soon']) {
      assert.equal((await ask('PUT', TOKEN, { [TTL]: ttl })).status, 400, ttl);
    }
    assert.equal((await ask('PUT', TOKEN)).status, 400);
  });

  it('has nothing at other paths', async () => {
    for (const path of [`${ROLES}other`, '/latest/user-data']) {
      assert.equal((await withToken(path)).status, 404, path);
    }
    assert.equal((await ask('GET', `${containerPath()}0`, containerToken())).status, 404);
    assert.equal((await ask('POST', TOKEN, { [TTL]: '60' })).status, 405);
  });

  it('refuses a container without the token', async () => {
    assert.equal((await ask('GET', containerPath())).status, 401);
    assert.equal((await ask('GET', containerPath(), { Authorization: 'x' })).status, 401);
  });

  it('refuses a web page', async () => {
    const headers = { 'x-aws-ec2-metadata-token': await token(), ...containerToken() };
    for (const fromPage of [{ Origin: 'https://example.com' }, { Host: 'rebound.example.com' }]) {
      for (const path of [ROLES, containerPath()]) {
        assert.equal((await ask('GET', path, { ...headers, ...fromPage })).status, 403);
      }
      assert.equal((await ask('PUT', TOKEN, { [TTL]: '60', ...fromPage })).status, 403);
    }
  });

  it('records requests without keys and tokens, and supports faults', async () => {
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('POST', 'faults', { operation: 'GetInstanceCredentials', fault: 'error' });
    assert.equal((await withToken(`${ROLES}on-the-instance`)).status, 500);
    const { text } = await endpoint.control('GET', 'requests');
    const { requests } = JSON.parse(text) as { requests: Record<string, unknown>[] };
    assert.deepEqual(
      requests.map(({ service, operation, status }) => [service, operation, status]),
      [
        ['metadata', 'GetInstanceToken', 200],
        ['metadata', 'GetInstanceCredentials', 500],
      ],
    );
  });
});
