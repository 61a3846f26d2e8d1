import assert from 'node:assert/strict';
import {
  AllocatePrivateVirtualInterfaceCommand,
  DescribeRouterConfigurationCommand,
} from '@aws-sdk/client-direct-connect';
import { CONNECTION, EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';

const IDENTIFIERS = [
  'CiscoSystemsInc-2900SeriesRouters-IOS124',
  'CiscoSystemsInc-3700SeriesRouters-IOS124',
  'CiscoSystemsInc-7200SeriesRouters-IOS124',
  'CiscoSystemsInc-Nexus7000SeriesSwitches-NXOS51',
  'CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93',
  'JuniperNetworksInc-MMXSeriesRouters-JunOS95',
  'JuniperNetworksInc-SRXSeriesRouters-JunOS95',
  'JuniperNetworksInc-TSeriesRouters-JunOS95',
  'PaloAltoNetworks-PA3000and5000series-PANOS803',
];

describe('emulator: DescribeRouterConfiguration', () => {
  let endpoint: EndpointUnderTest;
  let id: string;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
    const { virtualInterfaceId } = await endpoint.client().send(
      new AllocatePrivateVirtualInterfaceCommand({
        connectionId: CONNECTION,
        ownerAccount: WORKLOAD,
        newPrivateVirtualInterfaceAllocation: {
          virtualInterfaceName: 'router',
          vlan: 1717,
          asnLong: 4200000017,
          authKey: 'canary-key',
          amazonAddress: '10.9.8.1/29',
          customerAddress: '10.9.8.2/29',
        },
      }),
    );
    id = virtualInterfaceId ?? '';
  });
  after(() => endpoint.close());

  const ask = (routerTypeIdentifier?: string, virtualInterfaceId = id, account = NETWORK) =>
    endpoint
      .client(account)
      .send(new DescribeRouterConfigurationCommand({ virtualInterfaceId, routerTypeIdentifier }));

  for (const identifier of IDENTIFIERS) {
    it(`writes ${identifier}`, async () => {
      const answer = await ask(identifier);
      assert.deepEqual([answer.virtualInterfaceId, answer.virtualInterfaceName], [id, 'router']);
      assert.equal(answer.router?.routerTypeIdentifier, identifier);
      for (const field of [answer.router.vendor, answer.router.platform, answer.router.software])
        assert.ok(field);
      const text = answer.customerRouterConfig ?? '';
      for (const value of ['1717', '4200000017', 'canary-key', '10.9.8.1', '10.9.8.2', '7224', id]) {
        assert.ok(text.includes(value), `${value} in\n${text}`);
      }
      assert.match(text, /255\.255\.255\.248|10\.9\.8\.2\/29/);
    });
  }

  it('writes both families of a dual-stack interface', async () => {
    for (const identifier of IDENTIFIERS) {
      const { customerRouterConfig } = await ask(identifier, 'dxvif-fh8s3d2w');
      assert.match(customerRouterConfig ?? '', /10\.254\.1\.5/);
      assert.match(customerRouterConfig ?? '', /2001:db8:dc[0-9a-f:]*::1/);
    }
  });

  const refused: [string, () => Promise<unknown>, RegExp][] = [
    ['a missing router type', () => ask(), /routerTypeIdentifier is required/],
    ['an unknown router type', () => ask('AristaNetworks-EOS'), /AristaNetworks-EOS is not known/],
    ['an unknown interface', () => ask(IDENTIFIERS[0], 'dxvif-ffffffff'), /does not exist/],
    ['an owner who has not confirmed', () => ask(IDENTIFIERS[0], id, WORKLOAD), /once it is confirmed/],
  ];
  for (const [name, attempt, message] of refused) {
    it(`refuses ${name}`, () => assert.rejects(attempt(), { name: 'DirectConnectClientException', message }));
  }
});
