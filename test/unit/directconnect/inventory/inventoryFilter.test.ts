import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { filtering, parseFilter } from '../../../../src/directconnect/inventory/inventoryFilter';
import type { Filter } from '../../../../src/directconnect/inventory/inventoryFilter';
import type { SourcePlace } from '../../../../src/directconnect/inventory/candidates';
import { bgpStatusWords } from '../../../../src/directconnect/resources/bgpStatus';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';
import { parseSearch, rankOf, searchEntries } from '../../../../src/directconnect/inventory/search';
import { workAtOnce } from '../../../../src/slices';
import { anyText } from '../../../support/texts';

const filterInventory = (inventory: Inventory, filter: Filter, where?: SourcePlace) =>
  workAtOnce(filtering(inventory, filter, where));

const inventory: Inventory = {
  ...emptyInventory,
  lags: [{ lagId: 'dxlag-1', lagName: 'backbone', numberOfConnections: 2, connectionsBandwidth: '100Gbps' }],
  connections: [
    {
      connectionId: 'dxcon-1',
      connectionName: 'core-a',
      connectionState: 'available',
      location: 'EqDC2',
      bandwidth: '10Gbps',
    },
    { connectionId: 'dxcon-2', connectionName: 'core-b', connectionState: 'down' },
    { connectionId: 'dxcon-3', connectionName: 'member', lagId: 'dxlag-1' },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceName: 'payments',
      connectionId: 'dxcon-1',
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'available',
      vlan: 101,
      location: 'EqDC2',
      region: 'us-east-1',
      ownerAccount: '444455556666',
      virtualGatewayId: 'vgw-0a1b',
      tags: [{ key: 'env', value: 'prod' }],
      bgpPeers: [{ asn: 65_010, bgpStatus: 'down', customerAddress: '2001:db8::1/125' }],
    },
    {
      virtualInterfaceId: 'dxvif-2',
      virtualInterfaceName: 'web edge',
      connectionId: 'dxlag-1',
      virtualInterfaceType: 'public',
      virtualInterfaceState: 'down',
      vlan: 300,
      mtu: 8500,
      asn: 0,
      asnLong: 65_546,
      directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bexample',
      customerAddress: '10.1.2.1/30',
      tags: [{ key: 'team', value: 'blue' }],
    },
  ],
};

function left(text: string) {
  const { filter, problem } = parseFilter(text);
  ok(filter, problem);
  const { connections, lags, virtualInterfaces } = filterInventory(inventory, filter);
  return [
    ...lags.map(({ lagId }) => lagId),
    ...connections.map(({ connectionId }) => connectionId),
    ...virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId),
  ];
}

describe('a filter', () => {
  it('keeps what matches, and the connections and LAGs that it is on', () => {
    deepEqual(left('payments'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('EDGE'), ['dxlag-1', 'dxvif-2']);
    deepEqual(left('"web edge"'), ['dxlag-1', 'dxvif-2']);
  });

  it('keeps a connection that matches by itself, and the LAG of a member', () => {
    deepEqual(left('core-b'), ['dxcon-2']);
    deepEqual(left('member'), ['dxlag-1', 'dxcon-3']);
  });

  it('reads states, types, VLANs, tags and BGP', () => {
    deepEqual(left('state:down'), ['dxlag-1', 'dxcon-2', 'dxvif-2']);
    deepEqual(left('state:available,down type:private'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('vlan:100-200'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('vlan:1,300'), ['dxlag-1', 'dxvif-2']);
    deepEqual(left('tag:ENV=prod'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('tag:env'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('tag:env=test'), []);
    deepEqual(left('bgp:down'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('bgp:down vlan:300'), []);
  });

  it('treats an IPv6 address as a word', () => {
    deepEqual(left('2001:db8::1'), ['dxcon-1', 'dxvif-1']);
    deepEqual(left('dead:beef::'), []);
  });

  it('returns the same inventory object without terms', () => {
    const { filter } = parseFilter('  "" ');
    ok(filter);
    equal(filterInventory(inventory, filter), inventory);
  });

  for (const [what, text, expected] of [
    ['a VLAN as a row says it', 'VLAN 101', ['dxcon-1', 'dxvif-1']],
    ['a VLAN as a row says it, beside another word', 'vlan 101 payments', ['dxcon-1', 'dxvif-1']],
    ['a VLAN as the beginning of another', 'vlan 10', []],
    ['a range after a blank', 'vlan 100-200', ['dxcon-1', 'dxvif-1']],
    ['a quoted VLAN', '"VLAN 101"', ['dxcon-1', 'dxvif-1']],
    ['a VLAN alone', '300', ['dxlag-1', 'dxvif-2']],
    ['BGP as a row says it', 'BGP down', ['dxcon-1', 'dxvif-1']],
    ['a state alone', 'down', ['dxlag-1', 'dxcon-1', 'dxcon-2', 'dxvif-1', 'dxvif-2']],
    ['a location', 'EqDC2', ['dxcon-1', 'dxvif-1']],
    ['an owner', '444455556666', ['dxcon-1', 'dxvif-1']],
    ['a virtual private gateway', 'vgw-0a1b', ['dxcon-1', 'dxvif-1']],
    ['a Direct Connect gateway', '5f294f92-bafb', ['dxlag-1', 'dxvif-2']],
    ['an ARN', 'arn:aws:directconnect:us-east-1:444455556666:dxvif/dxvif-1', ['dxcon-1', 'dxvif-1']],
    ['the beginning of an ARN', 'arn:aws:directconnect:us-east-1', ['dxcon-1', 'dxvif-1']],
    ['the ARN of a gateway', 'arn:aws:ec2:us-east-1:1:vpn-gateway/vgw-0a1b', ['dxcon-1', 'dxvif-1']],
    ['another ARN', 'arn:aws:directconnect:us-east-1:444455556666:dxvif/dxvif-9', []],
    ['an ASN in asdot', 'AS1.10', ['dxlag-1', 'dxvif-2']],
    ['an ASN as a row says it', 'ASN 65010', ['dxcon-1', 'dxvif-1']],
    ['an address of a peer’s subnet', '10.1.2.3', ['dxlag-1', 'dxvif-2']],
    ['a network around it', '10.1.0.0/16', ['dxlag-1', 'dxvif-2']],
    ['a bandwidth', '10Gbps', ['dxcon-1']],
    ['what a LAG says', '"LAG of 2 × 100Gbps"', ['dxlag-1']],
    ['the MTU', 'MTU 8500', ['dxlag-1', 'dxvif-2']],
    ['a tag as the tooltip says it', '"env = prod"', ['dxcon-1', 'dxvif-1']],
    ['one of several values of a tag', 'tag:env=test,prod', ['dxcon-1', 'dxvif-1']],
    ['one of several tags', 'tag:env=test,team=blue', ['dxlag-1', 'dxvif-2']],
    ['the others of negated states', '-state:available,down', ['dxlag-1', 'dxcon-3']],
    ['the others of a negated type', 'down -type:public', ['dxcon-1', 'dxcon-2', 'dxvif-1']],
    ['the others of a negated word', 'vlan:1-4094 -"web edge"', ['dxcon-1', 'dxvif-1']],
    ['the others of a negated VLAN as a row says it', 'vlan:1-4094 -vlan 101', ['dxlag-1', 'dxvif-2']],
  ] as const) {
    it(`finds ${what}`, () => deepEqual(left(text), expected));
  }

  it('finds interconnects, and what is provisioned on them', () => {
    const { filter } = parseFilter('ash');
    ok(filter);
    const partner: Inventory = {
      ...emptyInventory,
      interconnects: [{ interconnectId: 'dxcon-i', interconnectName: 'ash' }, { interconnectName: 'fra' }],
      provisionedConnections: [
        { provisionedOn: 'dxcon-i', connection: { connectionId: 'dxcon-p', connectionName: 'ash-1' } },
        { provisionedOn: 'dxcon-i', connection: { connectionId: 'dxcon-q', connectionName: 'x' } },
      ],
    };
    const { interconnects, provisionedConnections } = filterInventory(partner, filter);
    deepEqual(
      [interconnects.length, provisionedConnections.map(({ connection }) => connection.connectionId)],
      [1, ['dxcon-p']],
    );
  });

  it('treats BGP as the rows and the badge do', () => {
    const found = (
      virtualInterfaceState: 'available' | 'confirming',
      statuses: readonly ('up' | 'down')[],
    ) => {
      const virtualInterface = {
        virtualInterfaceId: 'dxvif-1',
        virtualInterfaceState,
        bgpPeers: statuses.map((bgpStatus) => ({ bgpStatus, bgpPeerState: 'available' as const })),
      };
      const only = { ...emptyInventory, virtualInterfaces: [virtualInterface] };
      return ['bgp:up', 'bgp:degraded', 'bgp:down', 'BGP down', 'down'].filter((text) => {
        const { filter } = parseFilter(text);
        return filter && filterInventory(only, filter).virtualInterfaces.length > 0;
      });
    };
    deepEqual(found('available', ['up', 'up']), ['bgp:up']);
    deepEqual(found('available', ['up', 'down']), ['bgp:degraded', 'bgp:down', 'BGP down', 'down']);
    deepEqual(found('available', ['down']), ['bgp:down', 'BGP down', 'down']);
    deepEqual(found('confirming', ['down']), []);
  });

  it('finds a virtual interface by everything that its row says about its BGP sessions', () => {
    const virtualInterface = {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceState: 'available' as const,
      bgpPeers: [
        { bgpStatus: 'up' as const, addressFamily: 'ipv4' as const },
        { bgpStatus: 'down' as const, addressFamily: 'ipv6' as const },
      ],
    };
    const words = bgpStatusWords(virtualInterface) ?? '';
    equal(words, 'BGP degraded: IPv6 down');
    const { filter, problem } = parseFilter(words);
    ok(filter, problem);
    const only = { ...emptyInventory, virtualInterfaces: [virtualInterface] };
    equal(filterInventory(only, filter).virtualInterfaces.length, 1);
  });

  it('finds a LAG by what its row says of its links', () => {
    const lag: Inventory = {
      ...emptyInventory,
      lags: [{ lagId: 'dxlag-1', lagState: 'available' }],
      connections: [
        { connectionId: 'dxcon-1', lagId: 'dxlag-1', connectionState: 'down' },
        { connectionId: 'dxcon-2', lagId: 'dxlag-1', connectionState: 'available' },
      ],
    };
    const { filter } = parseFilter('"1 of 2 links down"');
    ok(filter);
    equal(filterInventory(lag, filter).lags.length, 1);
  });

  it('finds by the names of accounts and locations', () => {
    const names = {
      accounts: [['444455556666', 'payments-prod']] as const,
      locations: [['EqDC2', 'Equinix DC2, Ashburn, VA']] as const,
    };
    const found = (text: string) => {
      const { filter } = parseFilter(text, { names });
      ok(filter);
      return filterInventory(inventory, filter).virtualInterfaces.map((one) => one.virtualInterfaceId);
    };
    deepEqual(found('payments-PROD'), ['dxvif-1']);
    deepEqual(found('ashburn'), ['dxvif-1']);
    deepEqual(found('-ashburn'), ['dxvif-2']);
  });

  describe('finds by key', () => {
    const where = { profile: 'net-admin', region: 'us-east-1', account: '111122223333' };
    const names = {
      accounts: [
        ['444455556666', 'payments-prod'],
        ['111122223333', 'network'],
      ] as const,
      locations: [['EqDC2', 'Equinix DC2, Ashburn, VA']] as const,
    };
    const found = (text: string) => {
      const { filter, problem } = parseFilter(text, { names });
      ok(filter, problem);
      return filterInventory(inventory, filter, where).virtualInterfaces.map((one) => one.virtualInterfaceId);
    };
    const [first, second] = ['dxvif-1', 'dxvif-2'];
    for (const [text, expected] of [
      ['owner:444455556666', [first]],
      ['owner:4444', [first]],
      ['owner:payments', [first]],
      ['owner:"payments-prod",999', [first]],
      ['-owner:payments', [second]],
      ['owner:network', []],
      ['account:111122223333', [first, second]],
      ['account:net', [first, second]],
      ['account:payments', []],
      ['region:us-east-1', [first, second]],
      ['region:virginia', [first, second]],
      ['region:"N. Virginia"', [first, second]],
      ['region:us-', [first, second]],
      ['region:eu-central-1,frankfurt', []],
      ['location:eqdc2', [first]],
      ['location:ashburn', [first]],
      ['location:"Equinix DC2, Ashburn, VA"', [first]],
      ['location:eqdc21', []],
      ['-location:ashburn', [second]],
      ['name:pay', [first]],
      ['name:"web edge"', [second]],
      ['name:pay,EDGE', [first, second]],
      ['NAME:pay', [first]],
      ['name:pay state:down', []],
      ['tag:"env"=prod', [first]],
      ['tag:env="prod"', [first]],
      ['tag:"env=prod"', [first]],
    ] as const) {
      it(text, () => deepEqual(found(text), expected));
    }

    it('a number at the end of a location’s code, whole', () => {
      const at = (location: string, text: string) => {
        const { filter } = parseFilter(text);
        ok(filter);
        const only = { ...emptyInventory, connections: [{ connectionId: 'dxcon-1', location }] };
        return filterInventory(only, filter).connections.length;
      };
      deepEqual(
        [at('EqDC2', 'location:EqDC2'), at('EqDC21', 'location:EqDC2'), at('EqDC21', 'location:EqDC')],
        [1, 0, 1],
      );
    });

    it('the words around a resource: its profile, its region’s name, what carries it', () => {
      for (const text of ['net-admin', '-"other-profile"', 'virginia']) {
        deepEqual(found(text), [first, second], text);
      }
      deepEqual(found('core-a'), [first]);
      deepEqual(found('backbone'), [second]);
      deepEqual(found('-core-a'), [second]);
    });

    it('a tag with a comma, a blank and an equals sign in quotes', () => {
      const tags = [{ key: 'a=b, c', value: 'x, y' }];
      const only = { ...emptyInventory, virtualInterfaces: [{ virtualInterfaceId: 'dxvif-1', tags }] };
      for (const text of ['tag:"a=b, c"="x, y"', 'tag:"a=b, c"=', 'tag:"x, y"']) {
        const { filter } = parseFilter(text);
        ok(filter);
        equal(filterInventory(only, filter).virtualInterfaces.length, text.includes('="x') ? 1 : 0, text);
      }
    });
  });

  it('finds the virtual interfaces that *Find* finds', () => {
    const where = { profile: 'net-admin', region: 'us-east-1', account: '111122223333' };
    const words = fc.constantFrom(
      ...'payments -payments edge core-a backbone 101 vlan:101 -vlan:300 state:down bgp:down'.split(' '),
      ...'type:public tag:env tag:team=blue owner:4444 account:1111 region:virginia location:EqDC name:web'.split(
        ' ',
      ),
      '"web edge"',
      'VLAN 101',
      'net-admin',
      '10.1.0.0/16',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 3 }), (parts) => {
        const text = parts.join(' ');
        const { filter, problem } = parseFilter(text);
        ok(filter, problem);
        const search = parseSearch(text);
        deepEqual(
          [...searchEntries(inventory, where)]
            .filter((entry) => rankOf(entry, search) !== undefined)
            .map(({ virtualInterface }) => virtualInterface),
          filterInventory(inventory, filter, where).virtualInterfaces,
        );
      }),
    );
  });

  it('never finds by text that is not shown anywhere', () => {
    for (const text of ['4', '"dxcon-1\n"', 'undefined', 'true', 'null']) {
      const only = { ...emptyInventory, connections: [{ connectionId: 'dxcon-1', jumboFrameCapable: true }] };
      const { filter } = parseFilter(text);
      ok(filter);
      deepEqual(filterInventory(only, filter).connections, [], text);
    }
  });

  for (const [text, ...words] of [
    ['state:', 'state:down,pending'],
    ['state:down,', 'after each comma'],
    ['state:dwn', 'Did you mean down?'],
    ['-state:dwn', 'Did you mean down?'],
    ['state:avail', 'Did you mean available?'],
    ['state:nonsense', '"nonsense" is not a value of "state:"', 'confirming'],
    ['type:privat', 'Did you mean private?'],
    ['type:hosted', 'private, public, transit'],
    ['bgp:sideways', 'up, degraded, down, unknown'],
    ['vlan:', 'vlan:100-200'],
    ['vlan:abc', '"abc" is not a VLAN', '1 to 4094'],
    ['vlan:200-100', 'reversed', 'vlan:100-200'],
    ['vlan:5000', '"5000" is not a VLAN'],
    ['vlan:0', '"0" is not a VLAN'],
    ['vlan:4000-4095', '"4000-4095" is not a VLAN'],
    ['vlan:1,', 'after each comma'],
    ['tag:', 'tag:env=prod'],
    ['tag:=x', 'tag:env=prod'],
    ['stat:down', 'Did you mean state:?', 'in quotes'],
    ['ownr:4444', 'Did you mean owner:?'],
    ['owner:', 'owner:111122223333'],
    ['region:a,,b', 'after each comma', 'region:eu-central-1'],
    ['name:""', 'name:payments'],
    ['constructor:x', 'Unknown filter "constructor:"'],
    ['"web edge', 'not closed'],
    ['name "x" "', 'not closed'],
    ['-', 'right after "-"'],
    ['payments - x', 'right after "-"'],
    ['-""', 'right after "-"'],
  ] as const) {
    it(`says why it can’t parse ${text}`, () => {
      const { problem = '' } = parseFilter(text);
      for (const word of words) ok(problem.includes(word), `${text}: ${problem}`);
    });
  }

  for (const [text, expected] of [
    ['state:dwn', 'state:down'],
    ['vlan:101 -state:available,dwn payments', 'vlan:101 -state:available,down payments'],
    ['-ownr:"a b" x', '-owner:"a b" x'],
    ['vlan:7,200-100', 'vlan:7,100-200'],
    ['name:"web edge', 'name:"web edge"'],
    ['state:nonsense', undefined],
    ['nonsense:x', undefined],
  ] as const) {
    it(`has ${expected ?? 'no proposal'} for ${text}`, () => equal(parseFilter(text).meant, expected));
  }

  it('accepts a value that this version does not know if an answer had it', () => {
    const isPresent = (key: string, value: string) => `${key}:${value}` === 'state:paused';
    ok(parseFilter('state:paused', { isPresent }).filter);
    ok(parseFilter('state:paused').problem);
    ok(parseFilter('bgp:paused', { isPresent }).problem);
  });

  it('never throws, and has either terms or a problem', () => {
    const words = fc.constantFrom(
      'state:',
      'vlan:',
      '1-',
      '-',
      ',',
      '"',
      'tag:',
      '=',
      ':',
      ' ',
      'a',
      '__proto__:',
      'vlan ',
      'arn:',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc.array(words).map((parts) => parts.join('')),
        ),
        (text) => {
          const { filter, problem } = parseFilter(text);
          ok((filter === undefined) !== (problem === undefined));
          if (filter) filterInventory(inventory, filter);
        },
      ),
    );
  });
});
