import assert from 'node:assert/strict';
import { demoEstate } from '../../../src/emulator/estate/demo';
import { NETWORK_VGW } from '../../../src/emulator/estate/demo/gateways';
import { CONNECTION, EndpointUnderTest, NO_JUMBO, WORKLOAD, messageOf } from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

/** In the demo estate: dual stack, with both sessions up and 84 IPv4 prefixes; public; on a port that is down. */
const OWN = 'dxvif-fh8s3d2w';
const PUBLIC = 'dxvif-fc2x9b6q';
const PORT_DOWN = 'dxvif-ft7e5u9x';

describe('emulator: the customer’s router', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const router = async (id: string, more: object) => {
    const answer = await endpoint.control('POST', 'router', { id, ...more });
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text) as object;
  };
  const create = async (connectionId = CONNECTION) => {
    const order = {
      virtualInterfaceName: 'new',
      vlan: 1000,
      asn: 65000,
      virtualGatewayId: NETWORK_VGW['us-east-1'],
    };
    const { virtualInterfaceId } = await endpoint.answer<WireInterface>('CreatePrivateVirtualInterface', {
      connectionId,
      newPrivateVirtualInterface: order,
    });
    return virtualInterfaceId;
  };
  const update = (virtualInterfaceId: string, changes: object) =>
    endpoint.answer('UpdateVirtualInterfaceAttributes', { virtualInterfaceId, ...changes });

  it('takes one session down and up: the interface is down when all are', async () => {
    assert.deepEqual(await router(OWN, { addressFamily: 'ipv6', session: 'down' }), {
      id: OWN,
      virtualInterfaceState: 'available',
      bgpPeers: [
        { addressFamily: 'ipv4', bgpStatus: 'up' },
        { addressFamily: 'ipv6', bgpStatus: 'down' },
      ],
    });
    await router(OWN, { addressFamily: 'ipv4', session: 'down' });
    assert.deepEqual(await endpoint.states(OWN), ['down', 'available down', 'available down']);
    await endpoint.turnClock(3600);
    assert.deepEqual(await endpoint.states(OWN), ['down', 'available down', 'available down']);
    await router(OWN, { session: 'up' });
    assert.deepEqual(await endpoint.states(OWN), ['available', 'available up', 'available up']);
  });

  it('stays unconfigured until requested, also if set before the interface is confirmed', async () => {
    const allocation = { virtualInterfaceName: 'later', vlan: 1000, asn: 65000 };
    const { virtualInterfaceId: id } = await endpoint.answer<WireInterface>(
      'AllocatePrivateVirtualInterface',
      { connectionId: CONNECTION, ownerAccount: WORKLOAD, newPrivateVirtualInterfaceAllocation: allocation },
    );
    await router(id, { session: 'unconfigured' });
    const virtualGatewayId = 'vgw-0d27c6a91f4e8b035';
    await endpoint.answer(
      'ConfirmPrivateVirtualInterface',
      { virtualInterfaceId: id, virtualGatewayId },
      WORKLOAD,
    );
    await endpoint.turnClock(3600);
    assert.deepEqual(await endpoint.states(id), ['down', 'available down']);
    await router(id, { session: 'up' });
    assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
    await router(id, { session: 'unconfigured' });
    assert.deepEqual(await endpoint.states(id), ['down', 'available down']);
  });

  it('comes up after the interface is provisioned, not before', async () => {
    const id = await create();
    await router(id, { session: 'up' });
    assert.deepEqual(await endpoint.states(id), ['pending', 'pending down']);
    await endpoint.turnClock(5);
    assert.deepEqual(await endpoint.states(id), ['down', 'available down']);
    await router(id, { session: 'up' });
    assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
  });

  it('comes up although the MTU changes meanwhile', async () => {
    const id = await create();
    await endpoint.turnClock(5);
    await update(id, { mtu: 8500 });
    assert.deepEqual(await endpoint.states(id), ['pending', 'available down']);
    await endpoint.turnClock(5);
    assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
  });

  it('comes up once a port that was updated meanwhile is back', async () => {
    const id = await create(NO_JUMBO);
    await endpoint.turnClock(5);
    await update(id, { mtu: 8500 });
    await endpoint.turnClock(29);
    assert.deepEqual(await endpoint.states(id), ['pending', 'available down']);
    await endpoint.turnClock(1);
    assert.deepEqual(await endpoint.states(id), ['available', 'available up']);
  });

  it('does not revive an interface that is deleted meanwhile', async () => {
    const id = await create();
    await endpoint.turnClock(5);
    await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId: id });
    await endpoint.turnClock(6);
    assert.deepEqual(await endpoint.states(id), ['deleted', 'deleted down']);
  });

  it('is not brought back by the end of a port’s update', async () => {
    const id = await create(NO_JUMBO);
    await endpoint.turnClock(10);
    await router(id, { session: 'unconfigured' });
    await update(id, { mtu: 8500 });
    await endpoint.turnClock(30);
    assert.deepEqual(await endpoint.states(id), ['down', 'available down']);
  });

  it('announces too many prefixes: its session goes down, until there are fewer or more are allocated', async () => {
    await router(OWN, { addressFamily: 'ipv4', prefixes: 100 });
    assert.deepEqual(await endpoint.states(OWN), ['available', 'available up', 'available up']);
    await router(OWN, { addressFamily: 'ipv4', prefixes: 101 });
    assert.deepEqual(await endpoint.states(OWN), ['available', 'available down', 'available up']);
    await update(OWN, { prefixPoolAllocatedCountIpv4: 101 });
    assert.deepEqual(await endpoint.states(OWN), ['available', 'available up', 'available up']);
    await router(OWN, { prefixes: 102 });
    assert.deepEqual(await endpoint.states(OWN), ['down', 'available down', 'available down']);
    await router(OWN, { prefixes: 3 });
    assert.deepEqual(await endpoint.states(OWN), ['available', 'available up', 'available up']);
    await router(PUBLIC, { prefixes: 1000 });
    assert.deepEqual(await endpoint.states(PUBLIC), ['available', 'available up']);
    await router(PUBLIC, { prefixes: 1001 });
    assert.deepEqual(await endpoint.states(PUBLIC), ['down', 'available down']);
  });

  const refused: [string, object, RegExp][] = [
    ['a missing interface', {}, /id is required/],
    ['an unknown interface', { id: 'dxvif-ffffffff', session: 'up' }, /There is no virtual interface/],
    ['a request without an action', { id: OWN }, /session, prefixes or routes are required/],
    [
      'an unknown session state',
      { id: OWN, session: 'sideways' },
      /session must be up, down or unconfigured/,
    ],
    ['a family without a peer', { id: PUBLIC, addressFamily: 'ipv6', session: 'up' }, /has no ipv6 peer/],
    ['a negative number of prefixes', { id: OWN, prefixes: -1 }, /prefixes must be from 0 to 10000/],
    ['to end a session that is down', { id: PORT_DOWN, session: 'down' }, /has no session that is up/],
    [
      'to start a session on a port that is down',
      { id: PORT_DOWN, session: 'up' },
      /The port of dxvif-\w+ is down/,
    ],
  ];
  for (const [name, body, message] of refused) {
    it(`refuses ${name}`, async () => {
      const answer = await endpoint.control('POST', 'router', body);
      assert.equal(answer.status, 400);
      assert.match(messageOf(answer), message);
    });
  }

  it('is as it was after a reset', async () => {
    await router(OWN, { session: 'down' });
    await endpoint.control('POST', 'reset');
    assert.deepEqual(await endpoint.states(OWN), ['available', 'available up', 'available up']);
  });

  it('announces what the data file says, which is in no answer', async () => {
    const { text } = await endpoint.call('DescribeVirtualInterfaces', {});
    assert.ok(JSON.stringify(demoEstate()).includes('announcedPrefixes'));
    assert.ok(!/announced|routerAnswers|prefixAllocation|upSince|isTested/.test(text));
  });
});
