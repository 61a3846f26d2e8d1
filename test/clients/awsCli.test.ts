import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { tagResource } from '../../src/aws/operations/tagResource';
import { untagResource } from '../../src/aws/operations/untagResource';
import { updateConnection } from '../../src/aws/operations/updateConnection';
import { updateLag } from '../../src/aws/operations/updateLag';
import { updateVirtualInterfaceAttributes } from '../../src/aws/operations/updateVirtualInterfaceAttributes';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { connect } from '../support/sdk';
import { aws, awsAsInstalled, awsCliIsHere, needAwsCli } from './awsCli';
import type { CliResult, Keys } from './awsCli';

const REGION = 'us-east-1';
/** In the demo estate (src/emulator/estate/demo). */
const CONNECTION = 'dxcon-fgx0h7m2';
const HOSTED_FULL = 'dxcon-fjk81rvn';
const LAG = 'dxlag-fh2c6t8d';
/** On a port with jumbo frames, with a Direct Connect gateway. */
const OWN_VIF = 'dxvif-fh8s3d2w';

interface Vif {
  readonly virtualInterfaceId: string;
  readonly virtualInterfaceName: string;
  readonly virtualInterfaceState: string;
  readonly mtu: number;
  readonly siteLinkEnabled: boolean;
  readonly vlan: number;
  readonly connectionId: string;
  readonly customerRouterConfig: string;
  readonly bgpPeers: { readonly bgpStatus: string }[];
}

/** What the CLI's `describe-…` commands return. */
interface Described {
  readonly connections?: readonly { readonly connectionName: string }[];
  readonly lags?: readonly { readonly lagName: string }[];
  readonly resourceTags?: readonly { readonly tags: readonly { key: string; value: string }[] }[];
}

describe('Debian’s AWS CLI against the local endpoint', () => {
  let endpoint: TestEndpoint;
  let network: Keys;
  let workload: Keys;
  let owner: string;

  const dx = (keys: Keys, ...args: string[]) => aws(endpoint.url, REGION, keys, ['directconnect', ...args]);
  const vifs = async (keys: Keys, ...args: string[]): Promise<Vif[]> => {
    const { answer, errors } = await dx(keys, 'describe-virtual-interfaces', ...args);
    ok(answer, errors);
    return (answer as { virtualInterfaces: Vif[] }).virtualInterfaces;
  };
  const allocate = (
    more: object,
    over: { connectionId?: string; ownerAccount?: string } = {},
    at = endpoint,
  ) =>
    aws(at.url, REGION, at.accounts[0] ?? network, [
      'directconnect',
      'allocate-private-virtual-interface',
      '--connection-id',
      over.connectionId ?? CONNECTION,
      '--owner-account',
      over.ownerAccount ?? owner,
      '--new-private-virtual-interface-allocation',
      JSON.stringify({ virtualInterfaceName: 'from-the-cli', vlan: 2000, asn: 65010, ...more }),
    ]);
  const refused = (code: string, words: RegExp, { exitCode, errors }: CliResult) => {
    notEqual(exitCode, 0);
    match(errors, new RegExp(`An error occurred \\(${code}\\) when calling the \\w+ operation: \\S`));
    match(errors, words);
  };
  const tags = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));
  const CLIENT = 'DirectConnectClientException';
  const turnClock = (advanceSeconds: number) => endpoint.control('POST', 'clock', { advanceSeconds });

  before(async function () {
    needAwsCli(this);
    endpoint = await startEndpoint();
    const [first, second] = endpoint.accounts;
    ok(first && second);
    network = first;
    workload = second;
    owner = second.accountId;
  });
  after(async () => {
    if (awsCliIsHere) await endpoint.stop();
  });

  it('says who is calling', async () => {
    const asked = ['sts', 'get-caller-identity'];
    const { answer, errors } = await awsAsInstalled(endpoint.url, REGION, network, asked);
    equal((answer as { Account?: string } | undefined)?.Account, endpoint.accounts[0]?.accountId, errors);
  });

  it('goes through the whole life of a virtual interface, in both accounts', async () => {
    const authKey = randomBytes(10).toString('hex');
    const { answer, errors } = await allocate({
      vlan: 2001,
      authKey,
      amazonAddress: '10.20.0.1/30',
      customerAddress: '10.20.0.2/30',
      tags: [{ key: 'team', value: 'payments' }],
    });
    ok(answer, errors);
    const { virtualInterfaceId: id, ...created } = answer as Vif;
    equal(created.virtualInterfaceState, 'confirming');
    ok(created.customerRouterConfig.includes(authKey));

    const [[here], [there]] = await Promise.all([
      vifs(network, '--virtual-interface-id', id),
      vifs(workload, '--virtual-interface-id', id),
    ]);
    equal(here?.vlan, 2001);
    deepEqual([there?.virtualInterfaceState, there?.customerRouterConfig], ['confirming', '']);

    const { answer: gateways } = await dx(workload, 'describe-virtual-gateways');
    const gateway = (gateways as { virtualGateways: { virtualGatewayId: string }[] }).virtualGateways[0];
    const confirmed = await dx(
      workload,
      'confirm-private-virtual-interface',
      '--virtual-interface-id',
      id,
      '--virtual-gateway-id',
      gateway?.virtualGatewayId ?? '',
    );
    deepEqual(confirmed.answer, { virtualInterfaceState: 'pending' }, confirmed.errors);
    await turnClock(60);
    const [up] = await vifs(network, '--virtual-interface-id', id);
    deepEqual([up?.virtualInterfaceState, up?.bgpPeers[0]?.bgpStatus], ['available', 'up']);

    const deleted = await dx(network, 'delete-virtual-interface', '--virtual-interface-id', id);
    deepEqual(deleted.answer, { virtualInterfaceState: 'deleting' }, deleted.errors);
    await turnClock(60);
    equal((await vifs(network, '--virtual-interface-id', id))[0]?.virtualInterfaceState, 'deleted');
    await turnClock(3600);
    deepEqual(await vifs(network, '--virtual-interface-id', id), []);
  });

  it('renames a virtual interface, changes its MTU, and switches SiteLink on and off', async () => {
    const id = ['--virtual-interface-id', OWN_VIF];
    const update = (...args: string[]) => dx(network, 'update-virtual-interface-attributes', ...id, ...args);
    const renamed = await update('--virtual-interface-name', 'orders', '--enable-site-link');
    deepEqual([renamed.answer], await vifs(network, ...id), renamed.errors);
    const { virtualInterfaceName, siteLinkEnabled } = renamed.answer as Vif;
    deepEqual([virtualInterfaceName, siteLinkEnabled], ['orders', true]);

    const changed = await update('--mtu', '8500', '--no-enable-site-link');
    ok(changed.answer, changed.errors);
    const { mtu, virtualInterfaceState, ...rest } = changed.answer as Vif;
    deepEqual([mtu, virtualInterfaceState, rest.siteLinkEnabled], [8500, 'pending', false]);
    await turnClock(60);
    equal((await vifs(network, ...id))[0]?.virtualInterfaceState, 'available');
    refused(CLIENT, /MTU 1400/, await update('--mtu', '1400'));
  });

  it('changes a connection and a LAG', async () => {
    const updateConnection = (...args: string[]) =>
      dx(network, 'update-connection', '--connection-id', CONNECTION, ...args);
    const updateLag = (...args: string[]) => dx(network, 'update-lag', '--lag-id', LAG, ...args);

    const port = await updateConnection('--connection-name', 'core-a', '--encryption-mode', 'should_encrypt');
    const ports = await dx(network, 'describe-connections', '--connection-id', CONNECTION);
    deepEqual(ports.answer, { connections: [port.answer] }, port.errors);
    const { connectionName, encryptionMode } = port.answer as Record<string, string>;
    deepEqual([connectionName, encryptionMode], ['core-a', 'should_encrypt']);
    refused(CLIENT, /no MACsec key/, await updateConnection('--encryption-mode', 'must_encrypt'));

    const lag = await updateLag('--lag-name', 'backbone', '--minimum-links', '2');
    const lags = await dx(network, 'describe-lags', '--lag-id', LAG);
    deepEqual(lags.answer, { lags: [lag.answer] }, lag.errors);
    const { lagName, minimumLinks } = lag.answer as Record<string, unknown>;
    deepEqual([lagName, minimumLinks], ['backbone', 2]);
    refused(CLIENT, /minimumLinks 3/, await updateLag('--minimum-links', '3'));
  });

  it('adds, replaces and removes tags', async () => {
    const arn = `arn:aws:directconnect:${REGION}:${endpoint.accounts[0]?.accountId}:dxlag/${LAG}`;
    const described = async () => {
      const { answer, errors } = await dx(network, 'describe-tags', '--resource-arns', arn);
      ok(answer, errors);
      return (answer as { resourceTags: { resourceArn: string; tags: { key: string; value: string }[] }[] })
        .resourceTags;
    };
    const [before] = await described();
    equal(before?.resourceArn, arn);
    const add = (...tagged: string[]) =>
      dx(network, 'tag-resource', '--resource-arn', arn, '--tags', ...tagged);
    equal((await add('key=from,value=cli', 'key=empty')).exitCode, 0);
    deepEqual((await described())[0]?.tags, [
      ...before.tags,
      { key: 'from', value: 'cli' },
      { key: 'empty', value: '' },
    ]);
    equal((await add('key=from,value=again')).exitCode, 0);
    const removed = await dx(network, 'untag-resource', '--resource-arn', arn, '--tag-keys', 'empty', 'none');
    equal(removed.exitCode, 0, removed.errors);
    deepEqual((await described())[0]?.tags, [...before.tags, { key: 'from', value: 'again' }]);
    refused('DuplicateTagKeysException', /more than once/, await add('key=a,value=1', 'key=a,value=2'));
    refused('TooManyTagsException', /50/, await add(...tags(50).map(({ key }) => `key=${key},value=v`)));
  });

  it('shows what this extension has changed', async () => {
    const { accountId = '' } = endpoint.accounts[0] ?? {};
    const session = connect(endpoint.profile('demo-network'), REGION);
    const resourceArn = `arn:aws:directconnect:${REGION}:${accountId}:dxvif/${OWN_VIF}`;
    const virtualInterfaceId = OWN_VIF;
    const update = (asked: object) =>
      session.write(updateVirtualInterfaceAttributes, { virtualInterfaceId, ...asked });
    const outcomes = [
      await update({ virtualInterfaceName: 'by-us' }),
      await update({ enableSiteLink: true }),
      await update({ mtu: 9001 }),
      await session.write(updateConnection, { connectionId: CONNECTION, connectionName: 'port-by-us' }),
      await session.write(updateLag, { lagId: LAG, lagName: 'lag-by-us' }),
      await session.write(tagResource, { resourceArn, tags: [{ key: 'by', value: 'us' }] }),
      await session.write(untagResource, { resourceArn, tagKeys: ['environment'] }),
    ];
    deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['done']));

    const described = async (...args: string[]) => (await dx(network, ...args)).answer as Described;
    const [vif] = await vifs(network, '--virtual-interface-id', OWN_VIF);
    deepEqual([vif?.virtualInterfaceName, vif?.siteLinkEnabled, vif?.mtu], ['by-us', true, 9001]);
    const { connections } = await described('describe-connections', '--connection-id', CONNECTION);
    equal(connections?.[0]?.connectionName, 'port-by-us');
    equal((await described('describe-lags', '--lag-id', LAG)).lags?.[0]?.lagName, 'lag-by-us');
    const { resourceTags } = await described('describe-tags', '--resource-arns', resourceArn);
    deepEqual(resourceTags?.[0]?.tags, [{ key: 'by', value: 'us' }]);
  });

  it('is refused with a wrong secret', async () => {
    const wrong = { ...network, secretAccessKey: randomBytes(30).toString('base64') };
    refused('InvalidSignatureException', /does not match/, await dx(wrong, 'describe-connections'));
  });

  it('is refused with an unknown key', async () => {
    refused(
      'UnrecognizedClientException',
      /security token/,
      await dx({ ...network, accessKeyId: 'AKIAUNKNOWN' }, 'describe-connections'),
    );
  });

  const refusals: [string, string, RegExp, () => Promise<CliResult>][] = [
    [
      'the owner’s own account',
      CLIENT,
      /connection owner/,
      () => allocate({}, { ownerAccount: endpoint.accounts[0]?.accountId ?? '' }),
    ],
    ['a VLAN in use', CLIENT, /VLAN 101/, () => allocate({ vlan: 101 })],
    ['a VLAN out of range', CLIENT, /VLAN 4095|4094/, () => allocate({ vlan: 4095 })],
    ['an ASN out of range', CLIENT, /ASN/i, () => allocate({ asn: 0 })],
    ['an MTU that is none', CLIENT, /MTU/i, () => allocate({ mtu: 1600 })],
    ['a key that is too short', CLIENT, /key/i, () => allocate({ authKey: 'abcde' })],
    ['a name with other characters', CLIENT, /name/i, () => allocate({ virtualInterfaceName: 'a;b' })],
    [
      'addresses in two subnets',
      CLIENT,
      /same CIDR/,
      () => allocate({ amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.5/30' }),
    ],
    [
      'a network address',
      CLIENT,
      /address 0 on its subnet/,
      () => allocate({ amazonAddress: '10.0.0.0/30', customerAddress: '10.0.0.1/30' }),
    ],
    [
      'a broadcast address',
      CLIENT,
      /broadcast address/,
      () => allocate({ amazonAddress: '10.0.0.3/30', customerAddress: '10.0.0.1/30' }),
    ],
    [
      'an IPv6 address that is given',
      CLIENT,
      /IPv6/i,
      () =>
        allocate({
          addressFamily: 'ipv6',
          amazonAddress: '2001:db8::1/125',
          customerAddress: '2001:db8::2/125',
        }),
    ],
    ['51 tags', 'TooManyTagsException', /tag/i, () => allocate({ tags: tags(51) })],
    [
      'equal tag keys',
      'DuplicateTagKeysException',
      /tag/i,
      () => allocate({ tags: [...tags(1), ...tags(1)] }),
    ],
    ['a reserved tag', CLIENT, /aws:/, () => allocate({ tags: [{ key: 'aws:x', value: 'v' }] })],
    [
      'an unknown connection',
      CLIENT,
      /Could not find Connection/,
      () => allocate({}, { connectionId: 'dxcon-00000000' }),
    ],
    [
      'a second virtual interface on a hosted connection',
      CLIENT,
      /one virtual interface|already has|limit/i,
      () => allocate({ vlan: 310 }, { connectionId: HOSTED_FULL }),
    ],
  ];
  for (const [what, code, words, call] of refusals) {
    it(`is refused: ${what}`, async () => refused(code, words, await call()));
  }

  it('is refused: a connection in the wrong state', async () => {
    const { answer } = await dx(network, 'describe-connections');
    const { connections } = answer as { connections: { connectionId: string; connectionState: string }[] };
    const requested = connections.find(({ connectionState }) => connectionState === 'requested');
    refused(
      CLIENT,
      /in state requested/,
      await allocate({}, { connectionId: requested?.connectionId ?? '' }),
    );
  });

  it('is refused: the 51st virtual interface', async () => {
    const full = await startEndpoint(process.cwd(), ['--connections', '1', '--vifs', '50']);
    try {
      const { answer } = await aws(full.url, REGION, full.accounts[0] ?? network, [
        'directconnect',
        'describe-connections',
      ]);
      const [connection] = (answer as { connections: { connectionId: string }[] }).connections;
      refused(
        CLIENT,
        /limit of 50/,
        await allocate({ vlan: 4000 }, { connectionId: connection?.connectionId ?? '' }, full),
      );
    } finally {
      await full.stop();
    }
  });

  it('is refused: an unknown operation', async () => {
    refused('UnknownOperationException', /not known/, await dx(network, 'describe-customer-metadata'));
  });
});
