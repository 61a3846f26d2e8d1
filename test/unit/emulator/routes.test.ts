import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { NETWORK_CORE_GATEWAY, NETWORK_TRANSIT_GATEWAY } from '../../../src/emulator/estate/demo/gateways';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';

/** In the demo estate: dual stack, on the core gateway; the workload's; public; transit; confirming; on a branch. */
const OWN = 'dxvif-fh8s3d2w';
const HOSTED = 'dxvif-fg4m1k7z';
const PUBLIC = 'dxvif-fc2x9b6q';
const TRANSIT = 'dxvif-fs1y8f3g';
const CONFIRMING = 'dxvif-fk5t0n8v';
const BRANCH = 'dxvif-fv2k6a0h';
const ACQUIRED = 'dxvif-fp9h2r5m';

interface Route {
  readonly cidr: string;
  readonly routeDirection: string;
  readonly addressFamily: string;
  readonly asPath: readonly { readonly pathType: string; readonly path: readonly number[] }[];
  readonly communities: readonly string[];
  readonly awsLogicalDeviceId: string;
  readonly routeInstalledAt: number;
}
interface Page {
  readonly virtualInterfaceId: string;
  readonly routes: readonly Route[];
  readonly nextToken?: string;
}

describe('emulator: ListVirtualInterfaceRoutes', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  after(() => endpoint.close());
  beforeEach(() => endpoint.control('POST', 'reset'));

  const page = (id: string, more: object = {}, account = NETWORK) =>
    endpoint.answer<Page>('ListVirtualInterfaceRoutes', { virtualInterfaceId: id, ...more }, account);
  const pages = async (id: string, more: object = {}, account = NETWORK): Promise<Page[]> => {
    const read: Page[] = [];
    do {
      read.push(await page(id, { ...more, nextToken: read.at(-1)?.nextToken }, account));
    } while (read.at(-1)?.nextToken !== undefined);
    return read;
  };
  const list = async (id: string, filters?: object, account = NETWORK) =>
    (await pages(id, { filters }, account)).flatMap(({ routes }) => routes);
  const cidrs = async (id: string, filters: object) => (await list(id, filters)).map(({ cidr }) => cidr);
  const router = async (id: string, more: object) => {
    const answer = await endpoint.control('POST', 'router', { id, ...more });
    equal(answer.status, 200, answer.text);
  };
  const now = async () => {
    const { text } = await endpoint.control('GET', 'clock');
    return Math.floor(Date.parse((JSON.parse(text) as { now: string }).now) / 1000);
  };
  const accepted = { routeDirection: 'accepted' };
  const advertised = { routeDirection: 'advertised' };
  const v4 = { addressFamily: 'ipv4' };

  it('lists what a router announces: as many as the demonstration says, in order, each once', async () => {
    const routes = await list(OWN, accepted);
    equal(routes.filter(({ addressFamily }) => addressFamily === 'ipv4').length, 84);
    equal(routes.filter(({ addressFamily }) => addressFamily === 'ipv6').length, 6);
    equal(new Set(routes.map(({ cidr }) => cidr)).size, 90);
    ok(routes.every(({ asPath }) => asPath[0]?.path[0] === 65010));
    const { awsLogicalDeviceId } = routes[0] ?? {};
    match(awsLogicalDeviceId ?? '', /^EqDC2-/);
    equal((await list(TRANSIT, accepted)).length, 260);
  });

  it('pages 2,000 routes by 100, in one order, in both directions', async () => {
    for (const family of ['Ipv4', 'Ipv6']) {
      const allocation = { [`prefixPoolAllocatedCount${family}`]: 1000 };
      await endpoint.answer('UpdateVirtualInterfaceAttributes', { virtualInterfaceId: OWN, ...allocation });
    }
    await router(OWN, { prefixes: 1000 });
    const read = await pages(OWN, { filters: accepted });
    deepEqual(
      read.map(({ routes }) => routes.length),
      Array.from({ length: 20 }, () => 100),
    );
    const all = read.flatMap(({ routes }) => routes.map(({ cidr }) => cidr));
    equal(new Set(all).size, 2000);
    deepEqual(
      (await pages(OWN, { filters: accepted, maxResults: 37 })).flatMap(({ routes }) =>
        routes.map(({ cidr }) => cidr),
      ),
      all,
    );
    equal((await page(OWN, { maxResults: 1000 })).routes.length, 100);
    const both = (await list(OWN)).map(({ routeDirection }) => routeDirection);
    deepEqual([...new Set(both)], ['accepted', 'advertised']);
  });

  it('continues where it was when routes are added and removed in between', async () => {
    const routes = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ cidr: `10.1.${from + index}.0/24` }));
    await router(OWN, { addressFamily: 'ipv4', routes: routes(100, 20) });
    const filters = { ...accepted, ...v4 };
    const first = await page(OWN, { filters, maxResults: 10 });
    await router(OWN, { addressFamily: 'ipv4', routes: routes(90, 40) });
    const { routes: rest } = await page(OWN, { filters, nextToken: first.nextToken });
    deepEqual([rest[0]?.cidr, rest.length], ['10.1.110.0/24', 20]);
    const words = /The nextToken is not valid/;
    const { nextToken } = first;
    const body = { virtualInterfaceId: OWN, nextToken };
    match(await endpoint.refusal('ListVirtualInterfaceRoutes', body), words);
    match(
      await endpoint.refusal('ListVirtualInterfaceRoutes', { ...body, virtualInterfaceId: BRANCH, filters }),
      words,
    );
    match(
      await endpoint.refusal('ListVirtualInterfaceRoutes', { ...body, maxResults: 0 }),
      /between 1 and 100/,
    );
  });

  it('shows exactly what the router was told to announce, with path, set and known communities', async () => {
    const routes = [
      { cidr: '10.1.0.0/16' },
      { cidr: '10.2.0.0/16', asPath: [65010, 65010, 65200], communities: ['7224:7100', '65010:1'] },
      { cidr: '10.3.0.0/16', asSet: [65201, 65202], communities: ['7224:9100'] },
      { cidr: '2001:db8:1::/48' },
      { cidr: '10.4.0.0/16', asPath: [65010, 64520] },
    ];
    await router(OWN, { routes });
    const found = (await list(OWN, accepted)).map(({ cidr, asPath, communities }) => [
      cidr,
      asPath,
      communities,
    ]);
    const seq = (...path: number[]) => ({ pathType: 'seq', path });
    deepEqual(found, [
      ['10.1.0.0/16', [seq(65010)], []],
      ['10.2.0.0/16', [seq(65010, 65010, 65200)], ['7224:7100']],
      ['10.3.0.0/16', [seq(65010), { pathType: 'set', path: [65201, 65202] }], []],
      ['2001:db8:1::/48', [seq(65010)], []],
    ]);
  });

  it('lists none of a session that is down, in either direction, and all again when it is up', async () => {
    const before = await list(OWN);
    await router(OWN, { addressFamily: 'ipv4', session: 'down' });
    deepEqual(new Set((await list(OWN)).map(({ addressFamily }) => addressFamily)), new Set(['ipv6']));
    await router(OWN, { addressFamily: 'ipv6', session: 'down' });
    deepEqual(await list(OWN), []);
    await router(OWN, { session: 'up' });
    deepEqual(
      (await list(OWN)).map(({ cidr }) => cidr),
      before.map(({ cidr }) => cidr),
    );
    await router(OWN, { addressFamily: 'ipv4', prefixes: 101 });
    deepEqual(await cidrs(OWN, { ...accepted, ...v4 }), [], 'too many prefixes take the session down');
  });

  it('has none during a failover test, nor after a move until the session is up', async () => {
    await endpoint.answer('StartBgpFailoverTest', { virtualInterfaceId: OWN });
    deepEqual(await list(OWN), []);
    await endpoint.answer('StopBgpFailoverTest', { virtualInterfaceId: OWN });
    equal((await list(OWN, accepted)).length, 90);
    const connectionId = 'dxlag-fh2c6t8d';
    await endpoint.answer('AssociateVirtualInterface', { virtualInterfaceId: OWN, connectionId });
    deepEqual(await list(OWN), []);
    await endpoint.turnClock(10);
    equal((await list(OWN, accepted)).length, 90);
  });

  it('says since when a route exists: since the session came up or the route was announced', async () => {
    const started = await now();
    const [first] = await list(OWN, { ...accepted, ...v4 });
    ok(first && started - first.routeInstalledAt > 86_400, 'the sessions have been up for a while');
    await endpoint.turnClock(500);
    await router(OWN, { addressFamily: 'ipv4', routes: [{ cidr: first.cidr }, { cidr: '10.1.0.0/16' }] });
    const changed = await list(OWN, { ...accepted, ...v4 });
    const age = new Map(changed.map(({ cidr, routeInstalledAt }) => [cidr, routeInstalledAt]));
    equal(age.get(first.cidr), first.routeInstalledAt);
    ok((age.get('10.1.0.0/16') ?? 0) >= started + 500);
    await endpoint.turnClock(500);
    await router(OWN, { session: 'down' });
    await router(OWN, { session: 'up' });
    for (const { routeInstalledAt } of await list(OWN)) ok(routeInstalledAt >= started + 1000);
  });

  it('accepts on a public interface what is within its prefixes', async () => {
    deepEqual(await cidrs(PUBLIC, accepted), ['203.0.113.0/26', '203.0.113.32/27']);
    deepEqual(
      (await list(PUBLIC, accepted)).map(({ communities }) => communities),
      [['7224:9200'], ['7224:9100']],
    );
    await router(PUBLIC, { prefixes: 40 });
    equal(new Set(await cidrs(PUBLIC, accepted)).size, 40);
  });

  it('advertises Amazon’s prefixes to a public interface, with communities for their scope', async () => {
    const routes = await list(PUBLIC, advertised);
    equal(routes.length, 512);
    ok(routes.every(({ asPath }) => asPath[0]?.path.at(-1) === 16509));
    const marks = new Set(routes.map(({ communities }) => communities.join()));
    deepEqual([...marks].sort(), ['', '7224:8100']);
    const near = await list(PUBLIC, { ...advertised, communities: ['7224:8100'] });
    ok(near.length > 0 && near.length < 512);
  });

  it('advertises the VPCs behind a gateway, and with a transit gateway the allowed prefixes', async () => {
    const core = ['10.4.0.0/16', '10.5.0.0/16', '10.6.0.0/16'];
    deepEqual(await cidrs(OWN, { ...advertised, ...v4 }), core);
    deepEqual(await cidrs(OWN, { ...advertised, addressFamily: 'ipv6' }), [
      '2001:db8:1a00::/56',
      '2001:db8:1b00::/56',
    ]);
    deepEqual((await list(OWN, advertised))[0]?.asPath, [{ pathType: 'seq', path: [64520] }]);
    deepEqual(await cidrs(BRANCH, advertised), ['10.4.0.0/16', '10.5.0.0/16']);
    deepEqual(await cidrs(TRANSIT, advertised), ['10.32.0.0/12', '10.64.0.0/14', '10.96.0.0/12']);
  });

  it('follows the associations of the gateway', async () => {
    const find = async (directConnectGatewayId: string) => {
      const answer = await endpoint.answer<{
        directConnectGatewayAssociations: { associationId: string; associatedGateway: { region: string } }[];
      }>('DescribeDirectConnectGatewayAssociations', { directConnectGatewayId });
      const [here] = answer.directConnectGatewayAssociations.filter(
        ({ associatedGateway }) => associatedGateway.region === 'us-east-1',
      );
      return { associationId: here?.associationId };
    };
    const update = async (gateway: string, ...prefixes: string[]) => {
      await endpoint.answer('UpdateDirectConnectGatewayAssociation', {
        ...(await find(gateway)),
        addAllowedPrefixesToDirectConnectGateway: prefixes.map((cidr) => ({ cidr })),
      });
      await endpoint.turnClock(10);
    };
    await update(NETWORK_CORE_GATEWAY, '10.4.0.0/15');
    deepEqual(await cidrs(OWN, { ...advertised, ...v4 }), ['10.4.0.0/16', '10.5.0.0/16', '10.6.0.0/16']);
    await update(NETWORK_CORE_GATEWAY, '10.5.0.0/17');
    await endpoint.answer('UpdateDirectConnectGatewayAssociation', {
      ...(await find(NETWORK_CORE_GATEWAY)),
      removeAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.4.0.0/15' }],
    });
    deepEqual(await cidrs(OWN, { ...advertised, ...v4 }), ['10.6.0.0/16'], 'a filter that matches none');
    await update(NETWORK_TRANSIT_GATEWAY, '10.200.0.0/16');
    ok((await cidrs(TRANSIT, advertised)).includes('10.200.0.0/16'));
    await endpoint.answer('DeleteDirectConnectGatewayAssociation', await find(NETWORK_TRANSIT_GATEWAY));
    deepEqual(await cidrs(TRANSIT, advertised), ['10.96.0.0/12']);
  });

  it('advertises the routes of other sites with SiteLink', async () => {
    const order = {
      virtualInterfaceName: 'other-site',
      vlan: 1000,
      asn: 65300,
      directConnectGatewayId: NETWORK_CORE_GATEWAY,
      enableSiteLink: true,
    };
    const { virtualInterfaceId } = await endpoint.answer<Page>('CreatePrivateVirtualInterface', {
      connectionId: 'dxlag-fh2c6t8d',
      newPrivateVirtualInterface: order,
    });
    await router(virtualInterfaceId, { routes: [{ cidr: '10.250.0.0/16' }, { cidr: '10.4.0.0/16' }] });
    await endpoint.turnClock(10);
    ok(!(await cidrs(OWN, advertised)).includes('10.250.0.0/16'));
    await endpoint.answer('UpdateVirtualInterfaceAttributes', {
      virtualInterfaceId: OWN,
      enableSiteLink: true,
    });
    const [route] = await list(OWN, { ...advertised, cidrs: ['10.250.0.0/16'] });
    deepEqual(route?.asPath, [{ pathType: 'seq', path: [64520, 65300] }]);
    equal((await list(virtualInterfaceId, { ...advertised, asPath: [64520, 65010] })).length, 84);
    const [nearest, ...farther] = await list(OWN, { ...advertised, cidrs: ['10.4.0.0/16'] });
    deepEqual([nearest?.asPath, farther], [[{ pathType: 'seq', path: [64520] }], []]);
    await router(virtualInterfaceId, { session: 'down' });
    ok(!(await cidrs(OWN, advertised)).includes('10.250.0.0/16'));
  });

  it('filters by exact prefix, by neighbors in the path and by all communities', async () => {
    deepEqual(await cidrs(BRANCH, { cidrs: ['10.61.10.0/24', '10.4.0.0/16', '10.61.0.0/16'] }), [
      '10.61.10.0/24',
      '10.4.0.0/16',
    ]);
    deepEqual(await cidrs(BRANCH, { asPath: [65120, 65120] }), ['172.20.0.0/14']);
    deepEqual(await cidrs(BRANCH, { communities: ['7224:7300'] }), ['10.61.10.0/24']);
    deepEqual(await cidrs(BRANCH, { communities: ['7224:7300', '7224:7100'] }), []);
    deepEqual(await cidrs(ACQUIRED, { asPath: [4200000034, 4200000035] }), ['172.27.0.0/18']);
    equal((await list(BRANCH, { asPath: [], communities: [] })).length, 5);
  });

  it('is available to both accounts of an interface, and empty before it is confirmed', async () => {
    for (const account of [NETWORK, WORKLOAD]) equal((await list(HOSTED, accepted, account)).length, 12);
    deepEqual(await list(CONFIRMING), []);
    match(
      await endpoint.refusal('ListVirtualInterfaceRoutes', { virtualInterfaceId: OWN }, WORKLOAD),
      /does not exist/,
    );
  });

  const refused: [string, object, RegExp][] = [
    ['a missing interface', { virtualInterfaceId: undefined }, /virtualInterfaceId is required/],
    [
      'an unknown direction',
      { filters: { routeDirection: 'sideways' } },
      /routeDirection sideways is not valid/,
    ],
    ['an unknown address family', { filters: { addressFamily: 'ipx' } }, /addressFamily ipx is not valid/],
    ['an empty list of prefixes', { filters: { cidrs: [] } }, /cidrs must contain 1 to 10 prefixes, not 0/],
    ['11 prefixes', { filters: { cidrs: Array(11).fill('10.0.0.0/8') as string[] } }, /not 11/],
    ['an invalid prefix', { filters: { cidrs: ['10.0.0.1/8'] } }, /10.0.0.1\/8 is not a prefix/],
    ['an invalid ASN', { filters: { asPath: [-1] } }, /asPath -1 is not an ASN/],
    ['a path of strings', { filters: { asPath: ['65010'] } }, /asPath must be a list of integers/],
    ['an invalid community', { filters: { communities: ['no-export'] } }, /no-export is not a community/],
  ];
  for (const [name, body, message] of refused) {
    it(`refuses ${name}`, async () => {
      match(
        await endpoint.refusal('ListVirtualInterfaceRoutes', { virtualInterfaceId: OWN, ...body }),
        message,
      );
    });
  }

  const announcements: [string, object, RegExp][] = [
    ['routes and a number of prefixes', { prefixes: 1, routes: [] }, /cannot be given together/],
    ['too many routes', { prefixes: 10_001 }, /from 0 to 10000/],
    ['a route without a CIDR', { routes: [{}] }, /The cidr of a route is required/],
    ['an invalid prefix', { routes: [{ cidr: '10.0.0.1/8' }] }, /is not a prefix/],
    ['the same route twice', { routes: [{ cidr: '10.0.0.0/8' }, { cidr: '10.0.0.0/8' }] }, /more than once/],
    [
      'a path with another first ASN',
      { routes: [{ cidr: '10.0.0.0/8', asPath: [1] }] },
      /begin with the ASN.*65010/,
    ],
    ['an invalid ASN', { routes: [{ cidr: '10.0.0.0/8', asSet: [0] }] }, /between 1 and/],
    ['a community as text', { routes: [{ cidr: '10.0.0.0/8', communities: ['x'] }] }, /is not a community/],
    ['a family without a peer', { id: HOSTED, routes: [{ cidr: '2001:db8::/48' }] }, /has no ipv6 peer/],
  ];
  for (const [name, body, message] of announcements) {
    it(`lets no router announce ${name}`, async () => {
      const { status, text } = await endpoint.control('POST', 'router', { id: OWN, ...body });
      equal(status, 400);
      match(text, message);
    });
  }
});
