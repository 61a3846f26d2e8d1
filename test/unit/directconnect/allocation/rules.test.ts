import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { knownNetwork, unreadNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import type { InterfaceFacts, NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';
import { rules, validate } from '../../../../src/directconnect/allocation/rules';
import { network, validDraft } from './drafts';
import { on, vif } from './interfaces';
import { block, warn } from './ruleCase';
import type { Case } from './ruleCase';
import { casesOfTypes } from './ruleCasesOfTypes';

const tag = (key: string, value = '') => ({ key, value });
const tagCount = (count: number) => Array.from({ length: count }, (_, index) => tag(`key-${index}`));
const pair = (customerAddress: string, amazonAddress: string) => ({ customerAddress, amazonAddress });

const full = (count: number, more: Partial<InterfaceFacts> = {}) =>
  Array.from({ length: count }, (_, index) =>
    vif({ virtualInterfaceId: `dxvif-${index}`, vlan: 1000 + index, ...more }),
  );

const cases: readonly Case[] = [
  ...casesOfTypes,
  ...['dxcon-1', 'dxvif-fg5678gh', 'dxcon-fg5678gh-x', ''].map((id) =>
    warn(
      'connection.id',
      /not look like the ID of a connection or LAG/,
      {},
      {},
      {
        network: on({ id }),
        keepsNetwork: on({ id: `dxlag-${'a'.repeat(21)}` }),
      },
    ),
  ),
  ...['deleting', 'deleted', 'rejected'].map((state) =>
    block(
      'connection.leaving',
      /can’t take another virtual interface/,
      {},
      {},
      {
        network: on({ state }),
        keepsNetwork: on({ state: 'down' }),
      },
    ),
  ),
  ...['down', 'pending', 'requested', 'ordering', 'unknown', 'brand-new'].map((state) =>
    warn(
      'connection.ready',
      new RegExp(`is ${state}, so AWS may refuse`),
      {},
      {},
      {
        network: on({ state }),
        keepsNetwork: on({ state: 'available' }),
      },
    ),
  ),
  warn(
    'connection.hostsConnections',
    /Create them on the hosted connections/,
    {},
    {},
    {
      network: on({ kind: 'lag', hostsConnections: true }),
      keepsNetwork: on({ kind: 'lag' }),
    },
  ),
  block(
    'connection.hostedQuota',
    /this one has dxvif-fg000001/,
    {},
    {},
    {
      network: on({ kind: 'hosted' }, [vif({ virtualInterfaceId: 'dxvif-old', state: 'deleted' }), vif()]),
      keepsNetwork: on({ kind: 'hosted' }, [vif({ state: 'deleted' }), vif({ state: 'rejected' })]),
    },
  ),
  block(
    'connection.hostedQuota',
    /this one has dxvif-fg000001/,
    {},
    {},
    {
      network: on({ kind: 'hosted' }, [vif({ virtualInterfaceId: 'dxvif-old', state: 'deleting' }), vif()]),
      keepsNetwork: on({ kind: 'hosted' }, [vif({ state: 'deleting' })]),
    },
  ),
  warn(
    'connection.hostedBeingFreed',
    /dxvif-fg000001 is still being deleted/,
    {},
    {},
    {
      network: on({ kind: 'hosted' }, [vif({ state: 'deleting' })]),
      keepsNetwork: on({ kind: 'hosted' }, [vif({ state: 'deleted' })]),
    },
  ),
  warn(
    'connection.hostedBeingFreed',
    /dxvif-fg000001 is still being deleted/,
    {},
    {},
    {
      network: on({ kind: 'hosted' }, [vif({ state: 'deleting' })]),
      keepsNetwork: on({ kind: 'dedicated' }, [vif({ state: 'deleting' })]),
    },
  ),
  ...(['dedicated', 'lag'] as const).flatMap((kind) => [
    block(
      'connection.quota',
      /There are 50 /,
      {},
      {},
      {
        network: on({ kind }, [...full(50), ...full(9, { state: 'deleting' })]),
        keepsNetwork: on({ kind }, [...full(49), ...full(9, { state: 'deleting' })]),
      },
    ),
    block(
      'connection.quotaInAll',
      /There are 51 .* including transit ones.* at most 51/,
      {},
      {},
      {
        network: on({ kind }, [...full(48), ...full(3, { type: 'transit' })]),
        keepsNetwork: on({ kind }, [
          ...full(47),
          ...full(3, { type: 'transit' }),
          ...full(2, { type: 'transit', state: 'deleting' }),
        ]),
      },
    ),
  ]),
  block(
    'connection.quota',
    /There are 50 .* at most 50/,
    {},
    {},
    {
      network: on({}, full(50)),
      keepsNetwork: on({ kind: 'lag' }, [...full(49), ...full(1, { type: 'transit' })]),
    },
  ),
  ...['', '11112222333', '1111222233334', '11112222333a', '١١١١٢٢٢٢٣٣٣٣'].map((ownerAccount) =>
    block('ownerAccount.digits', /12 digits/, { ownerAccount }, { ownerAccount: ' 000000000000 ' }),
  ),
  block(
    'ownerAccount.digits',
    /12 digits/,
    { ownerAccount: '' },
    {
      mode: 'create',
      ownerAccount: '',
      gateway: 'vgw-1a2b3c4d',
    },
  ),
  block(
    'ownerAccount.connectionOwner',
    /owns the connection.*Create the virtual interface in this account/,
    { ownerAccount: '444455556666 ' },
    { ownerAccount: '444455556667' },
  ),
  ...['', 'vgw-', 'vgw-1234567', 'vgw-1A2B3C4D', 'vgw-1a2b3c4d5e6f708190', 'tgw-1a2b3c4d', '7c1f2a64'].map(
    (gateway) =>
      block(
        'gateway.id',
        /Choose a virtual private gateway/,
        { mode: 'create', gateway },
        {
          mode: 'create',
          gateway: ' 7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4 ',
        },
      ),
  ),
  ...['', '   ', 'a'.repeat(101), 'a.b', 'ä', 'a\nb'].map((virtualInterfaceName) =>
    block(
      'virtualInterfaceName.characters',
      /1 to 100/,
      { virtualInterfaceName },
      {
        virtualInterfaceName: `${'a'.repeat(100)} `,
      },
    ),
  ),
  ...['Core', 'a b', 'a_b', 'a,b', 'a/b'].map((virtualInterfaceName) =>
    warn(
      'virtualInterfaceName.documented',
      /documents only/,
      { virtualInterfaceName },
      {
        virtualInterfaceName: ' core-1 ',
      },
    ),
  ),
  warn(
    'virtualInterfaceName.free',
    /dxvif-fg000001 already has this name/,
    { virtualInterfaceName: 'payments ' },
    { virtualInterfaceName: 'payments-2' },
    { network: on({}, [vif({ virtualInterfaceName: 'Payments' })]) },
  ),
  warn(
    'virtualInterfaceName.free',
    /dxvif-fg000009 already has this name/,
    { virtualInterfaceName: 'payments' },
    { virtualInterfaceName: 'payment' },
    {
      network: {
        ...network,
        elsewhere: [
          { virtualInterfaceId: 'dxvif-fg000009', virtualInterfaceName: 'payments', addresses: [] },
        ],
      },
    },
  ),
  ...['', '0', '-1', '1.5', '1e2', 'x', '4095', '4096'].map((vlan) =>
    block('vlan.range', /1 to 4094/, { vlan }, { vlan: ' 4094 ' }),
  ),
  block('vlan.range', /1 to 4094/, { vlan: '0' }, { vlan: '1' }),
  block(
    'vlan.partner',
    /VLAN 318 to this.*Enter 318/,
    { vlan: '319' },
    { vlan: '318' },
    { network: on({ kind: 'hosted', vlan: 318 }) },
  ),
  block(
    'vlan.free',
    /VLAN 200 is used by payments \(dxvif-fg000001\)/,
    { vlan: ' 200 ' },
    { vlan: '201' },
    { network: on({}, [vif()]) },
  ),
  ...['deleted', 'rejected'].map((state) =>
    block(
      'vlan.free',
      /is used by/,
      { vlan: '200' },
      { vlan: '200' },
      {
        network: on({}, [vif({ state: 'confirming' })]),
        keepsNetwork: on({}, [vif({ state })]),
      },
    ),
  ),
  warn(
    'vlan.beingFreed',
    /being deleted/,
    { vlan: '200' },
    { vlan: '201' },
    {
      network: on({}, [vif({ state: 'deleting' })]),
    },
  ),
  warn('vlan.native', /native VLAN/, { vlan: '1' }, { vlan: '2' }),
  ...['1500', '8500', '9001'].map((mtu) =>
    block('mtu.values', /1500, 8500 or 9001/, { mtu: '9000' }, { mtu }),
  ),
  ...['8500', '9001'].map((mtu) =>
    block(
      'mtu.jumbo',
      /does not support jumbo/,
      { mtu },
      { mtu: '1500' },
      {
        network: on({ jumboFrameCapable: false }),
      },
    ),
  ),
  block('authKey.length', /6 to 80/, { authKey: '12345' }, { authKey: '123456' }),
  block('authKey.length', /6 to 80/, { authKey: 'k'.repeat(81) }, { authKey: 'k'.repeat(80) }),
  ...['secret\nkey', 'secret\tkey', 'secret\u007f'].map((authKey) =>
    block('authKey.control', /control character/, { authKey }, { authKey: 'secret key' }),
  ),
  ...[
    ...['secret\u200bkey', '\ufeffsecret', 'secret\u202e', 'secret\u00ad'],
    ...['secret\u00a0key', 'secret\u3000', 'secret\u2028', 'secret\u3164'],
  ].map((authKey) => block('authKey.control', /invisible/, { authKey }, { authKey: 'secret schlüssel' })),
  ...[
    ...['7 0822455D0A16', '5 abcdef', '0 secret', '$9$abcdef', '$1$abcdef', '$14$abcd', 'encrypted abc'],
    ...['ENC abcdef', 'secret 0 abc', 'password 7 0822', 'md5 abcdef', 'hash2 abc', 'abcdef hash2'],
    ...['8a $8a$abcdef', '$8a$abcdef', '%^%#abcdef%^%#', 'key 7 0822', 'sha512 abcdef'],
    ...['abcdef custom', '-AQ==abcdef', 'cipher abc', 'type7 abcdef', 'type-6 abcdef'],
  ].map((authKey) =>
    warn('authKey.encrypted', /looks like an encrypted key/, { authKey }, { authKey: 'encrypted$9$7' }),
  ),
  ...[' secret', 'secret ', '"secret"', '`secret`', '“secret”', '‘secret’'].map((authKey) =>
    warn('authKey.pasted', /sent as part of the key/, { authKey }, { authKey: '"secret' }),
  ),
  ...['secret ', 'pass word', 'schlüssel'].map((authKey) =>
    warn('authKey.characters', /not every router/, { authKey }, { authKey: '!secret~' }),
  ),
  block('addressFamily.values', /IPv4 or IPv6/, { addressFamily: 'ipx' }, { addressFamily: 'ipv6' }),
  ...(['customerAddress', 'amazonAddress'] as const).flatMap((field) => {
    const other = field === 'customerAddress' ? 'amazonAddress' : 'customerAddress';
    const both = (address: string, peer: string) => ({ [field]: address, [other]: peer });
    const host = (says: RegExp, breaks: Case['breaks'], keeps: Case['keeps']) =>
      block(`${field}.host`, says, breaks, keeps);
    return [
      block(
        `${field}.ipv6`,
        /Amazon assigns/,
        { addressFamily: 'ipv6', [field]: '10.0.0.1/30' },
        { addressFamily: 'ipv6' },
      ),
      block(
        `${field}.both`,
        /both addresses or neither/,
        { [other]: '10.0.0.2/30' },
        both('10.0.0.1/30', '10.0.0.2/30'),
      ),
      host(/with its prefix length/, both('10.0.0.1', '10.0.0.2/30'), both('10.0.0.1/30', '10.0.0.2/30')),
      ...['2001:db8::1/125', '2001:db8::1', '::1'].map((address) =>
        block(
          `${field}.family`,
          /Choose IPv6 as the address family/,
          both(address, '10.0.0.2/30'),
          both('10.0.0.1:53/30', '10.0.0.2/30'),
        ),
      ),
      host(/\/1 to \/31/, both('10.0.0.1/32', '10.0.0.1/32'), both('10.0.0.1/31', '10.0.0.0/31')),
      host(/\/1 to \/31/, both('10.0.0.1/0', '10.0.0.2/0'), both('10.0.0.1/1', '10.0.0.2/1')),
      host(/network address/, both('10.0.0.4/30', '10.0.0.5/30'), both('10.0.0.6/30', '10.0.0.5/30')),
      ...[
        ['0.0.0.1/30', '0.0.0.2/30'],
        ['0.255.1.1/31', '0.255.1.0/31'],
        ['127.0.0.1/30', '127.0.0.2/30'],
        ['127.1.2.3/8', '127.1.2.4/8'],
        ['224.0.0.5/30', '224.0.0.6/30'],
        ['239.1.1.1/24', '239.1.1.2/24'],
        ['240.0.0.1/30', '240.0.0.2/30'],
      ].map(([one = '', peer = '']) =>
        host(/No router can have/, both(one, peer), both('223.255.255.1/30', '223.255.255.2/30')),
      ),
      host(/broadcast address/, both('10.0.0.7/30', '10.0.0.5/30'), both('10.0.0.6/30', '10.0.0.5/30')),
    ];
  }),
  block(
    'amazonAddress.sameSubnet',
    /the same subnet/,
    pair('10.0.0.2/30', '10.0.0.5/30'),
    pair('10.0.0.6/30', '10.0.0.5/30'),
  ),
  block(
    'amazonAddress.sameSubnet',
    /the same subnet/,
    pair('10.0.0.1/30', '10.0.0.2/29'),
    pair('10.0.0.1/29', '10.0.0.2/29'),
  ),
  block(
    'amazonAddress.sameSubnet',
    /same address/,
    pair('10.0.0.1/30', '10.0.0.1/30'),
    pair('10.0.0.1/30', '10.0.0.2/30'),
  ),
  ...['10.9.0.1/30', '10.9.0.1/31', '10.9.200.1/16'].map((address) =>
    warn(
      'customerAddress.overlap',
      /overlaps with that of payments \(dxvif-fg000001\)/,
      { customerAddress: address },
      { customerAddress: '10.9.0.5/30' },
      { network: on({}, [vif()]) },
    ),
  ),
  warn(
    'customerAddress.overlap',
    /overlaps/,
    { amazonAddress: '192.168.7.9/30' },
    { amazonAddress: '192.168.8.9/30' },
    {
      network: {
        ...network,
        elsewhere: [{ virtualInterfaceId: 'x', virtualInterfaceName: 'y', addresses: ['192.168.7.0/24'] }],
      },
    },
  ),
  ...['10.0.0.1/24', '192.168.0.9/29'].map((customerAddress) =>
    warn(
      'customerAddress.prefixLength',
      /would be in (10\.0\.0\.0\/24|192\.168\.0\.8\/29), .* \/30 or \/31/,
      { customerAddress },
      { customerAddress: '10.0.0.1/31' },
    ),
  ),
  warn(
    'customerAddress.prefixLength',
    /would be in 10\.0\.0\.0\/8/,
    { amazonAddress: '10.0.0.1/8' },
    { amazonAddress: '10.0.0.1/30' },
  ),
  ...['8.8.8.1/30', '172.32.0.1/30', '10.0.0.1/7', '223.0.0.1/30'].map((customerAddress) =>
    warn(
      'customerAddress.privateUse',
      /make sure that it is yours/,
      { customerAddress },
      {
        customerAddress: '172.31.0.1/30',
      },
    ),
  ),
  ...['', '0', '4294967295', '65536.1', 'AS'].map((asn) =>
    block('asn.range', /ASN/, { asn }, { asn: '65535.65534' }),
  ),
  block('asn.range', /ASN/, { asn: '0' }, { asn: '1' }),
  warn('asn.special', /AS 7224 belongs to Amazon/, { asn: 'AS7224' }, { asn: '7225' }),
  warn('asn.special', /AS 16509 belongs to Amazon/, { asn: '0.16509' }, { asn: '16510' }),
  warn('asn.special', /reserved \(65552 to 131071\)/, { asn: '1.16' }, { asn: '2.0' }),
  warn('asn.special', /4-byte/, { asn: '23456' }, { asn: '23457' }),
  warn('asn.special', /documentation/, { asn: '64496' }, { asn: '64512' }),
  warn('asn.special', /documentation/, { asn: '1.15' }, { asn: '2.0' }),
  warn('asn.special', /65.010 is not 65010/, { asn: '65.010' }, { asn: '0.65010' }),
  warn('asn.special', /65534/, { asn: '65535' }, { asn: '65534' }),
  block('tags.count', /at most 50/, { tags: tagCount(51) }, { tags: [...tagCount(50), tag('')] }),
  block('tags.length', /1 to 128/, { tags: [tag('', 'value')] }, { tags: [tag('', '')] }),
  block(
    'tags.length',
    /1 to 128/,
    { tags: [tag('k'.repeat(129))] },
    { tags: [tag('k'.repeat(128), 'v'.repeat(256))] },
  ),
  block(
    'tags.length',
    /at most 256/,
    { tags: [tag('k', 'v'.repeat(257))] },
    { tags: [tag('k', '\u{10400}'.repeat(256))] },
  ),
  ...[tag('a#b'), tag('a', 'b<'), tag('a\u202e'), tag('tab\t')].map((bad) =>
    block('tags.characters', /does not allow/, { tags: [bad] }, { tags: [tag('Straße 5_.:/=+-@', '東京')] }),
  ),
  ...(
    [
      [tag('a\u200b'), /"a\uFFFD" contains U\+200B/],
      [tag('a', '“b”'), /contains “/],
      [tag('a', 'b\ufeff'), /contains U\+FEFF/],
      [tag('a', '\u{1f680}'), /contains \u{1f680}/u],
    ] as const
  ).map(([bad, says]) => block('tags.characters', says, { tags: [bad] }, { tags: [tag('a', 'b')] })),
  ...[tag(' a'), tag('a', 'b '), tag('a', 'b\u00a0c'), tag('a\u3000'), tag('a', '\u2028')].map((bad) =>
    warn('tags.blanks', /begins or ends with a space/, { tags: [bad] }, { tags: [tag('a b', 'c d')] }),
  ),
  block('tags.reserved', /reserved for AWS/, { tags: [tag('AWS:name')] }, { tags: [tag('aws-name')] }),
  block(
    'tags.unique',
    /twice/,
    { tags: [tag('Team', 'a'), tag('Team', 'b')] },
    { tags: [tag('Team', 'a'), tag('team', 'b')] },
  ),
];

/** Values of a broken case that differ from those of the valid one, that of the rule's own field first. */
const differences = ({ rule, breaks, keeps, network: broken = network, keepsNetwork = broken }: Case) => {
  const [field = ''] = rule.split('.');
  const valid: Readonly<Record<string, unknown>> = { ...keepsNetwork.connection, ...validDraft, ...keeps };
  return Object.entries({ ...broken.connection, ...validDraft, ...breaks })
    .filter(([name, value]) => !isDeepStrictEqual(value, valid[name]))
    .sort(([one], [other]) => Number(other === field) - Number(one === field))
    .map(([name, value]) => `${name} ${JSON.stringify(value).slice(0, 50)}`)
    .slice(0, 2);
};

const said = (rule: string, change: Partial<AllocationDraft>, facts: NetworkFacts = network) =>
  rules.find(({ id }) => id === rule)?.check({ ...validDraft, ...change }, knownNetwork(facts));

describe('the rules of the request', () => {
  it('find nothing wrong with a valid draft', () => {
    assert.deepEqual(validate(validDraft, knownNetwork(network)), []);
  });

  for (const row of cases) {
    const what = differences(row).join(', ') || 'the network';
    it(`${row.rule} (${row.level}) reports ${String(row.says)} for ${what}, and nothing for the nearest valid case`, () => {
      assert.match(said(row.rule, row.breaks, row.network) ?? '', row.says);
      assert.equal(said(row.rule, row.keeps, row.keepsNetwork ?? row.network), undefined);
      const rule = rules.find(({ id }) => id === row.rule);
      const found = validate({ ...validDraft, ...row.breaks }, knownNetwork(row.network ?? network));
      assert.ok(found.some(({ field, level }) => field === rule?.fields[0] && level === row.level));
    });
  }

  it('are each broken by a case above', () => {
    const seen = new Set(cases.map(({ rule }) => rule));
    assert.deepEqual(
      rules.filter(({ id }) => !seen.has(id)).map(({ id }) => id),
      [],
    );
  });

  it('have a unique name and a source, and cover every field of the draft', () => {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    assert.ok(rules.every(({ id, fields: [field] }) => id.startsWith(`${field}.`)));
    assert.ok(rules.every(({ source }) => source.length > 3));
    const { type, mode, ...filledIn } = validDraft;
    assert.deepEqual(
      new Set(rules.map(({ fields: [field] }) => field)),
      new Set([...Object.keys(filledIn), 'connection']),
    );
    assert.deepEqual([type, mode], ['private', 'allocate']);
  });

  it('report at most one finding for each field and level', () => {
    const found = validate(
      { ...validDraft, mtu: '9001', virtualInterfaceName: 'A.', tags: [tag('aws:#'), tag('aws:#')] },
      knownNetwork(on({ jumboFrameCapable: false })),
    );
    const slots = found.map(({ field, level }) => `${field} ${level}`);
    assert.equal(new Set(slots).size, slots.length);
  });

  it('report nothing that is unknown about a connection that could not be read', () => {
    const unread = knownNetwork(unreadNetwork(network.connection.id));
    assert.deepEqual(validate({ ...validDraft, ownerAccount: '444455556666', mtu: '8500' }, unread), []);
  });

  it('do not repeat characters from AWS that would reorder the text beside them', () => {
    const hostile = vif({ virtualInterfaceName: 'a\u202eb', virtualInterfaceId: 'dxvif-\u200b1' });
    const message = said('vlan.free', { vlan: '200' }, on({}, [hostile])) ?? '';
    assert.match(message, /a\uFFFDb \(dxvif-\uFFFD1\)/);
  });
});
