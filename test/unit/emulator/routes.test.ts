import { deepEqual, equal, match } from 'node:assert/strict';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';

interface Routes {
  readonly routes: readonly {
    cidr: string;
    routeDirection: string;
    addressFamily: string;
    asPath: unknown;
  }[];
  readonly nextToken?: string;
}

/** Attached to a Direct Connect gateway; its router announces 84 IPv4 and 6 IPv6 prefixes. */
const VIF = 'dxvif-fh8s3d2w';
const PUBLIC_VIF = 'dxvif-fc2x9b6q';

describe('emulator: the routes of a virtual interface', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());
  const ask = (filters: object = {}, more: object = {}, id = VIF) =>
    endpoint.answer<Routes>('ListVirtualInterfaceRoutes', { virtualInterfaceId: id, filters, ...more });

  it('are those that the router announces and the gateway advertises, each with its AS path', async () => {
    const accepted = await ask({ routeDirection: 'accepted' });
    equal(accepted.routes.length, 90);
    deepEqual(accepted.routes[0]?.asPath, [{ pathType: 'seq', path: [65010] }]);
    equal((await ask({ routeDirection: 'accepted', addressFamily: 'ipv6' })).routes.length, 6);
    const advertised = await ask({ routeDirection: 'advertised' });
    equal(
      advertised.routes.every(({ routeDirection }) => routeDirection === 'advertised'),
      true,
    );
    const [first] = accepted.routes;
    deepEqual((await ask({ cidrs: [first.cidr] })).routes, [first]);
    equal((await ask({ asPath: [65010] })).routes.length, 90);
    equal((await ask({ communities: ['7224:7300'] })).routes.length, 0);
  });

  it('come in pages', async () => {
    const pages: Routes[] = [];
    for (let nextToken: string | undefined; pages.length === 0 || nextToken;) {
      const page = await ask({}, { maxResults: 50, ...(nextToken && { nextToken }) });
      pages.push(page);
      ({ nextToken } = page);
    }
    const cidrs = pages.flatMap(({ routes }) =>
      routes.map((route) => `${route.routeDirection} ${route.cidr}`),
    );
    equal(new Set(cidrs).size, cidrs.length);
    equal(cidrs.filter((one) => one.startsWith('accepted')).length, 90);
  });

  it('of a public one begin with its own prefixes', async () => {
    await endpoint.control('POST', 'router', { id: PUBLIC_VIF, prefixes: 2 });
    const vif = await endpoint.virtualInterface(PUBLIC_VIF);
    const { routes } = await ask({ routeDirection: 'accepted' }, {}, PUBLIC_VIF);
    equal(routes[0]?.cidr, vif?.routeFilterPrefixes[0]?.cidr);
  });

  it('are none while its session is down, and are told to its accounts only', async () => {
    await endpoint.control('POST', 'router', { id: VIF, session: 'down' });
    deepEqual((await ask()).routes, []);
    const input = { virtualInterfaceId: VIF };
    match(await endpoint.refusal('ListVirtualInterfaceRoutes', input, WORKLOAD), /does not exist/);
    match(await endpoint.refusal('ListVirtualInterfaceRoutes', {}, NETWORK), /virtualInterfaceId/);
  });
});
