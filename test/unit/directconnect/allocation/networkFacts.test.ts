import assert from 'node:assert/strict';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import { accountOption } from '../../../../src/directconnect/allocation/accountOption';
import { networkFacts } from '../../../../src/directconnect/allocation/networkFacts';
import { emptyInventory, withoutSecrets } from '../../../../src/directconnect/resources/resources';
import type { Inventory, VirtualInterface } from '../../../../src/directconnect/resources/resources';

const ID = 'dxcon-fg5678gh';
const interfaceOn = (connectionId: string, id: string, more: VirtualInterface = {}): VirtualInterface => ({
  virtualInterfaceId: id,
  virtualInterfaceName: `name of ${id}`,
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  vlan: 7,
  ownerAccount: '111122223333',
  connectionId,
  ...more,
});
const facts = (
  inventory: Partial<Inventory>,
  connectionId = ID,
  others: readonly Partial<Inventory>[] = [],
) =>
  networkFacts({
    connectionId,
    region: 'us-east-1',
    inventory: { ...emptyInventory, ...inventory },
    others: others.map((other) => ({ ...emptyInventory, ...other })),
    accounts: [],
  });

describe('what the form is told about the network', () => {
  it('is the connection, as far as it is known', () => {
    const connections = [
      {
        connectionId: ID,
        connectionName: 'core',
        connectionState: 'down' as const,
        ownerAccount: '444455556666',
        jumboFrameCapable: false,
      },
    ];
    assert.deepEqual(facts({ connections }).connection, {
      id: ID,
      region: 'us-east-1',
      name: 'core',
      kind: 'dedicated',
      state: 'down',
      jumboFrameCapable: false,
      ownerAccount: '444455556666',
    });
    assert.deepEqual(facts({}).connection, { id: ID, region: 'us-east-1' });
  });

  it('distinguishes a hosted connection with its VLAN, and a LAG', () => {
    const connections = [{ connectionId: ID, vlan: 310, partnerName: 'Carrier' }];
    const hosted = facts({ connections }).connection;
    assert.deepEqual([hosted.kind, hosted.vlan], ['hosted', 310]);
    const lags = [{ lagId: 'dxlag-1', lagName: 'backbone', lagState: 'available' as const }];
    const lag = facts({ lags }, 'dxlag-1').connection;
    assert.deepEqual([lag.kind, lag.name, lag.state], ['lag', 'backbone', 'available']);
    assert.equal(lag.hostsConnections, undefined);
    const partners = facts({ lags: [{ lagId: 'dxlag-1', allowsHostedConnections: true }] }, 'dxlag-1');
    assert.equal(partners.connection.hostsConnections, true);
  });

  it('counts a LAG and its members as one connection', () => {
    const connections = [
      { connectionId: 'dxcon-a', lagId: 'dxlag-1' },
      { connectionId: 'dxcon-b', lagId: 'dxlag-1' },
      { connectionId: 'dxcon-c' },
    ];
    const virtualInterfaces = [
      interfaceOn('dxlag-1', 'dxvif-lag'),
      interfaceOn('dxcon-b', 'dxvif-b'),
      interfaceOn('dxcon-c', 'dxvif-c'),
    ];
    const here = (id: string) =>
      facts({ connections, virtualInterfaces }, id).virtualInterfaces.map((one) => one.virtualInterfaceId);
    assert.deepEqual(here('dxcon-a'), ['dxvif-lag', 'dxvif-b']);
    assert.deepEqual(here('dxlag-1'), ['dxvif-lag', 'dxvif-b']);
    assert.deepEqual(here('dxcon-c'), ['dxvif-c']);
  });

  it('has the subnets of all others, each interface once, without those that are gone', () => {
    const peer = (customerAddress: string) => ({ bgpPeers: [{ customerAddress }, { customerAddress: '' }] });
    const there = [
      interfaceOn('dxcon-x', 'dxvif-x', peer('10.0.0.1/30')),
      interfaceOn('dxcon-x', 'dxvif-y', { ...peer('10.0.0.5/30'), virtualInterfaceState: 'deleted' }),
      interfaceOn('dxcon-x', 'dxvif-z', { amazonAddress: '10.0.0.10/30' }),
    ];
    const { elsewhere } = facts({ virtualInterfaces: there }, ID, [{ virtualInterfaces: there }]);
    assert.deepEqual(
      elsewhere.map(({ virtualInterfaceId, addresses }) => [virtualInterfaceId, addresses]),
      [
        ['dxvif-x', ['10.0.0.1/30']],
        ['dxvif-z', ['10.0.0.10/30']],
      ],
    );
  });

  it('offers the accounts of the profiles by name, then those that were seen', () => {
    const virtualInterfaces = [
      interfaceOn(ID, 'dxvif-1', { ownerAccount: '999900001111' }),
      interfaceOn(ID, 'dxvif-2', { ownerAccount: '111122223333' }),
    ];
    const { accounts } = networkFacts({
      connectionId: ID,
      region: 'us-east-1',
      inventory: { ...emptyInventory, virtualInterfaces },
      others: [],
      accounts: [
        { id: '111122223333', names: ['workload'], own: true },
        { id: '111122223333', names: ['workload', 'workload-admin'], own: true },
      ],
    });
    assert.deepEqual(accounts, [
      { id: '111122223333', names: ['workload', 'workload-admin'], own: true },
      { id: '999900001111', names: [], own: false },
    ]);
  });

  it('offers each account once, with a name that differs from the others, however many profiles reach it', () => {
    const account = (id: string, alias?: string) =>
      Array.from({ length: 30 }, (_, at) => ({
        ...{ id, own: true },
        names: [...(alias ? [alias] : []), `team-${at}`],
      }));
    const { accounts } = networkFacts({
      ...{ connectionId: ID, region: 'us-east-1', inventory: emptyInventory, others: [] },
      accounts: [
        ...account('111122223333', 'corp'),
        ...account('222233334444'),
        { id: '333344445555', names: ['lab'], own: true },
        { id: '444455556666', names: [], own: false },
      ],
    });
    assert.deepEqual(accounts.map(accountOption), [
      'corp · 111122223333 · team-0 · team-1 · 28 more',
      'team-0 · 222233334444 · team-1 · team-2 · 27 more',
      'lab · 333344445555',
      '444455556666',
    ]);
  });

  it('is plain JSON, and contains no key', () => {
    const secret = 'a-key-made-for-this';
    const answer = {
      ...interfaceOn(ID, 'dxvif-1'),
      authKey: secret,
      customerRouterConfig: `<bgp_auth_key>${secret}</bgp_auth_key>`,
      bgpPeers: [{ authKey: secret, customerAddress: '10.0.0.1/30', asn: 0, asnLong: 4_200_000_000 }],
      asn: 0,
      asnLong: 4_200_000_000,
    };
    const told = facts({ virtualInterfaces: [withoutSecrets(answer)] });
    assert.deepEqual(JSON.parse(JSON.stringify(told)), told);
    assert.ok(!JSON.stringify(told).includes(secret));
    assert.equal(told.virtualInterfaces[0]?.asn, 4_200_000_000);
  });

  it('contains no name that reorders the text beside it', () => {
    const virtualInterfaces = [interfaceOn(ID, 'dxvif-1', { virtualInterfaceName: 'a\u202eb' })];
    assert.equal(facts({ virtualInterfaces }).virtualInterfaces[0]?.virtualInterfaceName, 'a\uFFFDb');
  });
});

describe('what is known of the network', () => {
  it('assigns a VLAN that two seem to use to the first, and forgets deleted ones', () => {
    const virtualInterfaces = [
      interfaceOn(ID, 'dxvif-0', { virtualInterfaceState: 'deleted' }),
      interfaceOn(ID, 'dxvif-1'),
      interfaceOn(ID, 'dxvif-2', { virtualInterfaceType: 'transit' }),
    ];
    const known = knownNetwork(facts({ virtualInterfaces }));
    assert.equal(known.byVlan.get(7)?.virtualInterfaceId, 'dxvif-1');
    assert.deepEqual([known.counted.length, known.privateAndPublic], [2, 1]);
  });
});
