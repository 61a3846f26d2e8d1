import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

/** In the demo estate: dual stack; IPv4 only, owned by the workload account; public, IPv4 only; confirming. */
const OWN = 'dxvif-fh8s3d2w';
const HOSTED = 'dxvif-fg4m1k7z';
const PUBLIC = 'dxvif-fc2x9b6q';
const CONFIRMING = 'dxvif-fk5t0n8v';

interface Peer {
  readonly bgpPeerId: string;
  readonly asn: number;
  readonly asnLong: number;
  readonly authKey: string;
  readonly addressFamily: string;
  readonly amazonAddress: string;
  readonly customerAddress: string;
  readonly bgpPeerState: string;
  readonly bgpStatus: string;
}
interface Answer {
  readonly virtualInterface: Omit<WireInterface, 'bgpPeers'> & { readonly bgpPeers: readonly Peer[] };
}

describe('emulator: BGP peers', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  after(() => endpoint.close());
  beforeEach(() => endpoint.control('POST', 'reset'));

  const create = (id: string, newBGPPeer: object, account = NETWORK) =>
    endpoint.answer<Answer>('CreateBGPPeer', { virtualInterfaceId: id, newBGPPeer }, account);
  const remove = (id: string, named: object, account = NETWORK) =>
    endpoint.answer<Answer>('DeleteBGPPeer', { virtualInterfaceId: id, ...named }, account);
  const peers = async (id: string) => {
    const vif = await endpoint.virtualInterface(id);
    return (vif?.bgpPeers ?? []) as unknown as readonly Peer[];
  };
  const ipv6 = { asn: 65010, addressFamily: 'ipv6' };

  for (const account of [NETWORK, WORKLOAD]) {
    it(`adds one of the other address family while the first stays up, for ${account}`, async () => {
      const { virtualInterface } = await create(HOSTED, ipv6, account);
      equal(virtualInterface.virtualInterfaceState, 'available');
      const made = virtualInterface.bgpPeers[1];
      ok(made);
      deepEqual([made.addressFamily, made.bgpPeerState, made.bgpStatus], ['ipv6', 'pending', 'down']);
      match(made.amazonAddress, /^2001:db8:.*\/125$/);
      match(made.authKey, /^0x/);
      deepEqual(await endpoint.states(HOSTED), ['available', 'available up', 'pending down']);
      await endpoint.turnClock(5);
      deepEqual(await endpoint.states(HOSTED), ['available', 'available up', 'available down']);
      await endpoint.turnClock(5);
      deepEqual(await endpoint.states(HOSTED), ['available', 'available up', 'available up']);
    });
  }

  it('may have a 4-byte ASN and a key, and is in the router configuration', async () => {
    const order = { asnLong: 4_200_000_001, addressFamily: 'ipv6', authKey: 'correct horse' };
    const { virtualInterface } = await create(HOSTED, order);
    const made = virtualInterface.bgpPeers[1];
    deepEqual([made?.asn, made?.asnLong, made?.authKey], [0, 4_200_000_001, 'correct horse']);
    match(virtualInterface.customerRouterConfig, /<ipv6_bgp_auth_key>correct horse</);
  });

  it('stays down until the customer’s router is configured', async () => {
    await create(HOSTED, ipv6);
    await endpoint.control('POST', 'router', { id: HOSTED, addressFamily: 'ipv6', session: 'unconfigured' });
    await endpoint.turnClock(60);
    deepEqual(await endpoint.states(HOSTED), ['available', 'available up', 'available down']);
    await endpoint.control('POST', 'router', { id: HOSTED, addressFamily: 'ipv6', session: 'up' });
    deepEqual(await endpoint.states(HOSTED), ['available', 'available up', 'available up']);
  });

  it('rotates a key: deleted, listed for a while, and made again with its old addresses', async () => {
    const [old] = await peers(OWN);
    ok(old);
    const accepted = async () => {
      const filters = { routeDirection: 'accepted', addressFamily: 'ipv4' };
      const { routes } = await endpoint.answer<{ readonly routes: readonly { readonly cidr: string }[] }>(
        'ListVirtualInterfaceRoutes',
        { virtualInterfaceId: OWN, filters },
      );
      return routes.map(({ cidr }) => cidr);
    };
    const announced = await accepted();
    equal(announced.length, 84);
    const named = { asn: old.asn, customerAddress: old.customerAddress };
    const { virtualInterface } = await remove(OWN, named);
    equal(virtualInterface.bgpPeers[0]?.bgpPeerState, 'deleting');
    equal(virtualInterface.virtualInterfaceState, 'available', 'the other session is up');
    match(virtualInterface.amazonAddress, /^2001:/, 'the interface’s own fields describe the remaining peer');
    ok(!virtualInterface.customerRouterConfig.includes(old.authKey));
    const order = {
      asn: old.asn,
      amazonAddress: old.amazonAddress,
      customerAddress: old.customerAddress,
      authKey: 'another key',
    };
    const early = await endpoint.refusal('CreateBGPPeer', { virtualInterfaceId: OWN, newBGPPeer: order });
    match(early, /already has a BGP peer of the address family ipv4: dxpeer-\w+ in state deleting/);
    await endpoint.turnClock(5);
    deepEqual(await endpoint.states(OWN), ['available', 'deleted down', 'available up']);
    await create(OWN, order);
    await endpoint.turnClock(10);
    deepEqual(await endpoint.states(OWN), ['available', 'deleted down', 'available up', 'available up']);
    deepEqual(await accepted(), announced, 'the router announces the same as before');
    await endpoint.turnClock(180);
    const after = await peers(OWN);
    deepEqual(
      after.map(({ addressFamily, authKey }) => [addressFamily, authKey === 'another key']),
      [
        ['ipv6', false],
        ['ipv4', true],
      ],
    );
    equal(after[1]?.customerAddress, old.customerAddress);
  });

  it('takes the interface down with its last session', async () => {
    await endpoint.control('POST', 'router', { id: OWN, addressFamily: 'ipv6', session: 'down' });
    const [ipv4] = await peers(OWN);
    const { virtualInterface } = await remove(OWN, { bgpPeerId: ipv4?.bgpPeerId });
    equal(virtualInterface.virtualInterfaceState, 'down');
  });

  it('deletes one that is still pending, which does not come back', async () => {
    const { virtualInterface } = await create(HOSTED, ipv6);
    await remove(HOSTED, { bgpPeerId: virtualInterface.bgpPeers[1]?.bgpPeerId });
    await endpoint.turnClock(20);
    deepEqual(await endpoint.states(HOSTED), ['available', 'available up', 'deleted down']);
  });

  it('deletes one once, and none of a pair twice', async () => {
    const [ipv4, other] = await peers(OWN);
    const named = { bgpPeerId: ipv4?.bgpPeerId };
    await remove(OWN, named);
    await remove(OWN, named);
    const last = { virtualInterfaceId: OWN, bgpPeerId: other?.bgpPeerId };
    equal(
      await endpoint.refusal('DeleteBGPPeer', last),
      'DirectConnectClientException: The last BGP Peer on a Virtual Interface cannot be deleted',
    );
    await endpoint.turnClock(5);
    match(await endpoint.refusal('DeleteBGPPeer', { virtualInterfaceId: OWN, ...named }), /Could not find/);
  });

  it('is deleted with its interface', async () => {
    await create(HOSTED, ipv6);
    await endpoint.turnClock(2);
    await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId: HOSTED });
    await endpoint.turnClock(3);
    deepEqual(await endpoint.states(HOSTED), ['deleting', 'deleting down', 'deleting down']);
    await endpoint.turnClock(2);
    deepEqual(await endpoint.states(HOSTED), ['deleted', 'deleted down', 'deleted down']);
    await endpoint.turnClock(10);
    deepEqual(await endpoint.states(HOSTED), ['deleted', 'deleted down', 'deleted down']);
  });

  const refused: [string, string, object, RegExp][] = [
    [
      'a missing interface',
      'CreateBGPPeer',
      { virtualInterfaceId: undefined },
      /virtualInterfaceId is required/,
    ],
    ['a missing peer', 'CreateBGPPeer', { newBGPPeer: undefined }, /newBGPPeer is required/],
    ['a missing ASN', 'CreateBGPPeer', { newBGPPeer: { addressFamily: 'ipv6' } }, /An ASN is required/],
    [
      'an unknown address family',
      'CreateBGPPeer',
      { newBGPPeer: { asn: 1, addressFamily: 'ipx' } },
      /ipx is not valid/,
    ],
    [
      'a second peer of a family',
      'CreateBGPPeer',
      { newBGPPeer: { asn: 65010 } },
      /family ipv4: .* state available/,
    ],
    ['a short key', 'CreateBGPPeer', { newBGPPeer: { ...ipv6, authKey: 'short' } }, /6 and 80 characters/],
    [
      'IPv6 addresses',
      'CreateBGPPeer',
      { newBGPPeer: { ...ipv6, amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::2/125' } },
      /assigned by Amazon/,
    ],
    [
      'only one address',
      'CreateBGPPeer',
      { newBGPPeer: { asn: 1, amazonAddress: '192.0.2.1/30' } },
      /given together/,
    ],
    [
      'private addresses on a public interface',
      'CreateBGPPeer',
      { virtualInterfaceId: PUBLIC, newBGPPeer: { asn: 1 } },
      /requires an Amazon Address/,
    ],
    [
      'a peer on an interface that is not confirmed',
      'CreateBGPPeer',
      { virtualInterfaceId: CONFIRMING, newBGPPeer: ipv6 },
      /CreateBGPPeer failed. dxvif-\w+ is in state confirming/,
    ],
    [
      'a peer on an interface that was rejected',
      'CreateBGPPeer',
      { virtualInterfaceId: 'dxvif-fr6j4q1d', newBGPPeer: ipv6 },
      /does not exist/,
    ],
    [
      'to delete a peer that is not named',
      'DeleteBGPPeer',
      { asn: 65010 },
      /bgpPeerId, or customerAddress with/,
    ],
    [
      'to delete an unknown peer',
      'DeleteBGPPeer',
      { bgpPeerId: 'dxpeer-ffffffff' },
      /Could not find this BGP/,
    ],
    [
      'to delete a peer with another ASN',
      'DeleteBGPPeer',
      { asn: 65011, customerAddress: '10.254.1.2/30' },
      /Could not find this BGP/,
    ],
    [
      'to delete the only peer',
      'DeleteBGPPeer',
      { asnLong: 65010, customerAddress: '10.254.1.2/30' },
      /The last BGP Peer on a Virtual Interface cannot be deleted/,
    ],
  ];
  for (const [name, operation, body, message] of refused) {
    it(`refuses ${name}`, async () => {
      match(await endpoint.refusal(operation, { virtualInterfaceId: HOSTED, ...body }), message);
    });
  }

  it('are not changed during a failover test', async () => {
    await endpoint.answer('StartBgpFailoverTest', { virtualInterfaceId: OWN });
    const [first] = await peers(OWN);
    for (const [operation, body] of [
      ['CreateBGPPeer', { newBGPPeer: ipv6 }],
      ['DeleteBGPPeer', { bgpPeerId: first?.bgpPeerId }],
    ] as const) {
      match(await endpoint.refusal(operation, { virtualInterfaceId: OWN, ...body }), /is in state testing/);
    }
  });
});
