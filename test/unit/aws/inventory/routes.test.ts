import { deepEqual, equal, rejects } from 'node:assert/strict';
import { readAcceptedPrefixes, readRoutes } from '../../../../src/aws/inventory/routes';
import type { Route } from '../../../../src/directconnect/api';
import { keepWhole } from '../../../../src/aws/transport/wholeAnswers';
import { EndpointUnderTest, NETWORK, WORKLOAD } from '../../emulator/endpointUnderTest';

const VIF = 'dxvif-fh8s3d2w';

describe('the prefixes that AWS accepts from a router', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());
  const read = (id: string, account = NETWORK) =>
    readAcceptedPrefixes(keepWhole(endpoint.client(account)), id);

  it('are counted by family, over as many pages as there are', async () => {
    const vif = await endpoint.virtualInterface(VIF);
    equal(vif?.virtualInterfaceType, 'private');
    deepEqual(await read(VIF), { ipv4: 84, ipv6: 6 });
    await endpoint.answer('UpdateVirtualInterfaceAttributes', {
      virtualInterfaceId: VIF,
      prefixPoolAllocatedCountIpv4: 300,
    });
    await endpoint.control('POST', 'router', { id: VIF, prefixes: 250, addressFamily: 'ipv4' });
    deepEqual(await read(VIF), { ipv4: 250, ipv6: 6 });
  });

  it('are none while the session is down', async () => {
    await endpoint.control('POST', 'router', { id: VIF, session: 'down' });
    deepEqual(await read(VIF), { ipv4: 0, ipv6: 0 });
  });

  it('are not visible to other accounts', async () => {
    await rejects(read(VIF, WORKLOAD), { kind: 'refused' });
  });
});

describe('the routes of a virtual interface', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  async function read(direction: 'accepted' | 'advertised', account = NETWORK): Promise<Route[][]> {
    const pages: Route[][] = [];
    const reader = keepWhole(endpoint.client(account));
    await readRoutes(reader, { virtualInterfaceId: VIF, direction }, (page) => pages.push([...page]));
    return pages;
  }

  it('come a page at a time, in the direction asked for', async () => {
    await endpoint.answer('UpdateVirtualInterfaceAttributes', {
      virtualInterfaceId: VIF,
      prefixPoolAllocatedCountIpv4: 300,
    });
    await endpoint.control('POST', 'router', { id: VIF, prefixes: 250, addressFamily: 'ipv4' });
    const accepted = await read('accepted');
    deepEqual(
      accepted.map(({ length }) => length),
      [100, 100, 56],
    );
    const directions = (pages: Route[][]) => new Set(pages.flat().map((route) => route.routeDirection));
    deepEqual(directions(accepted), new Set(['accepted']));
    deepEqual(directions(await read('advertised')), new Set(['advertised']));
  });

  it('are refused to other accounts, in AWS’s words', async () => {
    await rejects(read('accepted', WORKLOAD), { kind: 'refused' });
  });
});
