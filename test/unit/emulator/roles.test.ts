import assert from 'node:assert/strict';
import {
  DescribeConnectionsCommand,
  DescribeLagsCommand,
  DirectConnectClient,
} from '@aws-sdk/client-direct-connect';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import type { AssumeRoleCommandInput, Credentials } from '@aws-sdk/client-sts';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { codeAt } from '../../../src/emulator/identity/totp';
import { EndpointUnderTest, NETWORK, WORKLOAD, sign } from './endpointUnderTest';
import type { Keys } from './endpointUnderTest';

const MFA = `arn:aws:iam::${NETWORK}:mfa/alice`;
const ID_TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';
const roleArn = (name: string) => `arn:aws:iam::${NETWORK}:role/${name}`;

const company = (): DataFile => ({
  accounts: [
    {
      accountId: NETWORK,
      name: 'network',
      alias: 'example-network',
      mfaDevices: [{ serialNumber: MFA }],
      roles: [
        { roleName: 'operator', requireMfa: true, maxSessionDuration: 7200 },
        { roleName: 'reader', denied: ['DescribeLags'] },
        { roleName: 'partner', externalId: 'ticket-7' },
        { roleName: 'own', trustedAccounts: [NETWORK] },
        { roleName: 'build', webIdentity: true },
      ],
    },
    { accountId: WORKLOAD, name: 'workload', aliasDenied: true },
  ],
});

describe('emulator: roles and MFA', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start(company());
  });
  after(() => endpoint.close());

  const sts = (credentials: Keys, region = 'us-east-1') =>
    new STSClient({ endpoint: endpoint.ready.endpoint, region, credentials, maxAttempts: 1 });
  const assume = async (name: string, more: Partial<AssumeRoleCommandInput> = {}, keys = endpoint.keys()) => {
    const input = { RoleArn: roleArn(name), RoleSessionName: 'test', ...more };
    const { Credentials, AssumedRoleUser } = await sts(keys).send(new AssumeRoleCommand(input));
    return { keys: keysOf(Credentials), arn: AssumedRoleUser?.Arn, expiration: Credentials?.Expiration };
  };
  const keysOf = (given?: Credentials) => ({
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  });
  const code = async () => {
    const { text } = await endpoint.control('GET', 'mfa');
    return (JSON.parse(text) as { devices: { code: string }[] }).devices[0]?.code ?? '';
  };
  const denied = (name: string, user = 'iam::111122223333:user/network') => ({
    name: 'AccessDenied',
    message: `User: arn:aws:${user} is not authorized to perform: sts:AssumeRole on resource: ${roleArn(name)}`,
  });

  it('gives keys of a role, which identify as that role and may do what the role may', async () => {
    const { keys, arn, expiration } = await assume('reader', { DurationSeconds: 900 });
    const { Account, Arn, UserId } = await sts(keys).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, `arn:aws:sts::${NETWORK}:assumed-role/reader/test`);
    assert.deepEqual([arn, Account], [Arn, NETWORK]);
    assert.match(UserId ?? '', /^AROA\w+:test$/);
    assert.match(keys.accessKeyId, /^ASIA/);
    const left = ((expiration?.getTime() ?? 0) - Date.now()) / 1000;
    assert.ok(left > 890 && left <= 900, String(left));
    const client = new DirectConnectClient({
      endpoint: endpoint.ready.endpoint,
      region: 'us-east-1',
      credentials: keys,
    });
    assert.deepEqual((await client.send(new DescribeConnectionsCommand({}))).connections, []);
    await assert.rejects(client.send(new DescribeLagsCommand({})), { name: 'AccessDeniedException' });
    client.destroy();
  });

  it('refuses keys of a role without their token, or with another', async () => {
    const { keys } = await assume('reader');
    for (const sessionToken of ['', 'other']) {
      await assert.rejects(sts({ ...keys, sessionToken }).send(new GetCallerIdentityCommand({})), {
        name: 'InvalidClientTokenId',
      });
    }
  });

  it('requires the external id, a trusted account, and an existing role', async () => {
    await assert.rejects(assume('partner'), denied('partner'));
    await assert.rejects(assume('partner', { ExternalId: 'other' }), denied('partner'));
    assert.ok(await assume('partner', { ExternalId: 'ticket-7' }));
    const workload = endpoint.keys(WORKLOAD);
    await assert.rejects(assume('own', {}, workload), denied('own', 'iam::444455556666:user/workload'));
    assert.ok(await assume('reader', {}, workload));
    await assert.rejects(assume('absent'), denied('absent'));
  });

  it('requires MFA if the role does, accepts each code once, and says if one is wrong', async () => {
    await assert.rejects(assume('operator'), denied('operator'));
    const TokenCode = await code();
    const mfa = { SerialNumber: MFA, TokenCode };
    const wrong = { name: 'AccessDenied', message: /failed with invalid MFA one time pass code/ };
    const other = TokenCode === '000000' ? '000001' : '000000';
    await assert.rejects(assume('operator', { ...mfa, TokenCode: other }), wrong);
    assert.ok(await assume('operator', mfa));
    await assert.rejects(assume('operator', mfa), wrong);
    await assert.rejects(assume('operator', { SerialNumber: MFA }), /must provide both/);
    await assert.rejects(assume('operator', { ...mfa, SerialNumber: `${MFA}-2` }), /serial number is valid/);
  });

  it('has another code each time', async () => {
    const codes = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      const TokenCode = await code();
      codes.add(TokenCode);
      assert.ok(await assume('operator', { SerialNumber: MFA, TokenCode }));
    }
    assert.equal(codes.size, 5);
  });

  it('accepts MFA from the session', async () => {
    const ask = async (input: object) => {
      const { Credentials } = await sts(endpoint.keys()).send(new GetSessionTokenCommand(input));
      return keysOf(Credentials);
    };
    const plain = await ask({});
    await assert.rejects(assume('operator', {}, plain), denied('operator'));
    const strong = await ask({ SerialNumber: MFA, TokenCode: await code() });
    assert.ok(await assume('operator', {}, strong));
    const { Arn } = await sts(strong).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, `arn:aws:iam::${NETWORK}:user/network`);
    await assert.rejects(sts(strong).send(new GetSessionTokenCommand({})), { name: 'AccessDenied' });
  });

  it('limits how long a session lasts', async () => {
    const invalid = (message: RegExp) => ({ name: 'ValidationError', message });
    const DurationSeconds = 7200;
    await assert.rejects(assume('reader', { DurationSeconds: 899 }), invalid(/greater than or equal to 900/));
    await assert.rejects(
      assume('reader', { DurationSeconds: 43_201 }),
      invalid(/less than or equal to 43200/),
    );
    await assert.rejects(assume('reader', { DurationSeconds }), invalid(/MaxSessionDuration/));
    const mfa = async () => ({ SerialNumber: MFA, TokenCode: await code() });
    const { keys } = await assume('operator', { DurationSeconds, ...(await mfa()) });
    await assert.rejects(assume('reader', { DurationSeconds }, keys), invalid(/role chaining/));
    await assert.rejects(assume('reader', { RoleSessionName: 'a b' }), invalid(/roleSessionName/));
    await assert.rejects(assume('reader', { RoleArn: 'a role without an arn' }), invalid(/ARN is invalid/));
  });

  it('gives keys for a token of an identity provider', async () => {
    const ask = (name: string, WebIdentityToken: string) =>
      sts(endpoint.keys()).send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn(name),
          RoleSessionName: 'ci',
          WebIdentityToken,
        }),
      );
    const { Credentials } = await ask('build', ID_TOKEN);
    const { Arn } = await sts(keysOf(Credentials)).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, `arn:aws:sts::${NETWORK}:assumed-role/build/ci`);
    await assert.rejects(ask('reader', ID_TOKEN), { name: 'AccessDenied' });
    await assert.rejects(ask('build', 'expired'), { name: 'ExpiredTokenException' });
    await assert.rejects(ask('build', 'invalid'), { name: 'InvalidIdentityTokenException' });
    const { text } = await endpoint.control('GET', 'requests');
    assert.match(text, /"AssumeRoleWithWebIdentity"/);
    assert.ok(!text.includes(ID_TOKEN));
  });

  it('names the partition of its regions in ARNs', async () => {
    const chinese = await EndpointUnderTest.start({
      regions: ['cn-north-1'],
      accounts: [{ accountId: NETWORK, name: 'n', roles: [{ roleName: 'reader' }] }],
    });
    const client = new STSClient({
      endpoint: chinese.ready.endpoint,
      region: 'cn-north-1',
      credentials: chinese.keys(),
    });
    const RoleArn = chinese.ready.roles[0]?.roleArn;
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' });
    const { AssumedRoleUser } = await client.send(command);
    client.destroy();
    await chinese.close();
    assert.equal(RoleArn, `arn:aws-cn:iam::${NETWORK}:role/reader`);
    assert.equal(AssumedRoleUser?.Arn, `arn:aws-cn:sts::${NETWORK}:assumed-role/reader/test`);
  });

  it('makes one-time passwords as RFC 6238 does', () => {
    const secret = Buffer.from('12345678901234567890');
    const steps = [1, 37037036, 37037037, 41152263, 66666666, 666666666];
    // Appendix B has eight digits, of which these are the last six.
    assert.deepEqual(
      steps.map((step) => codeAt(secret, step)),
      ['287082', '081804', '050471', '005924', '279037', '353130'],
    );
  });

  describe('IAM', () => {
    const ask = (accountId: string, region = 'us-east-1') =>
      endpoint.send(
        sign(
          {
            method: 'POST',
            path: '/',
            headers: {
              'Host': `127.0.0.1:${endpoint.port}`,
              'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
            },
            body: 'Action=ListAccountAliases&Version=2010-05-08',
          },
          endpoint.keys(accountId),
          { service: 'iam', region },
        ),
      );

    it('gives the alias of an account', async () => {
      const { status, text } = await ask(NETWORK);
      assert.equal(status, 200, text);
      assert.match(text, /<AccountAliases><member>example-network<\/member><\/AccountAliases>/);
    });

    it('refuses it where the file says so, and another region', async () => {
      const refused = await ask(WORKLOAD);
      assert.equal(refused.status, 403);
      assert.match(refused.text, /<Code>AccessDenied<\/Code>.*iam:ListAccountAliases on resource: \*/);
      assert.match((await ask(NETWORK, 'eu-central-1')).text, /<Code>SignatureDoesNotMatch<\/Code>/);
    });
  });
});
