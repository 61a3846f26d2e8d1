import assert from 'node:assert/strict';
import { demoEstate } from '../../../src/emulator/estate/demo';
import {
  AllocatePrivateVirtualInterfaceCommand,
  ConfirmPrivateVirtualInterfaceCommand,
  DeleteVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import type { VirtualInterface } from '@aws-sdk/client-direct-connect';
import {
  CONNECTION,
  EndpointUnderTest,
  NETWORK,
  WORKLOAD,
  WORKLOAD_VGW,
  messageOf,
} from './endpointUnderTest';

describe('emulator: the life of a virtual interface', () => {
  let endpoint: EndpointUnderTest;
  let id: string;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
    const { virtualInterfaceId } = await endpoint.client().send(
      new AllocatePrivateVirtualInterfaceCommand({
        connectionId: CONNECTION,
        ownerAccount: WORKLOAD,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'life', vlan: 1000, asn: 65000 },
      }),
    );
    id = virtualInterfaceId ?? '';
  });
  afterEach(() => endpoint.close());

  const look = async (account = NETWORK): Promise<VirtualInterface | undefined> => {
    const { virtualInterfaces } = await endpoint
      .client(account)
      .send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId: id }));
    return virtualInterfaces?.[0];
  };
  const states = async (): Promise<unknown[]> => {
    const vif = await look();
    const [peer] = vif?.bgpPeers ?? [];
    return [vif?.virtualInterfaceState, peer?.bgpPeerState, peer?.bgpStatus];
  };
  const confirm = (gateways: object = { virtualGatewayId: WORKLOAD_VGW }, account = WORKLOAD) =>
    endpoint
      .client(account)
      .send(new ConfirmPrivateVirtualInterfaceCommand({ virtualInterfaceId: id, ...gateways }));
  const remove = (account: string) =>
    endpoint.client(account).send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: id }));

  it('waits for the owner, however long', async () => {
    await endpoint.turnClock(30 * 24 * 3600);
    assert.deepEqual(await states(), ['confirming', 'pending', 'down']);
  });

  it('is pending when confirmed, then down, and available once its BGP session is up', async () => {
    const answer = await confirm();
    assert.equal(answer.virtualInterfaceState, 'pending');
    assert.deepEqual(await states(), ['pending', 'pending', 'down']);
    await endpoint.turnClock(4);
    assert.deepEqual(await states(), ['pending', 'pending', 'down']);
    await endpoint.turnClock(1);
    assert.deepEqual(await states(), ['down', 'available', 'down']);
    await endpoint.turnClock(4);
    assert.deepEqual(await states(), ['down', 'available', 'down']);
    await endpoint.turnClock(1);
    assert.deepEqual(await states(), ['available', 'available', 'up']);
  });

  it('shows the owner gateway, Amazon-side ASN and configuration once confirmed', async () => {
    await confirm({ directConnectGatewayId: 'e20b9d57-14a8-4f6c-8c3e-6b7a95d0f218' });
    const vif = await look(WORKLOAD);
    assert.equal(vif?.directConnectGatewayId, 'e20b9d57-14a8-4f6c-8c3e-6b7a95d0f218');
    assert.equal(vif.virtualGatewayId, '');
    assert.equal(vif.amazonSideAsn, 64530);
    assert.match(vif.customerRouterConfig ?? '', /<amazon_bgp_asn>64530</);
  });

  describe('confirming is refused', () => {
    const cases: [string, () => Promise<unknown>, RegExp][] = [
      ['without a gateway', () => confirm({}), /Exactly one/],
      [
        'with two gateways',
        () => confirm({ virtualGatewayId: WORKLOAD_VGW, directConnectGatewayId: 'x' }),
        /Exactly one/,
      ],
      [
        'with an unknown gateway',
        () => confirm({ virtualGatewayId: 'vgw-0' }),
        /Could not find Virtual Gateway/,
      ],
      [
        "with the other account's gateway",
        () => confirm({ virtualGatewayId: 'vgw-0a4f1c92d7e6b3850' }),
        /Could not find/,
      ],
      [
        'with an unknown Direct Connect gateway',
        () => confirm({ directConnectGatewayId: 'x' }),
        /Could not find Direct Connect/,
      ],
      [
        'for the connection owner',
        () => confirm({ virtualGatewayId: WORKLOAD_VGW }, NETWORK),
        /Only account 444455556666/,
      ],
      ['twice', () => confirm().then(() => confirm()), /is in state pending$/],
    ];
    for (const [name, attempt, message] of cases) {
      it(name, () => assert.rejects(attempt(), { name: 'DirectConnectClientException', message }));
    }
  });

  it('cannot be attached to a gateway that has 30 interfaces', async () => {
    const gateway = 'e20b9d57-14a8-4f6c-8c3e-6b7a95d0f218';
    const data = demoEstate();
    const regions = data.accounts[0]?.regions ?? {};
    const bgpPeers = [{ asn: 65000 }];
    const full = Array.from({ length: 30 }, (_, index) => ({
      virtualInterfaceName: 'full',
      connectionId: CONNECTION,
      vlan: 2000 + index,
      directConnectGatewayId: gateway,
      bgpPeers,
    }));
    const waiting = {
      virtualInterfaceId: 'dxvif-aaaaaaaa',
      virtualInterfaceName: 'waiting',
      connectionId: CONNECTION,
    };
    const confirming = {
      ...waiting,
      vlan: 3000,
      ownerAccount: WORKLOAD,
      virtualInterfaceState: 'confirming',
      bgpPeers,
    };
    const region = { ...regions['us-east-1'], virtualInterfaces: [...full, confirming] };
    const [network, workload] = data.accounts;
    assert.ok(network && workload);
    const other = await EndpointUnderTest.start({
      ...data,
      accounts: [{ ...network, regions: { 'us-east-1': region } }, workload],
    });
    const body = { virtualInterfaceId: 'dxvif-aaaaaaaa', directConnectGatewayId: gateway };
    const answer = await other.call('ConfirmPrivateVirtualInterface', body, WORKLOAD);
    await other.close();
    assert.match(messageOf(answer), /limit of 30 virtual interfaces/);
  });

  it('is deleting, deleted, still listed for minutes, then gone', async () => {
    await confirm();
    await endpoint.turnClock(5);
    assert.equal((await remove(NETWORK)).virtualInterfaceState, 'deleting');
    assert.deepEqual(await states(), ['deleting', 'deleting', 'down']);
    assert.equal((await remove(NETWORK)).virtualInterfaceState, 'deleting');
    await endpoint.turnClock(5);
    assert.deepEqual(await states(), ['deleted', 'deleted', 'down']);
    await assert.rejects(remove(NETWORK), { message: `Virtual interface ${id} does not exist` });
    await endpoint.turnClock(179);
    assert.equal((await look())?.virtualInterfaceState, 'deleted');
    await endpoint.turnClock(1);
    assert.equal(await look(), undefined);
  });

  it('goes through every state that is due when the clock jumps', async () => {
    await remove(NETWORK);
    await endpoint.turnClock(24 * 3600);
    assert.equal(await look(), undefined);
  });

  it('is not revived by an event that was due before it was deleted', async () => {
    await confirm();
    await remove(WORKLOAD);
    await endpoint.turnClock(6);
    assert.equal((await look())?.virtualInterfaceState, 'deleted');
  });

  it('is rejected when its owner declines, and frees the VLAN', async () => {
    assert.equal((await remove(WORKLOAD)).virtualInterfaceState, 'rejected');
    const again = await endpoint.call('AllocatePrivateVirtualInterface', {
      connectionId: CONNECTION,
      ownerAccount: WORKLOAD,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'next', vlan: 1000, asn: 65000 },
    });
    assert.equal(again.status, 200, again.text);
  });

  it('is deleted, not rejected, when the connection’s owner deletes it', async () => {
    assert.equal((await remove(NETWORK)).virtualInterfaceState, 'deleting');
  });

  it('holds its VLAN while it is deleting', async () => {
    await remove(NETWORK);
    const answer = await endpoint.call('AllocatePrivateVirtualInterface', {
      connectionId: CONNECTION,
      ownerAccount: WORKLOAD,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'next', vlan: 1000, asn: 65000 },
    });
    assert.match(messageOf(answer), /already in use/);
  });

  it('can’t be deleted if it does not exist', async () => {
    const answer = await endpoint.call('DeleteVirtualInterface', { virtualInterfaceId: 'dxvif-ffffffff' });
    assert.equal(messageOf(answer), 'Virtual interface dxvif-ffffffff does not exist');
  });
});
