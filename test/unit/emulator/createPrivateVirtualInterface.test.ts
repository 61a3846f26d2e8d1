import assert from 'node:assert/strict';
import {
  CreatePrivateVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type { NewPrivateVirtualInterface, VirtualInterface } from '@aws-sdk/client-direct-connect';
import { demoEstate } from '../../../src/emulator/estate/demo';
import { NETWORK_CORE_GATEWAY, NETWORK_VGW } from '../../../src/emulator/estate/demo/gateways';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  LAG,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
  WORKLOAD_VGW,
  codeOf,
  messageOf,
} from './endpointUnderTest';

const VGW = NETWORK_VGW['us-east-1'];

describe('emulator: CreatePrivateVirtualInterface', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const base = { virtualInterfaceName: 'own', vlan: 1000, asn: 65000, virtualGatewayId: VGW };
  const create = (
    more: Partial<NewPrivateVirtualInterface> = {},
    connectionId = CONNECTION,
  ): Promise<VirtualInterface> =>
    endpoint.client().send(
      new CreatePrivateVirtualInterfaceCommand({
        connectionId,
        newPrivateVirtualInterface: { ...base, ...more },
      }),
    );
  const list = async (account = NETWORK): Promise<VirtualInterface[]> => {
    const { virtualInterfaces } = await endpoint
      .client(account)
      .send(new DescribeVirtualInterfacesCommand({}));
    return virtualInterfaces ?? [];
  };

  it('gives the caller an interface on a virtual private gateway, pending at once and then up', async () => {
    const { virtualInterfaceId, ...vif } = await create({
      mtu: 8500,
      tags: [{ key: 'team', value: 'net' }],
      enableSiteLink: false,
    });
    assert.deepEqual(
      [vif.ownerAccount, vif.virtualInterfaceState, vif.virtualInterfaceType, vif.mtu, vif.siteLinkEnabled],
      [NETWORK, 'pending', 'private', 8500, false],
    );
    assert.deepEqual([vif.virtualGatewayId, vif.directConnectGatewayId], [VGW, '']);
    assert.deepEqual(vif.tags, [{ key: 'team', value: 'net' }]);
    assert.match(vif.customerRouterConfig ?? '', /<logical_connection/);
    await endpoint.turnClock(10);
    const after = (await list()).find((one) => one.virtualInterfaceId === virtualInterfaceId);
    assert.equal(after?.virtualInterfaceState, 'available');
    assert.deepEqual(
      after.bgpPeers?.map(({ bgpStatus }) => bgpStatus),
      ['up'],
    );
  });

  it('enables SiteLink on a Direct Connect gateway, and takes the Amazon side’s ASN from it', async () => {
    const vif = await create({
      virtualGatewayId: undefined,
      directConnectGatewayId: NETWORK_CORE_GATEWAY,
      enableSiteLink: true,
    });
    assert.equal(vif.siteLinkEnabled, true);
    assert.deepEqual(
      [vif.directConnectGatewayId, vif.virtualGatewayId, vif.amazonSideAsn],
      [NETWORK_CORE_GATEWAY, '', 64520],
    );
  });

  it('is not seen by another account', async () => {
    const { virtualInterfaceId } = await create();
    assert.ok(!(await list(WORKLOAD)).some((one) => one.virtualInterfaceId === virtualInterfaceId));
  });

  it('accepts a LAG and a hosted connection', async () => {
    assert.equal((await create({}, LAG)).connectionId, LAG);
    assert.equal((await create({ vlan: 318 }, FREE_HOSTED)).connectionId, FREE_HOSTED);
  });

  it('hides the BGP key in the record of requests', async () => {
    const authKey = 'a-key-made-for-this';
    await create({ authKey });
    const { text } = await endpoint.control('GET', 'requests');
    assert.match(text, /CreatePrivateVirtualInterface/);
    assert.ok(!text.includes(authKey));
  });

  describe('refuses', () => {
    const cases: [string, object, RegExp][] = [
      ['a missing gateway', { virtualGatewayId: undefined }, /^Exactly one of virtualGatewayId/],
      ['two gateways', { directConnectGatewayId: NETWORK_CORE_GATEWAY }, /^Exactly one of virtualGatewayId/],
      ['a gateway of another account', { virtualGatewayId: WORKLOAD_VGW }, /^Could not find Virtual Gateway/],
      [
        'an unknown Direct Connect gateway',
        { virtualGatewayId: '', directConnectGatewayId: '00000000-0000-0000-0000-000000000000' },
        /^Could not find Direct Connect Gateway/,
      ],
      [
        'SiteLink with a virtual private gateway',
        { enableSiteLink: true },
        /^SiteLink requires a Direct Connect gateway/,
      ],
      [
        'a loopback peer',
        { amazonAddress: '127.0.0.1/30', customerAddress: '127.0.0.2/30' },
        /^Amazon Address is not valid/,
      ],
      ['a VLAN in use', { vlan: 101 }, /VLAN 101 is already in use/],
      ['VLAN 4095', { vlan: 4095 }, /VLAN 4095 is not valid/],
      ['a missing name', { virtualInterfaceName: undefined }, /virtualInterfaceName is required/],
      ['a missing ASN', { asn: undefined }, /ASN is required/],
      ['MTU 1400', { mtu: 1400 }, /1500, 8500, 9001/],
      ['a key of 5 characters', { authKey: '12345' }, /between 6 and 80/],
      ['only one address', { amazonAddress: '10.0.0.1/30' }, /together/],
      ['IPv6 addresses', { addressFamily: 'ipv6', amazonAddress: '2001:db8::1/125' }, /are assigned/],
      ['a reserved tag key', { tags: [{ key: 'aws:name' }] }, /reserved/],
    ];
    for (const [name, change, message] of cases) {
      it(name, async () => {
        const before = (await list()).length;
        const answer = await endpoint.call('CreatePrivateVirtualInterface', {
          connectionId: CONNECTION,
          newPrivateVirtualInterface: { ...base, ...change },
        });
        assert.deepEqual([answer.status, codeOf(answer)], [400, 'DirectConnectClientException']);
        assert.match(messageOf(answer), message);
        assert.equal((await list()).length, before);
      });
    }

    it('jumbo frames on a port that has none', async () => {
      await assert.rejects(create({ mtu: 8500 }, NO_JUMBO), /jumbo frame capable/);
    });

    it('a connection of someone else, a missing request, and fields of the wrong type', async () => {
      const asked: [object, RegExp][] = [
        [{ connectionId: 'dxcon-ffffffff', newPrivateVirtualInterface: base }, /^Could not find Connection/],
        [{ connectionId: 'dxlag-ffffffff', newPrivateVirtualInterface: base }, /^Could not find Lag/],
        [{ newPrivateVirtualInterface: base }, /^connectionId is required/],
        [{ connectionId: CONNECTION }, /^newPrivateVirtualInterface is required/],
        [
          { connectionId: CONNECTION, newPrivateVirtualInterface: { ...base, enableSiteLink: 'yes' } },
          /enableSiteLink must be a boolean/,
        ],
      ];
      for (const [body, message] of asked) {
        assert.match(messageOf(await endpoint.call('CreatePrivateVirtualInterface', body)), message);
      }
    });

    it('a connection that is down', async () => {
      await assert.rejects(create({}, 'dxcon-fe5z4y0c'), {
        message: 'CreatePrivateVirtualInterface failed. dxcon-fe5z4y0c is in state down',
      });
    });
  });
});

describe('emulator: a gateway that is not available', () => {
  it('takes no interface', async () => {
    const data = demoEstate();
    const [network, workload] = data.accounts;
    assert.ok(network && workload);
    const gateway = '00000000-0000-4000-8000-000000000000';
    const pending = {
      directConnectGatewayId: gateway,
      directConnectGatewayName: 'pending',
      directConnectGatewayState: 'pending',
    };
    const endpoint = await EndpointUnderTest.start({
      ...data,
      accounts: [{ ...network, directConnectGateways: [pending] }, workload],
    });
    try {
      const answer = await endpoint.call('CreatePrivateVirtualInterface', {
        connectionId: CONNECTION,
        newPrivateVirtualInterface: {
          virtualInterfaceName: 'own',
          vlan: 1000,
          asn: 65000,
          directConnectGatewayId: gateway,
        },
      });
      assert.equal(messageOf(answer), `Gateway ${gateway} is in state pending.`);
    } finally {
      await endpoint.close();
    }
  });
});
