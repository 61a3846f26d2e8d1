import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  bgpStatusOf,
  bgpStatusWords,
  bgpStatusesFound,
} from '../../../../src/directconnect/resources/bgpStatus';
import {
  lagHealth,
  peerHealth,
  virtualInterfaceHealth,
} from '../../../../src/directconnect/resources/health';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type {
  BgpPeer,
  Connection,
  Inventory,
  VirtualInterface,
} from '../../../../src/directconnect/resources/resources';
import { briefOf } from '../../../../src/directconnect/kinds/brief';
import { healthOf, subjectFrom, subjectsIn } from '../../../../src/directconnect/kinds/subject';
import { unhealthy } from '../../../../src/directconnect/inventory/unhealthy';

const peer = (
  bgpStatus: string | undefined,
  addressFamily = 'ipv4',
  bgpPeerState: string | undefined = 'available',
) => ({ addressFamily, bgpPeerState, bgpStatus }) as BgpPeer;
const vif = (virtualInterfaceState: string | undefined, ...bgpPeers: BgpPeer[]): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-1',
  virtualInterfaceState,
  bgpPeers,
});
const toneOf = (one: VirtualInterface) => virtualInterfaceHealth(one).tone;

const withoutSession = [
  'confirming',
  'approving',
  'requested',
  'verifying',
  'pending',
  'rejected',
  'deleting',
  'deleted',
];

describe('BGP of a virtual interface', () => {
  const cases: [name: string, BgpPeer[], status: string, words: string | undefined][] = [
    ['one session up', [peer('up')], 'up', 'BGP up'],
    ['one session down', [peer('down')], 'down', 'BGP down'],
    ['no status', [peer(undefined)], 'unknown', 'BGP unknown'],
    ['the status unknown', [peer('unknown')], 'unknown', 'BGP unknown'],
    ['an unknown status', [peer('idle')], 'unknown', 'BGP unknown'],
    ['no peer', [], 'none', undefined],
    ['both families up', [peer('up'), peer('up', 'ipv6')], 'up', 'BGP up'],
    ['both families down', [peer('down'), peer('down', 'ipv6')], 'down', 'BGP down'],
    ['IPv6 down', [peer('up'), peer('down', 'ipv6')], 'degraded', 'BGP degraded: IPv6 down'],
    ['IPv4 down', [peer('down'), peer('up', 'ipv6')], 'degraded', 'BGP degraded: IPv4 down'],
    [
      'IPv4 down, IPv6 unknown',
      [peer('down'), peer('unknown', 'ipv6')],
      'degraded',
      'BGP degraded: IPv4 down',
    ],
    ['IPv4 up, IPv6 unknown', [peer('up'), peer('unknown', 'ipv6')], 'unknown', 'BGP unknown'],
    [
      'one of two of a family down',
      [peer('up'), peer('down')],
      'degraded',
      'BGP degraded: 1 of 2 IPv4 sessions down',
    ],
    [
      'one family down, the other in part',
      [peer('down'), peer('up', 'ipv6'), peer('down', 'ipv6')],
      'degraded',
      'BGP degraded: IPv4 down, 1 of 2 IPv6 sessions down',
    ],
    ['an unknown family down', [peer('up'), peer('down', 'ipv8')], 'degraded', 'BGP degraded: ipv8 down'],
    [
      'a family that is not named down',
      [peer('up'), peer('down', '')],
      'degraded',
      'BGP degraded: 1 of 1 sessions down',
    ],
    ...['deleting', 'deleted', 'pending', 'verifying'].map((state): (typeof cases)[number] => [
      `one up beside one that is ${state}`,
      [peer('up'), peer('down', 'ipv6', state)],
      'up',
      'BGP up',
    ]),
    ['only one that is deleted', [peer('down', 'ipv4', 'deleted')], 'none', undefined],
    ['a peer without a state down', [{ bgpStatus: 'down' }], 'down', 'BGP down'],
  ];
  for (const [name, peers, status, words] of cases) {
    it(`with ${name} is ${status}`, () => {
      for (const state of ['available', 'down', 'testing', 'provisioning', undefined]) {
        const one = vif(state, ...peers);
        deepEqual([bgpStatusOf(one), bgpStatusWords(one)], [status, words], state);
        equal(virtualInterfaceHealth(one).detail, words);
      }
      for (const state of withoutSession) {
        const one = vif(state, ...peers);
        deepEqual(
          [bgpStatusOf(one), bgpStatusWords(one), bgpStatusesFound(one)],
          ['none', undefined, []],
          state,
        );
      }
    });
  }

  it('is found by the text that its row shows', () => {
    deepEqual(bgpStatusesFound(vif('available', peer('up'), peer('down', 'ipv6'))), ['degraded', 'down']);
    deepEqual(bgpStatusesFound(vif('available', peer('down'))), ['down']);
    deepEqual(bgpStatusesFound(vif('available', peer(undefined))), ['unknown']);
  });
});

describe('the health of a virtual interface', () => {
  it('is no better than its sessions are', () => {
    equal(toneOf(vif('available', peer('up'))), 'good');
    equal(toneOf(vif('available', peer('down'))), 'bad');
    equal(toneOf(vif('available', peer('up'), peer('down', 'ipv6'))), 'degraded');
    equal(toneOf(vif('available', peer(undefined))), 'unknown');
    equal(toneOf(vif('available')), 'good');
    equal(toneOf(vif('down', peer('up'))), 'bad');
    equal(toneOf(vif('testing', peer('up'))), 'passing');
    for (const state of withoutSession)
      ok(!['bad', 'degraded'].includes(toneOf(vif(state, peer('down')))), state);
  });

  it('is “testing” while a failover test explains what is down', () => {
    const [first, second] = [
      { ...peer('down'), bgpPeerId: 'dxpeer-4' },
      { ...peer('down', 'ipv6'), bgpPeerId: 'dxpeer-6' },
    ];
    const toneWhile = (one: VirtualInterface, tested?: readonly string[]) =>
      virtualInterfaceHealth(one, { tested }).tone;
    const both = vif('testing', first, second);
    const { meaning, label } = virtualInterfaceHealth(both);
    deepEqual([label, meaning], ['testing', 'A failover test has taken the BGP sessions down.']);
    equal(toneWhile(both, ['dxpeer-4', 'dxpeer-6']), 'passing');
    equal(toneWhile(vif('testing', first, { ...second, bgpStatus: 'up' }), ['dxpeer-4']), 'passing');
    equal(toneWhile(both, ['dxpeer-6']), 'bad', 'the other session is down for another reason');
    const up = { ...peer('up', 'ipv6'), bgpPeerId: 'dxpeer-7' };
    equal(toneWhile(vif('testing', first, second, up), ['dxpeer-6']), 'degraded');
    equal(toneWhile(vif('available', first), ['dxpeer-4']), 'bad', 'the test is over');
    const of = (learned: Inventory['learned'], state = 'testing') => {
      const virtualInterfaces = [vif(state, first, second)];
      const inventory: Inventory = { ...emptyInventory, virtualInterfaces, ...(learned && { learned }) };
      return [first, second].map((one) => healthOf(subjectFrom('bgpPeer', one), inventory).tone);
    };
    deepEqual(of(undefined), ['passing', 'passing']);
    deepEqual(of(new Map([['dxvif-1', { tested: ['dxpeer-6'] }]])), ['bad', 'passing']);
    deepEqual(of(undefined, 'available'), ['bad', 'bad']);
  });

  it('is degraded once most of its prefix allocation is known to be used', () => {
    const dual = [peer('up'), peer('up', 'ipv6')];
    const look = (ipv4: number, one = vif('available', ...dual)) => {
      const { tone, detail } = virtualInterfaceHealth(one, { accepted: { ipv4, ipv6: 6 } });
      return [tone, detail];
    };
    deepEqual(look(79), ['good', 'BGP up']);
    deepEqual(look(80), ['degraded', 'BGP up · 80 of 100 IPv4 prefixes']);
    deepEqual(look(80, { ...vif('available', ...dual), prefixPoolAllocatedCountIpv4: 200 })[0], 'good');
    deepEqual(look(80, vif('available', peer('down')))[0], 'bad');
    deepEqual(look(80, vif('down', ...dual))[0], 'bad');
    deepEqual(look(80, vif('pending', ...dual))[0], 'passing');
    deepEqual(look(90, vif('available', peer('up'), peer('down', 'ipv6'))), [
      'degraded',
      'BGP degraded: IPv6 down · 90 of 100 IPv4 prefixes',
    ]);
    const near = vif('available', ...dual);
    const { meaning } = virtualInterfaceHealth(near, { accepted: { ipv4: 100, ipv6: 0 } });
    match(meaning, /with more prefixes, BGP goes down/);
  });

  it('is never “ready for traffic” if its session is not up', () => {
    const ready = /ready to carry/i;
    match(virtualInterfaceHealth(vif('available', peer('up'))).meaning, ready);
    for (const peers of [[peer('down')], [peer('up'), peer('down', 'ipv6')], [peer('unknown')]]) {
      const one = vif('available', ...peers);
      const health = virtualInterfaceHealth(one);
      ok(!ready.test(health.meaning), health.meaning);
      match(health.meaning, /\.$/);
      const around = { region: 'us-east-1', locationName: () => undefined, owner: undefined };
      const told = briefOf(subjectFrom('virtualInterface', one), { health, ...around }).join('\n');
      ok(told.includes(health.meaning) && !ready.test(told), told);
    }
  });

  it('is determined for each peer separately', () => {
    const tone = (one: BgpPeer) => peerHealth(one).tone;
    deepEqual(
      [
        peer('up'),
        peer('down'),
        peer('idle'),
        peer('down', 'ipv4', 'deleting'),
        peer('down', 'ipv4', 'deleted'),
      ].map(tone),
      ['good', 'bad', 'unknown', 'passing', 'gone'],
    );
    equal(peerHealth(peer('down', 'ipv4', 'deleting')).detail, undefined);
  });
});

describe('the health of a LAG', () => {
  const lag = { lagId: 'dxlag-1', lagState: 'available', numberOfConnections: 3, minimumLinks: 2 } as const;
  const members = (...states: string[]): Connection[] =>
    states.map((connectionState, at) => ({ connectionId: `dxcon-${at}`, lagId: 'dxlag-1', connectionState }));

  const cases: [states: string[], tone: string, detail: string | undefined][] = [
    [['available', 'available', 'available'], 'good', undefined],
    [['available', 'down', 'available'], 'degraded', '1 of 3 links down'],
    [['available', 'down', 'down'], 'bad', '2 of 3 links down'],
    [['available', 'pending', 'requested'], 'bad', '1 of 3 links ready'],
    [['available', 'available', 'deleting'], 'good', undefined],
    [['available', 'available', 'provisioning'], 'good', undefined],
    [['down', 'down'], 'good', undefined],
    [[], 'good', undefined],
  ];
  for (const [states, tone, detail] of cases) {
    it(`with ${states.join(', ') || 'no members that were read'} is ${tone}`, () => {
      const health = lagHealth(lag, members(...states));
      deepEqual([health.tone, health.detail], [tone, detail]);
    });
  }

  it('is its own state unless that is fine', () => {
    for (const lagState of ['down', 'pending', 'requested', 'deleting', 'deleted'] as const) {
      const { tone } = lagHealth({ ...lag, lagState }, members('down', 'down', 'down'));
      equal(tone, lagHealth({ lagState }, []).tone);
    }
  });

  it('without a minimum is down if no link works', () => {
    equal(lagHealth({ ...lag, minimumLinks: 0 }, members('down', 'down', 'down')).tone, 'bad');
    equal(lagHealth({ ...lag, minimumLinks: 0 }, members('down', 'down', 'available')).tone, 'degraded');
  });
});

describe('what needs attention', () => {
  const inventory = {
    ...emptyInventory,
    connections: [
      { connectionId: 'dxcon-1', connectionState: 'down' as const },
      { connectionId: 'dxcon-2', connectionState: 'available' as const, lagId: 'dxlag-1' },
      { connectionId: 'dxcon-3', connectionState: 'down' as const, lagId: 'dxlag-1' },
    ],
    lags: [{ lagId: 'dxlag-1', lagState: 'available' as const, numberOfConnections: 2 }],
    interconnects: [{ interconnectId: 'dxcon-4', interconnectState: 'down' as const }],
    provisionedConnections: [
      { provisionedOn: 'dxcon-4', connection: { connectionId: 'dxcon-5', connectionState: 'down' as const } },
    ],
    virtualInterfaces: [
      { ...vif('available', peer('down')), virtualInterfaceId: 'dxvif-1' },
      { ...vif('available', peer('up'), peer('down', 'ipv6')), virtualInterfaceId: 'dxvif-2' },
      { ...vif('deleting', peer('down')), virtualInterfaceId: 'dxvif-3' },
      { ...vif('confirming', peer('down')), virtualInterfaceId: 'dxvif-4' },
      { ...vif('available', peer('up')), virtualInterfaceId: 'dxvif-5' },
    ],
  };

  it('includes every kind, and agrees with each row', () => {
    const { down, degraded } = unhealthy([inventory]);
    deepEqual([...down].sort(), ['dxcon-1', 'dxcon-3', 'dxcon-4', 'dxcon-5', 'dxvif-1']);
    deepEqual([...degraded].sort(), ['dxlag-1', 'dxvif-2']);
    for (const subject of subjectsIn(inventory)) {
      const { tone } = healthOf(subject, inventory);
      equal(down.includes(subject.id), tone === 'bad', subject.id);
      equal(degraded.includes(subject.id), tone === 'degraded', subject.id);
    }
  });

  it('is not a failover test, but a prefix allocation of which most is used', () => {
    const tested = { ...vif('testing', peer('down')), virtualInterfaceId: 'dxvif-6' };
    const near = { ...vif('available', peer('up')), virtualInterfaceId: 'dxvif-7' };
    const learned = new Map([['dxvif-7', { accepted: { ipv4: 95, ipv6: 0 } }]]);
    const all = unhealthy([{ ...emptyInventory, virtualInterfaces: [tested, near], learned }]);
    deepEqual(all, { down: [], degraded: ['dxvif-7'] });
  });

  it('is counted once, and as down if one profile sees it as down', () => {
    const other = {
      ...emptyInventory,
      virtualInterfaces: [
        { ...vif('available', peer('down'), peer('down', 'ipv6')), virtualInterfaceId: 'dxvif-2' },
      ],
    };
    for (const order of [
      [inventory, other, inventory],
      [other, inventory],
    ]) {
      const { down, degraded } = unhealthy(order);
      equal(down.filter((id) => id === 'dxvif-2').length, 1);
      ok(!degraded.includes('dxvif-2'));
      equal(new Set(down).size, down.length);
    }
  });
});
