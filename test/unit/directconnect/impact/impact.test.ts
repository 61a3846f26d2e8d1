import { deepEqual, equal } from 'node:assert/strict';
import type { Change } from '../../../../src/directconnect/impact/change';
import { impactOf, interfacesCompared } from '../../../../src/directconnect/impact/impact';
import { isWarning, worstCaseOf } from '../../../../src/directconnect/impact/worstCase';
import type { Inventory, VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { accepted, estateOf, peer, route, vif, withoutA } from './estates';

/** The prefixes of all losses and what becomes of them, such as `10.0.0.0/8 elsewhere`. */
const outcomes = (...how: Parameters<typeof withoutA>) =>
  withoutA(...how).losses.flatMap(({ prefixes }) =>
    prefixes
      ? prefixes.map(({ cidr, outcome, within }) => [cidr, outcome, ...(within ? [within] : [])].join(' '))
      : ['unread'],
  );

/** The IDs of the virtual interfaces that a change takes down. */
const lost = (change: Change, estate: Inventory) =>
  impactOf(change, estate, new Map()).losses.map(
    ({ virtualInterface }) => virtualInterface.virtualInterfaceId,
  );

describe('what carries the traffic of a virtual interface', () => {
  const two = estateOf([vif('a'), vif('b')]);

  it('is another one on the same gateway with the same prefixes', () => {
    const routes = { a: ['10.1.0.0/16', '10.2.0.0/16'], b: ['10.1.0.0/16', '10.9.0.0/16'] };
    deepEqual(outcomes(two, routes), ['10.1.0.0/16 elsewhere', '10.2.0.0/16 onlyHere']);
    equal(worstCaseOf(withoutA(two, routes)), 'onlyHere');
    const all = withoutA(two, { a: ['10.1.0.0/16'], b: ['10.1.0.0/16'] });
    deepEqual([worstCaseOf(all), isWarning(all)], ['elsewhere', false]);
  });

  it('is compared however a prefix is written', () => {
    deepEqual(
      outcomes(estateOf([vif('a', { bgpPeers: [peer('ipv6')] }), vif('b', { bgpPeers: [peer('ipv6')] })]), {
        a: ['2001:db8:0::/48'],
        b: ['2001:0DB8::/48'],
      }),
      ['2001:db8::/48 elsewhere'],
    );
  });

  it('is not one that accepts only a wider prefix, which is mentioned', () => {
    const routes = { a: ['10.1.0.0/16', '172.16.0.0/12'], b: ['10.0.0.0/8', '10.0.0.0/9', '10.1.0.0/24'] };
    deepEqual(outcomes(two, routes), ['10.1.0.0/16 onlyHere 10.0.0.0/9', '172.16.0.0/12 onlyHere']);
  });

  it('is unknown if its own or the other routes could not be read', () => {
    deepEqual(outcomes(two, { a: ['10.1.0.0/16'] }), ['10.1.0.0/16 unknown']);
    deepEqual(outcomes(two, { b: ['10.1.0.0/16'] }), ['unread']);
    for (const routes of [{ a: ['10.1.0.0/16'] }, { b: ['10.1.0.0/16'] }]) {
      const impact = withoutA(two, routes);
      deepEqual([worstCaseOf(impact), isWarning(impact)], ['unknown', true]);
    }
    const three = estateOf([vif('a'), vif('b'), vif('c')]);
    const routes = { a: ['10.1.0.0/16', '10.2.0.0/16'], b: ['10.1.0.0/16'] };
    deepEqual(outcomes(three, routes), ['10.1.0.0/16 elsewhere', '10.2.0.0/16 unknown']);
  });

  it('is nothing if no other session is up, whether or not the routes could be read', () => {
    const alone = (other: VirtualInterface) => estateOf([vif('a'), vif('b', other)]);
    const routes = { a: ['10.1.0.0/16'], b: ['10.1.0.0/16'] };
    const others: readonly VirtualInterface[] = [
      { bgpPeers: [peer('ipv4', { bgpStatus: 'down' })] },
      { bgpPeers: [peer('ipv4', { bgpStatus: 'unknown' })] },
      { bgpPeers: [peer('ipv4', { bgpPeerState: 'pending' })] },
      { bgpPeers: [peer('ipv4', { bgpPeerState: 'deleting' })] },
      { bgpPeers: [peer('ipv6')] },
      { bgpPeers: [] },
      { virtualInterfaceState: 'down' },
      { virtualInterfaceState: 'deleting' },
      { virtualInterfaceState: 'pending' },
      { directConnectGatewayId: 'another' },
      { directConnectGatewayId: '', virtualGatewayId: 'vgw-1' },
      { virtualInterfaceType: 'public' },
    ];
    for (const other of others) {
      deepEqual(outcomes(alone(other), routes), ['10.1.0.0/16 onlyHere'], JSON.stringify(other));
      equal(worstCaseOf(withoutA(alone(other), {})), 'onlyHere', JSON.stringify(other));
    }
  });

  it('is unknown if AWS does not say which gateway it is on', () => {
    const hosted = { directConnectGatewayId: '' };
    const impact = withoutA(estateOf([vif('a', hosted), vif('b', hosted)]), {
      a: ['10.1.0.0/16'],
      b: ['10.1.0.0/16'],
    });
    deepEqual([worstCaseOf(impact), impact.losses[0]?.others], ['unknown', []]);
  });

  it('is compared for each address family separately', () => {
    const dual = { bgpPeers: [peer(), peer('ipv6')] };
    const estate = estateOf([vif('a', dual), vif('b', dual), vif('c', { bgpPeers: [peer('ipv6')] })]);
    const routes = { a: ['10.1.0.0/16', '2001:db8::/48'], b: ['10.1.0.0/16'], c: ['2001:db8::/48'] };
    const change: Change = { kind: 'peers', virtualInterfaceId: 'a', peers: ['dxpeer-ipv6'] };
    deepEqual(outcomes(estate, routes, change), ['2001:db8::/48 elsewhere']);
    deepEqual(outcomes(estate, routes), ['10.1.0.0/16 elsewhere', '2001:db8::/48 elsewhere']);
  });

  it('is compared for every family where AWS does not name the family of a session', () => {
    const nameless = (id: string) => vif(id, { bgpPeers: [{ bgpStatus: 'up', bgpPeerState: 'available' }] });
    const routes = { a: ['10.1.0.0/16', '2001:db8::/48'], b: ['10.1.0.0/16'] };
    const expected = ['10.1.0.0/16 elsewhere', '2001:db8::/48 onlyHere'];
    deepEqual(outcomes(estateOf([nameless('a'), vif('b')]), routes), expected);
    deepEqual(outcomes(estateOf([nameless('a'), nameless('b')]), routes), expected);
    equal(worstCaseOf(withoutA(estateOf([nameless('a')]), { a: ['10.1.0.0/16'] })), 'onlyHere');
  });

  it('is not derived from the routes of a virtual interface that keeps one of two sessions of a family', () => {
    const both = vif('a', { bgpPeers: [peer(), peer('ipv4', { bgpPeerId: 'second' })] });
    const change: Change = { kind: 'peers', virtualInterfaceId: 'a', peers: ['second'] };
    deepEqual(outcomes(estateOf([both]), { a: ['10.1.0.0/16'] }, change), ['10.1.0.0/16 unknown']);
  });

  it('is never something that goes down with it', () => {
    const ids = ['a', 'b'];
    const estate = estateOf([vif('a'), vif('b')]);
    const routes = { a: ['10.1.0.0/16'], b: ['10.1.0.0/16'] };
    deepEqual(outcomes(estate, routes, { kind: 'virtualInterfaces', ids }), [
      '10.1.0.0/16 onlyHere',
      '10.1.0.0/16 onlyHere',
    ]);
  });

  it('is another public one that announces the prefix at least as far', () => {
    const open = { virtualInterfaceType: 'public' } as const;
    const [local, global] = [route('203.0.113.0/24', '7224:9100'), route('203.0.113.0/24')];
    const far = (b: VirtualInterface, ...[from, to]: (typeof local)[]) =>
      outcomes(estateOf([vif('a', open), vif('b', { ...open, ...b })]), {
        a: from ? [from] : [],
        b: to ? [to] : [],
      });
    deepEqual(far({}, global, global), ['203.0.113.0/24 elsewhere']);
    deepEqual(far({}, local, global), ['203.0.113.0/24 elsewhere']);
    deepEqual(far({}, local, local), ['203.0.113.0/24 elsewhere']);
    deepEqual(far({}, global, local), ['203.0.113.0/24 onlyHere']);
    deepEqual(far({ region: 'eu-west-1' }, local, local), ['203.0.113.0/24 onlyHere']);
    deepEqual(far({ region: 'eu-west-1' }, global, global), ['203.0.113.0/24 elsewhere']);
    deepEqual(far({ region: 'cn-north-1' }, global, global), ['203.0.113.0/24 onlyHere']);
  });

  it('is only another one with SiteLink for SiteLink traffic between sites', () => {
    const sites = { siteLinkEnabled: true };
    const routes = { a: ['10.1.0.0/16'], b: ['10.1.0.0/16'] };
    const loses = (b: VirtualInterface) =>
      withoutA(estateOf([vif('a', sites), vif('b', b)]), routes).losses[0]?.losesSiteLink;
    deepEqual([loses({}), loses(sites)], [true, false]);
  });

  it('is not requested if nothing goes down, or no route is accepted', () => {
    const down = vif('a', { bgpPeers: [peer('ipv4', { bgpStatus: 'down' })] });
    deepEqual(withoutA(estateOf([down]), {}), { losses: [] });
    const impact = withoutA(two, { a: [], b: [] });
    deepEqual([worstCaseOf(impact), isWarning(impact)], ['nothing', false]);
  });

  it('is searched among all that reach the same, whatever their state was when they were last read', () => {
    const down = { bgpPeers: [peer('ipv4', { bgpStatus: 'down' })] };
    const estate = estateOf([
      vif('down', down),
      vif('gone', { virtualInterfaceState: 'deleted' }),
      vif('b'),
      vif('a', down),
      vif('elsewhere', { directConnectGatewayId: 'x' }),
    ]);
    deepEqual(
      interfacesCompared({ kind: 'virtualInterfaces', ids: ['a'] }, estate).map(
        (one) => one.virtualInterfaceId,
      ),
      ['a', 'b', 'down'],
    );
  });
});

describe('what a change takes down', () => {
  it('is everything on a connection that may be up', () => {
    const on = { connectionId: 'dxcon-1' };
    const silent = { ...on, bgpPeers: [peer('ipv4', { bgpStatus: 'unknown' })] };
    const early = { ...on, bgpPeers: [] };
    const estate = estateOf([vif('a', on), vif('b', silent), vif('c', early), vif('d')]);
    deepEqual(lost({ kind: 'connection', connectionId: 'dxcon-1' }, estate), ['a', 'b', 'c']);
  });

  it('is all of a LAG, with the connections that are hosted on it', () => {
    const estate = estateOf(
      [
        vif('a', { connectionId: 'dxlag-1' }),
        vif('b', { connectionId: 'dxcon-member' }),
        vif('c', { connectionId: 'dxcon-hosted' }),
        vif('d'),
      ],
      {
        lags: [{ lagId: 'dxlag-1' }],
        connections: [{ connectionId: 'dxcon-member', lagId: 'dxlag-1' }],
        provisionedConnections: [{ provisionedOn: 'dxlag-1', connection: { connectionId: 'dxcon-hosted' } }],
      },
    );
    deepEqual(lost({ kind: 'lag', lagId: 'dxlag-1' }, estate), ['a', 'b', 'c']);
  });

  it('is nothing when a link of a LAG goes down, unless too few are left', () => {
    const member = (connectionId: string, connectionState: 'available' | 'down' = 'available') => ({
      connectionId,
      connectionState,
      lagId: 'dxlag-1',
    });
    const estate = (minimumLinks: number, ...states: ('available' | 'down')[]) =>
      estateOf([vif('a', { connectionId: 'dxlag-1' })], {
        lags: [{ lagId: 'dxlag-1', minimumLinks }],
        connections: [
          member('dxcon-1'),
          ...states.map((state, index) => member(`dxcon-${index + 2}`, state)),
        ],
      });
    const change: Change = { kind: 'connection', connectionId: 'dxcon-1' };
    deepEqual(lost(change, estate(0, 'available')), []);
    deepEqual(lost(change, estate(1, 'available')), []);
    deepEqual(lost(change, estate(2, 'available')), ['a']);
    deepEqual(lost(change, estate(0, 'down')), ['a']);
    deepEqual(lost(change, estate(0)), ['a']);
  });

  describe('with a new MTU', () => {
    const on = (connectionId: string, id: string, mtu?: number) =>
      vif(id, { connectionId, ...(mtu !== undefined && { mtu }) });
    /** The IDs of what is interrupted, and for how many seconds. */
    function impact(one: VirtualInterface, mtu: number, ...others: VirtualInterface[]) {
      const { virtualInterfaceId = '' } = one;
      const change: Change = { kind: 'mtu', virtualInterfaceId, mtu };
      const { losses, seconds } = impactOf(change, estateOf([one, ...others]), accepted({}));
      return [losses.map(({ virtualInterface }) => virtualInterface.virtualInterfaceId), seconds];
    }
    const small = on('dxcon-a', 'small', 1500);

    it('is everything on the port, for 30 seconds, with the first jumbo MTU on it', () => {
      const others = [on('dxcon-a', 'silent'), on('dxcon-b', 'elsewhere', 1500)];
      deepEqual(impact(small, 8500, ...others), [['small', 'silent'], 30]);
      deepEqual(impact(small, 9001, ...others), [['small', 'silent'], 30]);
    });

    it('updates the port also where no session is up', () => {
      const dark = on('dxcon-a', 'dark', 1500);
      const down = { ...dark, bgpPeers: [{ addressFamily: 'ipv4', bgpStatus: 'down' } as const] };
      deepEqual(impact(down, 8500), [[], 30]);
    });

    it('is nothing when another virtual interface on the port has a jumbo MTU', () => {
      deepEqual(impact(small, 8500, on('dxcon-a', 'jumbo', 9001)), [[], undefined]);
    });

    it('is everything when only another port has a jumbo MTU', () => {
      deepEqual(impact(small, 8500, on('dxcon-b', 'jumbo', 8500)), [['small'], 30]);
    });

    it('is nothing when frames become smaller, or larger than jumbo ones', () => {
      deepEqual(impact(on('dxcon-a', 'jumbo', 8500), 1500, small), [[], undefined]);
      deepEqual(impact(on('dxcon-a', 'jumbo', 8500), 9001, small), [[], undefined]);
    });
  });
});
