import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import type { VirtualInterfaceData } from '../../../src/emulator/estate/dataFile/schema';
import { EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

const OTHER = '999988887777';
const HERE = 'dxcon-aaaaaaaa';
const THERE = 'dxcon-bbbbbbbb';
const PLAIN = 'dxcon-cccccccc';
const THEIRS = 'dxcon-dddddddd';
const HOSTED = 'dxcon-eeeeeeee';
const HOSTED_TOO = 'dxcon-ffffffff';
const ORDERED = 'dxcon-gggggggg';
const LAG = 'dxlag-aaaaaaaa';
const MEMBER = 'dxcon-hhhhhhhh';

const MOVED = 'dxvif-aaaaaaaa';
const TENANTS = 'dxvif-bbbbbbbb';
const JUMBO = 'dxvif-cccccccc';
const LIMITED = 'dxvif-dddddddd';
const ON_LAG = 'dxvif-eeeeeeee';
const ON_HOSTED = 'dxvif-ffffffff';
const SAME_ADDRESS = 'dxvif-gggggggg';
const SAME_VLAN = 'dxvif-hhhhhhhh';
const MANY = 'dxvif-iiiiiiii';
const CONFIRMING = 'dxvif-jjjjjjjj';
const FASTER = 'dxvif-kkkkkkkk';

const port = (connectionId: string, more: object = {}) => ({
  connectionId,
  connectionName: connectionId,
  location: 'EqDC2',
  bandwidth: '10Gbps',
  ...more,
});
const vif = (id: string, vlan: number, connectionId: string, more: object = {}): VirtualInterfaceData => ({
  virtualInterfaceId: id,
  virtualInterfaceName: id,
  connectionId,
  vlan,
  bgpPeers: [{ asn: 65010 }],
  ...more,
});
const at = (third: number) => ({
  amazonAddress: `10.0.${third}.1/30`,
  customerAddress: `10.0.${third}.2/30`,
});

const estate = {
  accounts: [
    {
      accountId: NETWORK,
      regions: {
        'us-east-1': {
          lags: [{ lagId: LAG, lagName: 'lag', location: 'EqDC2' }],
          connections: [
            port(HERE),
            port(THERE, { location: 'EqNY5', awsDeviceV2: 'EqNY5-device' }),
            port(PLAIN, { jumboFrameCapable: false, bandwidth: '1Gbps' }),
            port(HOSTED, { vlan: 12, bandwidth: '500Mbps' }),
            port(HOSTED_TOO, { vlan: 16, bandwidth: '500Mbps' }),
            port(ORDERED, { connectionState: 'requested' }),
            port(MEMBER, { lagId: LAG }),
          ],
          virtualInterfaces: [
            vif(MOVED, 10, HERE, {
              bgpPeers: [
                { asn: 65010, ...at(1) },
                { asn: 65010, addressFamily: 'ipv6', announcedPrefixes: 3 },
              ],
            }),
            vif(TENANTS, 11, HERE, { ownerAccount: WORKLOAD }),
            vif(JUMBO, 12, HERE, { mtu: 8500 }),
            vif(LIMITED, 13, PLAIN, { rateLimit: '500Mbps' }),
            vif(ON_LAG, 16, LAG),
            vif(ON_HOSTED, 12, HOSTED),
            vif(SAME_ADDRESS, 20, HERE, { bgpPeers: [{ asn: 65010, ...at(9) }] }),
            vif(SAME_VLAN, 21, HERE),
            vif(MANY, 22, HERE, { prefixPoolAllocatedCountIpv4: 4000 }),
            vif(CONFIRMING, 23, HERE, { ownerAccount: WORKLOAD, virtualInterfaceState: 'confirming' }),
            vif(FASTER, 24, HERE, { rateLimit: '2Gbps' }),
            vif('dxvif-llllllll', 30, THERE, { bgpPeers: [{ asn: 65010, ...at(9) }] }),
            vif('dxvif-mmmmmmmm', 21, THERE),
            vif('dxvif-nnnnnnnn', 31, THERE, { prefixPoolAllocatedCountIpv4: 1000 }),
            ...[1, 2, 3, 4].map((n) =>
              vif(`dxvif-oooooo${n}0`, 40 + n, THERE, { virtualInterfaceType: 'transit' }),
            ),
            vif('dxvif-pppppppp', 50, HERE, { virtualInterfaceType: 'transit' }),
            ...Array.from({ length: 10 }, (_, n) =>
              vif(`dxvif-qqqqqq0${n}`, 60 + n, LAG, { rateLimit: '50Mbps' }),
            ),
          ],
        },
        'eu-central-1': { connections: [port('dxcon-iiiiiiii', { location: 'EqFA5' })] },
      },
    },
    {
      accountId: WORKLOAD,
      regions: { 'us-east-1': { connections: [port(THEIRS)] } },
    },
    { accountId: OTHER, regions: { 'us-east-1': { connections: [port('dxcon-jjjjjjjj')] } } },
  ],
};

describe('emulator: AssociateVirtualInterface', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start(estate);
  });
  after(() => endpoint.close());
  beforeEach(() => endpoint.control('POST', 'reset'));

  const move = (id: string, connectionId: string, account = NETWORK) =>
    endpoint.answer<WireInterface>(
      'AssociateVirtualInterface',
      { virtualInterfaceId: id, connectionId },
      account,
    );
  const refusal = (id: string, connectionId: string, account = NETWORK) =>
    endpoint.refusal('AssociateVirtualInterface', { virtualInterfaceId: id, connectionId }, account);
  interface Peer {
    readonly bgpPeerId: string;
    readonly bgpPeerState: string;
    readonly customerAddress: string;
    readonly authKey: string;
    readonly awsDeviceV2: string;
  }
  const peers = async (id: string) =>
    ((await endpoint.virtualInterface(id))?.bgpPeers ?? []) as unknown as readonly Peer[];

  it('moves an interface: pending, with its old peers beside new ones, then down, then up', async () => {
    const before = await peers(MOVED);
    const moved = await move(MOVED, THERE);
    deepEqual([moved.connectionId, moved.virtualInterfaceState], [THERE, 'pending']);
    const [one, two, three, four] = await peers(MOVED);
    deepEqual(
      [one, two, three, four].map((peer) => peer?.bgpPeerState),
      ['deleting', 'deleting', 'pending', 'pending'],
    );
    for (const [old, made] of [[one, three] as const, [two, four] as const]) {
      notEqual(old?.bgpPeerId, made?.bgpPeerId);
      deepEqual([old?.customerAddress, old?.authKey], [made?.customerAddress, made?.authKey]);
      equal(made?.awsDeviceV2, 'EqNY5-device');
    }
    equal(one?.bgpPeerId, before[0]?.bgpPeerId);
    const gone = ['deleted down', 'deleted down'];
    await endpoint.turnClock(5);
    deepEqual(await endpoint.states(MOVED), ['down', ...gone, 'available down', 'available down']);
    await endpoint.turnClock(5);
    deepEqual(await endpoint.states(MOVED), ['available', ...gone, 'available up', 'available up']);
    await endpoint.turnClock(180);
    deepEqual(await endpoint.states(MOVED), ['available', 'available up', 'available up']);
  });

  it('is listed on the new connection only, and its VLAN is free on the old one', async () => {
    await move(MOVED, THERE);
    const on = async (connectionId: string) => {
      const answer = await endpoint.answer<{ virtualInterfaces: WireInterface[] }>(
        'DescribeVirtualInterfaces',
        { connectionId },
      );
      return answer.virtualInterfaces.some(({ virtualInterfaceId }) => virtualInterfaceId === MOVED);
    };
    deepEqual([await on(HERE), await on(THERE)], [false, true]);
    await endpoint.turnClock(10);
    equal((await move(MOVED, HERE)).connectionId, HERE);
  });

  it('moves to a LAG, and from one', async () => {
    equal((await move(MOVED, LAG)).connectionId, LAG);
    equal((await move(ON_LAG, HERE)).connectionId, HERE);
  });

  it('moves from a hosted connection to a dedicated one, and back', async () => {
    equal((await move(ON_HOSTED, THERE)).connectionId, THERE);
    await endpoint.turnClock(10);
    equal((await move(ON_HOSTED, HOSTED)).connectionId, HOSTED);
  });

  it('is allowed for the owner of the interface or of its connection, who must also own the target', async () => {
    match(await refusal(TENANTS, THEIRS), /Could not find Connection/);
    match(await refusal(TENANTS, THERE, WORKLOAD), /Could not find Connection/);
    match(await refusal(TENANTS, 'dxcon-jjjjjjjj', OTHER), /does not exist/);
    equal((await move(TENANTS, THERE)).ownerAccount, WORKLOAD);
    await endpoint.turnClock(10);
    await move(TENANTS, THEIRS, WORKLOAD);
    equal(
      await endpoint.virtualInterface(TENANTS, NETWORK),
      undefined,
      'the old connection’s owner no longer sees it',
    );
    ok(await endpoint.virtualInterface(TENANTS, WORKLOAD));
  });

  it('is not revived by its old peers if it is deleted meanwhile', async () => {
    await move(MOVED, THERE);
    await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId: MOVED });
    await endpoint.turnClock(20);
    const [state, ...peers] = await endpoint.states(MOVED);
    equal(state, 'deleted');
    deepEqual(new Set(peers), new Set(['deleted down']));
  });

  const refused: [string, string, string, RegExp][] = [
    ['an unknown interface', 'dxvif-zzzzzzzz', THERE, /Virtual interface dxvif-z+ does not exist/],
    ['an unknown connection', MOVED, 'dxcon-zzzzzzzz', /Could not find Connection with ID/],
    ['an unknown LAG', MOVED, 'dxlag-zzzzzzzz', /Could not find Lag with ID/],
    ['another region', MOVED, 'dxcon-iiiiiiii', /Could not find Connection with ID/],
    ['the connection that it is on', MOVED, HERE, /is already on dxcon-a+/],
    ['a move from a LAG to its member', ON_LAG, MEMBER, /is already on/],
    ['a connection that is not yet available', MOVED, ORDERED, /is in state requested/],
    [
      'a move from a hosted connection to another',
      ON_HOSTED,
      HOSTED_TOO,
      /cannot move to another hosted connection/,
    ],
    ['a move from a hosted connection to a LAG', ON_HOSTED, LAG, /cannot move to a LAG/],
    [
      'a move from a LAG to a hosted connection',
      ON_LAG,
      HOSTED_TOO,
      /is on a LAG, so it cannot move to the hosted connection/,
    ],
    ['a VLAN other than the partner’s', MOVED, HOSTED_TOO, /uses VLAN 16/],
    ['a VLAN in use', SAME_VLAN, THERE, /VLAN 21 is already in use/],
    ['an address in use', SAME_ADDRESS, THERE, /address 10.0.9.1\/30 is already in use .* by dxvif-l+/],
    ['a second interface on a hosted connection', JUMBO, HOSTED, /already has its one virtual interface/],
    ['a fifth transit interface', 'dxvif-pppppppp', THERE, /limit of 4 transit virtual interfaces/],
    ['jumbo frames on a port without support', JUMBO, PLAIN, /is not jumbo frame capable, .* MTU 8500/],
    ['a rate limit above the bandwidth', FASTER, PLAIN, /more than the bandwidth of dxcon-c+, 1Gbps/],
    ['an eleventh rate limiter', LIMITED, LAG, /limit of 10 rate limiters/],
    [
      'more prefixes than the pool has left',
      MANY,
      THERE,
      /pool of dxcon-b+ has \d+ ipv4 prefixes left, .* allocated 4000/,
    ],
    ['an interface that is not confirmed', CONFIRMING, THERE, /is in state confirming/],
  ];
  for (const [name, id, target, message] of refused) {
    it(`refuses ${name}, and changes nothing`, async () => {
      const before = await endpoint.virtualInterface(id);
      match(await refusal(id, target), message);
      deepEqual(await endpoint.virtualInterface(id), before);
    });
  }

  it('refuses one that is being moved or deleted', async () => {
    await move(MOVED, THERE);
    match(await refusal(MOVED, HERE), /is in state pending/);
    await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId: MOVED });
    match(await refusal(MOVED, HERE), /is in state deleting/);
  });

  it('requires both ids', async () => {
    match(
      await endpoint.refusal('AssociateVirtualInterface', { connectionId: HERE }),
      /virtualInterfaceId is/,
    );
    match(
      await endpoint.refusal('AssociateVirtualInterface', { virtualInterfaceId: MOVED }),
      /connectionId is/,
    );
  });
});
