import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';
import {
  BestMatches,
  parseSearch,
  rankOf,
  searchEntries,
} from '../../../../src/directconnect/inventory/search';

const plain: VirtualInterface = {
  virtualInterfaceId: 'dxvif-ffabc123',
  virtualInterfaceName: 'Payments core',
  connectionId: 'dxcon-fg1',
  vlan: 101,
  asn: 0,
  asnLong: 4_200_000_000,
  bgpPeers: [
    { asn: 65_010, amazonAddress: '10.1.2.1/30', customerAddress: '10.1.2.2/30', bgpStatus: 'up' },
    { addressFamily: 'ipv6', amazonAddress: '2001:db8:0:1::1/125', customerAddress: '2001:db8:0:1::2/125' },
  ],
  tags: [
    { key: 'Owner', value: 'Blue Team' },
    { key: 'a:b', value: '' },
  ],
  virtualInterfaceState: 'down',
  ownerAccount: '444455556666',
  location: 'EqDC2',
  region: 'us-east-1',
  directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bexample',
};

const names = {
  accounts: [['444455556666', 'payments-prod']] as const,
  locations: [['EqDC2', 'Equinix DC2, Ashburn, VA']] as const,
};

const entryOf = (virtualInterface: VirtualInterface) => {
  const inventory = {
    ...emptyInventory,
    connections: [{ connectionId: 'dxcon-fg1', connectionName: 'EqFA5 port' }],
    virtualInterfaces: [virtualInterface],
  };
  const [entry] = searchEntries(inventory, { profile: 'demo-network', region: 'us-east-1' });
  ok(entry);
  return entry;
};
const rank = (typed: string, of = plain) => rankOf(entryOf(of), parseSearch(typed, { names }));

describe('the search for a virtual interface', () => {
  for (const [what, typed, expected] of [
    ['id', 'dxvif-ffabc123', 0],
    ['beginning of an id', 'DXVIF-ffab', 1],
    ['middle of an id', 'abc123', 2],
    ['words of a name', 'core payments', 2],
    ['VLAN', '101', 0],
    ['connection id', 'dxcon-fg1', 0],
    ['connection name', 'eqfa5', 1],
    ['peer ASN', '65010', 0],
    ['peer ASN with AS', 'AS65010', 0],
    ['4-byte ASN', '4200000000', 0],
    ['4-byte ASN in asdot', '64086.59904', 0],
    ['4-byte ASN in asdot, with AS', 'as64086.59904', 0],
    ['peer ASN with ASN', 'ASN65010', 0],
    ['address', '10.1.2.2', 0],
    ['another address of the subnet', '10.1.2.3', 1],
    ['network around the subnet', '10.1.0.0/16', 1],
    ['IPv6 address of the subnet, in another notation', '2001:0DB8::1:0:0:0:7', 1],
    ['IPv6 network', '2001:db8::/32', 1],
    ['tag key', 'owner', 0],
    ['tag', 'owner=blue', 1],
    ['an empty text', '  ', 0],
    ['VLAN as a row says it', 'VLAN 101', 0],
    ['VLAN as a filter says it', 'vlan:100-200', 0],
    ['state', 'down', 0],
    ['state as a filter says it', 'state:down', 0],
    ['BGP as the row of a peer says it', 'bgp up', 2],
    ['owner', '444455556666', 0],
    ['owner as a row says it', 'owner 444455556666 (payments-prod)', 1],
    ['owner as the console writes it', '4444-5555-6666', 0],
    ['address as the row of a peer says it', 'Amazon 10.1.2.1/30', 1],
    ['VLAN with what follows it in a sentence', 'VLAN 101, down', 0],
    ['name of the owner', 'payments-prod', 1],
    ['Direct Connect gateway', '5f294f92', 1],
    ['ARN', 'arn:aws:directconnect:us-east-1:444455556666:dxvif/dxvif-ffabc123', 0],
    ['location', 'EqDC2', 0],
    ['name of the location', 'ashburn', 1],
    ['words kept together', '"payments core"', 0],
    ['a negated term', '-state:available', 0],
    ['profile', 'demo-network', 0],
    ['region', 'us-east-1', 0],
    ['an unknown key, as plain text', 'a:b', 0],
    ['half a quotation', '"payments', 1],
  ] as const) {
    it(`finds by ${what}`, () => equal(rank(typed), expected));
  }

  for (const typed of [
    'vlan 10',
    'VLAN 1010',
    'vlan:102',
    'state:available',
    '-down',
    '102',
    '10.1.2.4',
    '10.2.0.0/16',
    '2001:db8:0:1::8',
    'payments red',
    '64512',
    ':::',
  ]) {
    it(`does not find by ${typed}`, () => equal(rank(typed), undefined));
  }

  it('finds every address of a subnet and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.integer({ min: 1, max: 32 }),
        fc.integer({ min: 0, max: 0xffffffff }),
        (address, length, other) => {
          const dotted = (value: number) =>
            [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
          const size = 2 ** (32 - length);
          const peer = { customerAddress: `${dotted(address)}/${length}` };
          const found = rank(dotted(other), { bgpPeers: [peer] }) !== undefined;
          const inside = Math.floor(address / size) === Math.floor(other / size);
          // The digits of one address may be part of another's.
          equal(found, inside || dotted(address).includes(dotted(other)));
        },
      ),
    );
  });

  it('finds every name by each of its words, in quotes where it looks like a filter', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        // AWS does not accept a quotation mark in a name.
        for (const word of name.split(/[\s"]+/).filter(Boolean)) {
          const typed = /^-|:/.test(word) ? `"${word}"` : word;
          ok(rank(typed, { virtualInterfaceName: name }) !== undefined);
        }
      }),
    );
  });

  it('keeps the best matches in order, and counts all', () => {
    const best = new BestMatches<string>(3);
    for (const [text, of] of [
      ['a', 2],
      ['b', 0],
      ['c', 2],
      ['d', 1],
      ['e', 0],
    ] as const) {
      best.add(text, of);
    }
    deepEqual([best.list(), best.count], [['b', 'e', 'd'], 5]);
  });
});
