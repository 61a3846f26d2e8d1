import assert from 'node:assert/strict';
import {
  AllocateTransitVirtualInterfaceCommand,
  ConfirmTransitVirtualInterfaceCommand,
} from '@aws-sdk/client-direct-connect';
import { demoEstate } from '../../../src/emulator/estate/demo';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  NETWORK_WAN_GATEWAY,
  WORKLOAD_GATEWAY,
  WORKLOAD_TRANSIT_GATEWAY,
} from '../../../src/emulator/estate/demo/gateways';
import {
  CONNECTION,
  EndpointUnderTest,
  FREE_HOSTED,
  LAG,
  NETWORK,
  NO_JUMBO,
  WORKLOAD,
} from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

describe('emulator: transit virtual interfaces', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const base = { virtualInterfaceName: 'hub', vlan: 1000, asn: 65000 };
  const order = (more: object, connectionId: string) => ({
    connectionId,
    newTransitVirtualInterface: { ...base, directConnectGatewayId: NETWORK_TRANSIT_GATEWAY, ...more },
  });
  const create = async (more: object = {}, connectionId = CONNECTION) => {
    const body = order(more, connectionId);
    const answer = await endpoint.answer<{ virtualInterface: WireInterface }>(
      'CreateTransitVirtualInterface',
      body,
    );
    assert.deepEqual(Object.keys(answer), ['virtualInterface']);
    return answer.virtualInterface;
  };
  const refusal = (more: object, connectionId = CONNECTION) =>
    endpoint.refusal('CreateTransitVirtualInterface', order(more, connectionId));
  const allocate = async () => {
    const { virtualInterface } = await endpoint.client().send(
      new AllocateTransitVirtualInterfaceCommand({
        connectionId: CONNECTION,
        ownerAccount: WORKLOAD,
        newTransitVirtualInterfaceAllocation: { ...base, mtu: 8500 },
      }),
    );
    assert.equal(virtualInterface?.virtualInterfaceState, 'confirming');
    return virtualInterface.virtualInterfaceId ?? '';
  };

  it('are created on a Direct Connect gateway, whose ASN they get, and come up', async () => {
    const { virtualInterfaceId: id, ...vif } = await create({ mtu: 8500, enableSiteLink: true });
    assert.deepEqual(
      [vif.virtualInterfaceType, vif.virtualInterfaceState, vif.mtu, vif.siteLinkEnabled],
      ['transit', 'pending', 8500, true],
    );
    assert.deepEqual([vif.directConnectGatewayId, vif.amazonSideAsn], [NETWORK_TRANSIT_GATEWAY, 64540]);
    assert.match(vif.customerRouterConfig, /<connection_type>transit</);
    await endpoint.turnClock(5);
    assert.deepEqual(await endpoint.states(id), ['down', 'available down']);
    await endpoint.turnClock(5);
    assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
  });

  it('are allocated to another account, which confirms them with its gateway', async () => {
    const virtualInterfaceId = await allocate();
    const directConnectGatewayId = WORKLOAD_TRANSIT_GATEWAY;
    const command = new ConfirmTransitVirtualInterfaceCommand({ virtualInterfaceId, directConnectGatewayId });
    const { virtualInterfaceState } = await endpoint.client(WORKLOAD).send(command);
    assert.equal(virtualInterfaceState, 'pending');
    const vif = await endpoint.virtualInterface(virtualInterfaceId, WORKLOAD);
    assert.deepEqual(
      [vif?.directConnectGatewayId, vif?.amazonSideAsn, vif?.mtu],
      [WORKLOAD_TRANSIT_GATEWAY, 64531, 8500],
    );
    await endpoint.turnClock(10);
    assert.deepEqual(await endpoint.states(virtualInterfaceId), ['available', 'available up']);
  });

  it('accept a gateway with virtual private gateways, with private interfaces, and with a core network', async () => {
    for (const [index, directConnectGatewayId] of [NETWORK_CORE_GATEWAY, NETWORK_WAN_GATEWAY].entries()) {
      await create({ directConnectGatewayId, vlan: 1000 + index });
    }
  });

  it('can be the one interface of a hosted connection', async () => {
    const { virtualInterfaceId } = await create({ vlan: 318 }, FREE_HOSTED);
    assert.match(await refusal({ vlan: 318 }, FREE_HOSTED), /already has its one virtual interface/);
    await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId });
    await endpoint.turnClock(5);
    await create({ vlan: 318 }, FREE_HOSTED);
  });

  it('are at most four on a connection or LAG, beside 47 others', async () => {
    const vlans = [1000, 1001, 1002];
    for (const vlan of vlans) await create({ vlan }, LAG);
    assert.match(await refusal({ vlan: 1003 }, LAG), /The limit of 4 transit virtual interfaces on dxlag-/);
    await endpoint.control('POST', 'estate', {
      addVirtualInterfaces: { account: NETWORK, region: 'us-east-1', connectionId: LAG, count: 47 },
    });
    const another = {
      virtualInterfaceName: 'x',
      vlan: 4000,
      asn: 65000,
      virtualGatewayId: NETWORK_VGW['us-east-1'],
    };
    const body = { connectionId: LAG, newPrivateVirtualInterface: another };
    assert.match(
      await endpoint.refusal('CreatePrivateVirtualInterface', body),
      /The limit of 51 virtual interfaces on dxlag-/,
    );
  });

  it('are refused if there are 51 in all, but accepted as the 51st beside 50 private ones', async () => {
    const add = { account: NETWORK, region: 'us-east-1', connectionId: CONNECTION, count: 47 };
    await endpoint.control('POST', 'estate', { addVirtualInterfaces: add });
    await create({ vlan: 3000 });
    assert.match(await refusal({ vlan: 3001 }), /The limit of 51 virtual interfaces/);
  });

  describe('are refused', () => {
    const cases: [string, object, RegExp][] = [
      ['without a gateway', { directConnectGatewayId: undefined }, /directConnectGatewayId is required/],
      [
        'with a virtual private gateway',
        { directConnectGatewayId: NETWORK_VGW['us-east-1'] },
        /Could not find Direct Connect Gateway with ID vgw-/,
      ],
      [
        'with a gateway of another account',
        { directConnectGatewayId: WORKLOAD_GATEWAY },
        /Could not find Direct Connect Gateway/,
      ],
      ['with MTU 9001', { mtu: 9001 }, /MTU 9001 is not valid. The supported values are 1500, 8500\.$/],
      ['without a name', { virtualInterfaceName: undefined }, /virtualInterfaceName is required/],
      ['without a VLAN', { vlan: undefined }, /vlan is required/],
      ['without an ASN', { asn: undefined }, /An ASN is required/],
    ];
    for (const [name, change, message] of cases) {
      it(name, async () => assert.match(await refusal(change), message));
    }

    it('with jumbo frames on a port that has none', async () => {
      assert.match(await refusal({ mtu: 8500 }, NO_JUMBO), /jumbo frame capable/);
    });

    it('to be confirmed without a gateway, or with one of another kind or account', async () => {
      const virtualInterfaceId = await allocate();
      const confirm = (more: object) =>
        endpoint.refusal('ConfirmTransitVirtualInterface', { virtualInterfaceId, ...more }, WORKLOAD);
      assert.match(await confirm({}), /directConnectGatewayId is required/);
      assert.match(await confirm({ directConnectGatewayId: 'vgw-0d27c6a91f4e8b035' }), /Could not find/);
      assert.match(await confirm({ directConnectGatewayId: NETWORK_TRANSIT_GATEWAY }), /Could not find/);
      assert.deepEqual(await endpoint.states(virtualInterfaceId), ['confirming', 'pending down']);
    });
  });
});

describe('emulator: a gateway for transit interfaces', () => {
  it('accepts no private interface, and neither does one that Cloud WAN uses', async () => {
    const endpoint = await EndpointUnderTest.start(demoEstate());
    try {
      for (const [id, other] of [
        [NETWORK_TRANSIT_GATEWAY, 'tgw-'],
        [NETWORK_WAN_GATEWAY, 'core-network-'],
      ] as const) {
        const vif = { virtualInterfaceName: 'p', vlan: 1000, asn: 65000, directConnectGatewayId: id };
        const body = { connectionId: CONNECTION, newPrivateVirtualInterface: vif };
        assert.match(
          await endpoint.refusal('CreatePrivateVirtualInterface', body),
          new RegExp(`${id} is associated with ${other}\\w+, so it cannot have private virtual interfaces`),
        );
      }
    } finally {
      await endpoint.close();
    }
  });
});
