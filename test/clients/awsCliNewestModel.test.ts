import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { associateVirtualInterface } from '../../src/aws/operations/associateVirtualInterface';
import { createBgpPeer } from '../../src/aws/operations/createBgpPeer';
import { deleteBgpPeer } from '../../src/aws/operations/deleteBgpPeer';
import { startBgpFailoverTest } from '../../src/aws/operations/startBgpFailoverTest';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { connect } from '../support/sdk';
import { aws, awsCliIsHere, needAwsCli } from './awsCli';
import type { CliResult, Keys } from './awsCli';

const REGION = 'us-east-1';
/** In the demo estate (src/emulator/estate/demo). */
const CONNECTION = 'dxcon-fgx0h7m2';
const NETWORK_GATEWAY = '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4';
const TRANSIT_GATEWAY = '3d86b0f9-7c25-4e1a-b8d4-90a6f25e7c13';
const WORKLOAD_TRANSIT_GATEWAY = '5a1f7e36-c940-4b82-a6d7-3c08e9b2d541';
const WORKLOAD_VGW = 'vgw-0d27c6a91f4e8b035';

interface Vif {
  readonly virtualInterfaceId: string;
  readonly connectionId: string;
  readonly virtualInterfaceType: string;
  readonly virtualInterfaceState: string;
  readonly mtu: number;
  readonly siteLinkEnabled: boolean;
  readonly rateLimit?: string;
  readonly prefixPoolAllocatedCountIpv4?: number;
  readonly prefixPoolAllocatedCountIpv6?: number;
  readonly routeFilterPrefixes: readonly object[];
  readonly tags: readonly object[];
  readonly bgpPeers: readonly { readonly bgpStatus: string }[];
}

/** The fields that do not change by themselves: states change between two calls. */
const lasting = ({ virtualInterfaceState, bgpPeers, ...rest }: Vif): object => rest;

describe('Debian’s AWS CLI with the newest service model, against the local endpoint', () => {
  let endpoint: TestEndpoint;
  let network: Keys;
  let workload: Keys;
  let owner: string;
  let models: string;
  let vlan = 2000;

  const dx = (keys: Keys, ...args: string[]) =>
    aws(endpoint.url, REGION, keys, ['directconnect', ...args], { AWS_DATA_PATH: models });
  const answer = async <Answer>(keys: Keys, ...args: string[]): Promise<Answer> => {
    const result = await dx(keys, ...args);
    ok(result.answer, result.errors);
    return result.answer as Answer;
  };
  const look = async (keys: Keys, id: string): Promise<Vif> => {
    const { virtualInterfaces } = await answer<{ virtualInterfaces: Vif[] }>(
      keys,
      'describe-virtual-interfaces',
      '--virtual-interface-id',
      id,
    );
    ok(virtualInterfaces[0]);
    return virtualInterfaces[0];
  };
  const order = (more: object) => {
    vlan += 1;
    const tags = [{ key: 'by', value: 'cli' }];
    return JSON.stringify({
      virtualInterfaceName: `cli-${vlan}`,
      vlan,
      asn: 65010,
      tags,
      rateLimit: '500Mbps',
      ...more,
    });
  };
  const request = async (kind: string, more: object): Promise<Vif> => {
    const isAllocation = kind.startsWith('allocate');
    const type = kind.split('-')[1] ?? '';
    const made = await answer<Vif & { virtualInterface?: Vif }>(
      network,
      `${kind}-virtual-interface`,
      '--connection-id',
      CONNECTION,
      ...(isAllocation ? ['--owner-account', owner] : []),
      `--new-${type}-virtual-interface${isAllocation ? '-allocation' : ''}`,
      order(more),
    );
    equal(made.virtualInterface !== undefined, type === 'transit', 'only a transit one is nested');
    return made.virtualInterface ?? made;
  };
  const refused = (code: string, words: RegExp, { exitCode, errors }: CliResult) => {
    notEqual(exitCode, 0);
    match(errors, new RegExp(`An error occurred \\(${code}\\)`));
    match(errors, words);
  };
  const CLIENT = 'DirectConnectClientException';
  const turnClock = (advanceSeconds: number) => endpoint.control('POST', 'clock', { advanceSeconds });

  const open = {
    amazonAddress: '203.0.113.5/30',
    customerAddress: '203.0.113.6/30',
    routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }, { cidr: '2001:db8:77::/48' }],
  };
  const allocations = { prefixPoolAllocatedCountIpv4: 300, prefixPoolAllocatedCountIpv6: 20 };

  before(async function () {
    needAwsCli(this);
    models = await mkdtemp(join(tmpdir(), 'dx-models-'));
    const folder = join(models, 'directconnect/2012-10-25');
    await mkdir(folder, { recursive: true });
    await copyFile(
      join(__dirname, '../../model/direct-connect.service-2.json'),
      join(folder, 'service-2.json'),
    );
    endpoint = await startEndpoint();
    const [first, second] = endpoint.accounts;
    ok(first && second);
    network = first;
    workload = second;
    owner = second.accountId;
  });
  after(async () => {
    if (!awsCliIsHere) return;
    await endpoint.stop();
    await rm(models, { recursive: true });
  });

  const created: [string, object, string[]][] = [
    [
      'create-private',
      { directConnectGatewayId: NETWORK_GATEWAY, enableSiteLink: true, ...allocations },
      ['pending', 'available'],
    ],
    ['create-public', open, ['verifying', 'available']],
    [
      'create-transit',
      { directConnectGatewayId: TRANSIT_GATEWAY, mtu: 8500, ...allocations },
      ['pending', 'available'],
    ],
  ];
  for (const [kind, more, [first, last]] of created) {
    it(`sends ${kind}-virtual-interface and sees it come up`, async () => {
      const made = await request(kind, more);
      deepEqual([made.virtualInterfaceState, made.rateLimit], [first, '500Mbps']);
      deepEqual(made.tags, [{ key: 'by', value: 'cli' }]);
      deepEqual(lasting(made), lasting(await look(network, made.virtualInterfaceId)));
      await turnClock(60);
      const up = await look(network, made.virtualInterfaceId);
      deepEqual([up.virtualInterfaceState, up.bgpPeers[0]?.bgpStatus], [last, 'up']);
      deepEqual(up.routeFilterPrefixes, kind === 'create-public' ? open.routeFilterPrefixes : []);
      deepEqual(
        [up.prefixPoolAllocatedCountIpv4, up.prefixPoolAllocatedCountIpv6],
        kind === 'create-public' ? [undefined, undefined] : [300, 20],
      );
    });
  }

  const allocated: [string, object, string[], string][] = [
    ['private', {}, ['--virtual-gateway-id', WORKLOAD_VGW], 'pending'],
    ['public', open, [], 'verifying'],
    ['transit', { mtu: 8500 }, ['--direct-connect-gateway-id', WORKLOAD_TRANSIT_GATEWAY], 'pending'],
  ];
  for (const [type, more, gateway, first] of allocated) {
    it(`sends allocate-${type}-virtual-interface, and confirm-${type}-virtual-interface from the other account`, async () => {
      const made = await request(`allocate-${type}`, more);
      deepEqual([made.virtualInterfaceType, made.virtualInterfaceState], [type, 'confirming']);
      const id = ['--virtual-interface-id', made.virtualInterfaceId];
      const confirm = (keys: Keys) => dx(keys, `confirm-${type}-virtual-interface`, ...id, ...gateway);
      refused(CLIENT, /Only account \d+ can confirm/, await confirm(network));
      const confirmed = await confirm(workload);
      deepEqual(confirmed.answer, { virtualInterfaceState: first }, confirmed.errors);
      await turnClock(60);
      equal((await look(workload, made.virtualInterfaceId)).virtualInterfaceState, 'available');
      const { rateLimit } = await look(workload, made.virtualInterfaceId);
      equal(rateLimit, '500Mbps');
    });
  }

  it('changes every attribute of a virtual interface at once', async () => {
    const { virtualInterfaceId } = await request('create-transit', {
      directConnectGatewayId: TRANSIT_GATEWAY,
    });
    await turnClock(60);
    const update = (...args: string[]) =>
      dx(
        network,
        'update-virtual-interface-attributes',
        '--virtual-interface-id',
        virtualInterfaceId,
        ...args,
      );
    const changed = await update(
      ...[
        '--virtual-interface-name',
        'hub',
        '--mtu',
        '8500',
        '--enable-site-link',
        '--rate-limit',
        '1.2Gbps',
      ],
      ...['--prefix-pool-allocated-count-ipv4', '250', '--prefix-pool-allocated-count-ipv6', '0'],
    );
    ok(changed.answer, changed.errors);
    deepEqual(lasting(changed.answer as Vif), lasting(await look(network, virtualInterfaceId)));
    const { mtu, siteLinkEnabled, rateLimit, ...rest } = changed.answer as Vif;
    deepEqual([mtu, siteLinkEnabled, rateLimit], [8500, true, '1.2Gbps']);
    deepEqual([rest.prefixPoolAllocatedCountIpv4, rest.prefixPoolAllocatedCountIpv6], [250, 0]);
    refused(CLIENT, /rateLimit 3Mbps is not valid/, await update('--rate-limit', '3Mbps'));
    refused(CLIENT, /between 0 and 1000/, await update('--prefix-pool-allocated-count-ipv4', '1001'));
  });

  it('reads rate limiters and prefix pools, and is refused when they are used up', async () => {
    const { connections } = await answer<{
      connections: {
        rateLimiterStatus: { maxAllowed: number; inUse: number; remaining: number };
        prefixPoolSizeIpv4: number;
        prefixPoolUnallocatedCountIpv4: number;
      }[];
    }>(network, 'describe-connections', '--connection-id', CONNECTION);
    const { maxAllowed = 0, inUse = 0, remaining = 0 } = connections[0]?.rateLimiterStatus ?? {};
    deepEqual([maxAllowed, inUse + remaining], [10, 10]);
    ok((connections[0]?.prefixPoolUnallocatedCountIpv4 ?? 0) < (connections[0]?.prefixPoolSizeIpv4 ?? 0));
    const { lags } = await answer<{ lags: { rateLimiterStatus: object }[] }>(network, 'describe-lags');
    deepEqual(lags[0]?.rateLimiterStatus, {
      maxAllowed: 10,
      inUse: 1,
      remaining: 9,
      totalBandwidth: '5Gbps',
    });
    const create = () =>
      dx(
        network,
        ...[
          'create-private-virtual-interface',
          '--connection-id',
          CONNECTION,
          '--new-private-virtual-interface',
        ],
        order({ directConnectGatewayId: NETWORK_GATEWAY }),
      );
    for (let left = remaining; left > 0; left -= 1) equal((await create()).exitCode, 0);
    refused('LimitExceededException', /limit of 10 rate limiters/, await create());
  });

  it('creates a Direct Connect gateway, associates it, and deletes both', async () => {
    const { directConnectGateway } = await answer<{
      directConnectGateway: { directConnectGatewayId: string };
    }>(
      network,
      ...[
        'create-direct-connect-gateway',
        '--direct-connect-gateway-name',
        'cli',
        '--tags',
        'key=by,value=cli',
      ],
    );
    const id = ['--direct-connect-gateway-id', directConnectGateway.directConnectGatewayId];
    await turnClock(10);
    await answer(
      network,
      ...['create-direct-connect-gateway-association', ...id, '--gateway-id', 'tgw-0c83d5f1a97e2b460'],
      ...['--add-allowed-prefixes-to-direct-connect-gateway', 'cidr=10.0.0.0/16'],
    );
    await turnClock(10);
    const { directConnectGatewayAssociations: found } = await answer<{
      directConnectGatewayAssociations: { associationId: string; associationState: string }[];
    }>(network, 'describe-direct-connect-gateway-associations', ...id);
    equal(found[0]?.associationState, 'associated');
    const remove = () => dx(network, 'delete-direct-connect-gateway', ...id);
    refused(CLIENT, /still associated/, await remove());
    const association = ['--association-id', found[0].associationId];
    await answer(network, 'delete-direct-connect-gateway-association', ...association);
    await turnClock(10);
    equal((await remove()).exitCode, 0);
    const { directConnectGatewayAttachments } = await answer<{ directConnectGatewayAttachments: object[] }>(
      network,
      ...['describe-direct-connect-gateway-attachments', '--direct-connect-gateway-id', TRANSIT_GATEWAY],
    );
    ok(directConnectGatewayAttachments.length >= 2);
  });

  describe('and a virtual interface in use', () => {
    interface Test {
      readonly testId: string;
      readonly status: string;
      readonly bgpPeers: readonly string[];
      readonly testDurationInMinutes: number;
      readonly startTime: string;
      readonly endTime?: string;
    }
    interface Routes {
      readonly routes: readonly {
        readonly cidr: string;
        readonly asPath: readonly object[];
        readonly communities: readonly string[];
        readonly routeInstalledAt: string;
      }[];
      readonly nextToken?: string;
    }
    const LAG = 'dxlag-fh2c6t8d';
    /** In the demo estate, owned by the workload account. */
    const HOSTED = ['--virtual-interface-id', 'dxvif-fg4m1k7z'];
    const states = ({ virtualInterfaceState, bgpPeers }: Vif) => [
      virtualInterfaceState,
      ...bgpPeers.map(({ bgpStatus }) => bgpStatus),
    ];
    let id: string[];
    beforeEach(async () => {
      await endpoint.control('POST', 'reset', {});
      const made = await request('create-private', {
        directConnectGatewayId: NETWORK_GATEWAY,
        rateLimit: undefined,
      });
      id = ['--virtual-interface-id', made.virtualInterfaceId];
      await turnClock(60);
    });
    const now = () => look(network, id[1] ?? '');

    it('adds a BGP peer and deletes the first one, but not the last', async () => {
      const peer = JSON.stringify({
        asnLong: 4_200_000_001,
        addressFamily: 'ipv6',
        authKey: 'correct horse',
      });
      const { virtualInterface: made } = await answer<{ virtualInterface: Vif }>(
        network,
        ...['create-bgp-peer', ...id, '--new-bgp-peer', peer],
      );
      deepEqual(states(made), ['available', 'up', 'down']);
      await turnClock(10);
      deepEqual(states(await now()), ['available', 'up', 'up']);
      const [first, second] = (await now()).bgpPeers as readonly { bgpPeerId?: string }[];
      const remove = (one = '') => dx(network, 'delete-bgp-peer', ...id, '--bgp-peer-id', one);
      equal((await remove(first?.bgpPeerId)).exitCode, 0);
      refused(
        CLIENT,
        /The last BGP Peer on a Virtual Interface cannot be deleted/,
        await remove(second?.bgpPeerId),
      );
      await turnClock(200);
      equal((await now()).bgpPeers.length, 1);
    });

    it('starts a failover test, stops it, and reads the history', async () => {
      const start = (keys: Keys, vif: string[], minutes: string) =>
        dx(keys, 'start-bgp-failover-test', ...vif, '--test-duration-in-minutes', minutes);
      refused(CLIENT, /Only account \d+, which owns/, await start(network, HOSTED, '10'));
      refused(CLIENT, /between 1 and 4320/, await start(workload, HOSTED, '4321'));
      const started = await start(network, id, '10');
      ok(started.answer, started.errors);
      const { virtualInterfaceTest: test } = started.answer as { virtualInterfaceTest: Test };
      deepEqual([test.status, test.testDurationInMinutes], ['in_progress', 10]);
      deepEqual(states(await now()), ['testing', 'down']);
      const stopped = await answer<{ virtualInterfaceTest: Test }>(network, 'stop-bgp-failover-test', ...id);
      deepEqual(stopped.virtualInterfaceTest.status, 'cancelled');
      deepEqual(states(await now()), ['available', 'up']);
      await start(network, id, '1');
      await turnClock(60);
      const { virtualInterfaceTestHistory: history } = await answer<{
        virtualInterfaceTestHistory: readonly Test[];
      }>(network, 'list-virtual-interface-test-history', ...id);
      deepEqual(
        history.map(({ status }) => status),
        ['cancelled', 'completed'],
      );
      ok(history.every(({ startTime, endTime }) => Date.parse(startTime) <= Date.parse(endTime ?? '')));
    });

    it('reads routes by direction, filter and page', async () => {
      const routes = [
        { cidr: '10.1.0.0/16' },
        { cidr: '10.2.0.0/16', asPath: [65010, 65020], communities: ['7224:7300'] },
      ];
      await endpoint.control('POST', 'router', { id: id[1], routes });
      const list = (...args: string[]) =>
        answer<Routes>(network, 'list-virtual-interface-routes', ...id, ...args);
      const accepted = await list('--filters', JSON.stringify({ routeDirection: 'accepted' }));
      deepEqual(
        accepted.routes.map(({ cidr, asPath, communities }) => ({ cidr, asPath, communities })),
        [
          { cidr: '10.1.0.0/16', asPath: [{ pathType: 'seq', path: [65010] }], communities: [] },
          {
            cidr: '10.2.0.0/16',
            asPath: [{ pathType: 'seq', path: [65010, 65020] }],
            communities: ['7224:7300'],
          },
        ],
      );
      ok(Date.parse(accepted.routes[0]?.routeInstalledAt ?? '') > 0);
      const filters = JSON.stringify({ routeDirection: 'advertised', addressFamily: 'ipv4' });
      deepEqual(
        (await list('--filters', filters)).routes.map(({ cidr }) => cidr),
        ['10.4.0.0/16', '10.5.0.0/16', '10.6.0.0/16'],
      );
      const { nextToken } = await list('--max-results', '2');
      ok(nextToken);
      const { routes: rest } = await list('--max-results', '2', '--next-token', nextToken);
      equal(rest[0]?.cidr, '10.4.0.0/16');
      await endpoint.control('POST', 'router', { id: id[1], session: 'down' });
      deepEqual((await list()).routes, []);
    });

    it('shows what this extension has changed', async () => {
      const virtualInterfaceId = id[1] ?? '';
      const session = connect(endpoint.profile('demo-network'), REGION);
      const done = ({ kind }: { kind: string }) => equal(kind, 'done');
      const newBGPPeer = { asnLong: 4_200_000_001, addressFamily: 'ipv6' } as const;
      done(await session.write(createBgpPeer, { virtualInterfaceId, newBGPPeer }));
      await turnClock(10);
      deepEqual(states(await now()), ['available', 'up', 'up']);
      const testDurationInMinutes = 30;
      const [, peer] = (await now()).bgpPeers as readonly { bgpPeerId?: string }[];
      const bgpPeers = [peer?.bgpPeerId ?? ''];
      done(
        await session.write(startBgpFailoverTest, { virtualInterfaceId, bgpPeers, testDurationInMinutes }),
      );
      deepEqual(states(await now()), ['testing', 'up', 'down']);
      const { virtualInterfaceTestHistory: tests } = await answer<{
        virtualInterfaceTestHistory: readonly Test[];
      }>(network, 'list-virtual-interface-test-history', ...id);
      deepEqual(
        tests.map((one) => [one.status, one.bgpPeers, one.testDurationInMinutes]),
        [['in_progress', bgpPeers, 30]],
      );
      // A test that the AWS CLI stopped is over for the extension too.
      equal((await dx(network, 'stop-bgp-failover-test', ...id)).exitCode, 0);
      const [test] = await session.failoverTests(virtualInterfaceId);
      equal(test?.status, 'cancelled');
      done(await session.write(deleteBgpPeer, { virtualInterfaceId, bgpPeerId: bgpPeers[0] ?? '' }));
      await turnClock(200);
      done(await session.write(associateVirtualInterface, { virtualInterfaceId, connectionId: LAG }));
      const moved = await now();
      deepEqual([moved.connectionId, states(moved)], [LAG, ['pending', 'down', 'down']]);
    });

    it('moves it to a LAG, and is told when a move is not possible', async () => {
      const move = (target: string) =>
        dx(network, 'associate-virtual-interface', ...id, '--connection-id', target);
      refused(CLIENT, /is already on/, await move(CONNECTION));
      const moved = await move(LAG);
      ok(moved.answer, moved.errors);
      deepEqual(states(moved.answer as Vif), ['pending', 'down', 'down']);
      await turnClock(200);
      deepEqual(states(await now()), ['available', 'up']);
    });
  });
});
