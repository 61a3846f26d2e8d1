import type { GatewayFacts, NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';
import { DIRECT_CONNECT_GATEWAY, network, publicDraft, transitDraft } from './drafts';
import { on, vif } from './interfaces';
import { block, warn } from './ruleCase';
import type { Case } from './ruleCase';

const VIRTUAL_GATEWAY = 'vgw-1a2b3c4d';

/** The network of the tests, with what was read about a gateway. */
const withGateway = (more: Partial<GatewayFacts> = {}, id = DIRECT_CONNECT_GATEWAY): NetworkFacts => ({
  ...network,
  gateways: [{ id, name: 'hub', ...more }],
});
const ownPrivate = { mode: 'create', gateway: DIRECT_CONNECT_GATEWAY } as const;
const attached = (count: number) => Array.from({ length: count }, () => 'private');

const listed = (prefixes: string) => ({ ...publicDraft, prefixes });
const kept = '45.10.16.0/22';
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `45.${index >> 8}.${index & 255}.0/24`).join('\n');

const transits = (count: number, state = 'available') =>
  Array.from({ length: count }, (_, index) =>
    vif({ virtualInterfaceId: `dxvif-t${index}${state}`, vlan: 2000 + index, type: 'transit', state }),
  );

const gatewayCases: readonly Case[] = [
  block(
    'connection.quotaTransit',
    /There are 4 transit virtual interfaces .* at most 4/,
    transitDraft,
    transitDraft,
    {
      network: on({}, transits(4)),
      keepsNetwork: on({}, [...transits(3), ...transits(2, 'deleting'), vif()]),
    },
  ),
  block('connection.quotaTransit', /at most 4/, transitDraft, {}, { network: on({}, transits(4)) }),
  block('gateway.id', /Choose a Direct Connect gateway/, { ...transitDraft, gateway: '' }, transitDraft),
  block(
    'gateway.id',
    /needs a Direct Connect gateway; a virtual private gateway takes only private ones/,
    { ...transitDraft, gateway: VIRTUAL_GATEWAY },
    { ...ownPrivate, gateway: VIRTUAL_GATEWAY },
  ),
  block(
    'gateway.id',
    /Choose a virtual private gateway/,
    { mode: 'create', gateway: '' },
    { ...publicDraft, mode: 'create', gateway: '' },
  ),
  block(
    'gateway.attachments',
    /hub already has 30 virtual interfaces, and AWS allows at most 30/,
    ownPrivate,
    ownPrivate,
    {
      network: withGateway({ attached: attached(30) }),
      keepsNetwork: withGateway({ attached: attached(29) }),
    },
  ),
  ...(
    [
      [
        transitDraft,
        { attached: ['private'] },
        /hub has private .* can’t take transit ones/,
        { attached: ['transit'] },
      ],
      [
        transitDraft,
        { associated: ['virtualPrivateGateway'] },
        /associated with a virtual private gateway/,
        {},
      ],
      [
        ownPrivate,
        { attached: ['transit'] },
        /hub has transit .* can’t take private ones/,
        { attached: ['private'] },
      ],
      [ownPrivate, { associated: ['transitGateway'] }, /associated with a transit gateway/, {}],
      [ownPrivate, { associated: ['coreNetwork'] }, /Cloud WAN core network/, {}],
    ] as const
  ).map(([draft, use, says, other]) =>
    block('gateway.exclusive', says, draft, draft, {
      network: withGateway(use),
      keepsNetwork: withGateway(other),
    }),
  ),
  block('gateway.exclusive', /takes transit virtual interfaces only/, ownPrivate, transitDraft, {
    network: withGateway({ associated: ['coreNetwork'] }),
  }),
  warn(
    'gateway.sameAsn',
    /hub has the same ASN as your router \(65010\)/,
    { ...transitDraft, asn: 'AS 65010' },
    { ...transitDraft, asn: '65011' },
    { network: withGateway({ amazonSideAsn: 65_010 }) },
  ),
  warn('gateway.sameAsn', /same ASN/, ownPrivate, {}, { network: withGateway({ amazonSideAsn: 65_010 }) }),
  block(
    'gateway.prefixes',
    /hub are allocated 9,?000 prefixes, and this one would add 1,?001: AWS allows at most 10,?000/,
    { ...transitDraft, prefixCountIpv4: '1000', prefixCountIpv6: '1' },
    { ...transitDraft, prefixCountIpv4: '1000', prefixCountIpv6: '0' },
    { network: withGateway({ prefixes: 9000 }) },
  ),
  block('gateway.prefixes', /would add 200/, ownPrivate, ownPrivate, {
    network: withGateway({ prefixes: 9801 }),
    keepsNetwork: withGateway({ prefixes: 9800 }),
  }),
  ...['deleting', 'deleted'].map((state) =>
    block(
      'gateway.leaving',
      new RegExp(`hub is ${state}, so nothing can be attached to it`, 'i'),
      transitDraft,
      transitDraft,
      { network: withGateway({ state }), keepsNetwork: withGateway({ state: 'available' }) },
    ),
  ),
  warn('gateway.listed', /is not one of this account’s gateways in this region/, ownPrivate, ownPrivate, {
    network: { ...withGateway({}, 'another'), areAllGateways: true },
    keepsNetwork: { ...withGateway(), areAllGateways: true },
  }),
  warn('gateway.listed', /vgw-1a2b3c4d is not one/, { ...ownPrivate, gateway: VIRTUAL_GATEWAY }, ownPrivate, {
    network: { ...withGateway(), areAllGateways: true },
    keepsNetwork: { ...withGateway({}, 'another'), areAllGateways: false },
  }),
  warn('gateway.ready', /hub is pending, so AWS may refuse/i, ownPrivate, ownPrivate, {
    network: withGateway({ state: 'pending' }),
    keepsNetwork: withGateway({ state: 'available' }),
  }),
  block(
    'siteLink.gateway',
    /SiteLink needs a Direct Connect gateway/,
    { mode: 'create', gateway: VIRTUAL_GATEWAY, siteLink: 'on' },
    { ...ownPrivate, siteLink: 'on' },
  ),
  block(
    'siteLink.gateway',
    /SiteLink needs/,
    { mode: 'create', gateway: VIRTUAL_GATEWAY, siteLink: 'on' },
    { mode: 'allocate', gateway: VIRTUAL_GATEWAY, siteLink: 'on' },
  ),
];

const publicCases: readonly Case[] = [
  ...(['customerAddress', 'amazonAddress'] as const).flatMap((field) => [
    block(
      `${field}.public`,
      /Enter your own public address .* AWS Support can assign/,
      { ...publicDraft, customerAddress: '', amazonAddress: '' },
      { ...publicDraft, addressFamily: 'ipv6', customerAddress: '', amazonAddress: '' },
    ),
    ...['10.0.0.1/30', '100.64.0.1/30', '169.254.1.1/30', '192.168.1.1/30', '198.18.0.1/30'].map((address) =>
      block(
        `${field}.public`,
        new RegExp(`${address} is not a public address`),
        { ...publicDraft, [field]: address },
        { [field]: address },
      ),
    ),
    block(`${field}.public`, /not a public/, { ...publicDraft, [field]: '172.31.255.254/30' }, publicDraft),
  ]),
  block(
    'prefixes.read',
    /Line 2: 185\.20\.0\.0 is not a prefix such as/,
    listed('45.10.16.0/22\n185.20.0.0'),
    listed('- "45.10.16.0/22",\r\n185.20.0.0/24; 2a00:7c80::/32'),
  ),
  block('prefixes.read', /Line 1: 2a00:7c80:\/32 is not/, listed('2a00:7c80:/32'), listed('2a00:7c80::/32')),
  block(
    'prefixes.read',
    /45\.10\.17\.0\/22 has host bits set\. The prefix is 45\.10\.16\.0\/22/,
    listed('45.10.17.0/22'),
    listed('45.10.16.0/22'),
  ),
  block('prefixes.read', /a\uFFFDb is not a prefix/, listed('a\u202eb'), { prefixes: 'not a prefix' }),
  block('prefixes.some', /at least one/, listed(' \n, '), listed(kept)),
  block('prefixes.some', /at least one/, listed(''), { prefixes: '' }),
  block(
    'prefixes.most',
    /There are 1001 prefixes, and AWS takes at most 1000/,
    listed(many(1001)),
    listed(many(1000)),
  ),
  ...[
    '10.0.0.0/8',
    '100.64.0.0/10',
    '192.0.0.0/24',
    '192.88.99.0/24',
    '192.168.4.0/22',
    '224.0.0.0/8',
    '0.0.0.0/0',
    'fd00::/48',
    '::/0',
  ].map((prefix) =>
    block(
      'prefixes.public',
      new RegExp(`${prefix.replaceAll('.', '\\.')} is not public address space`),
      listed(`${kept} ${prefix}`),
      listed(kept),
    ),
  ),
  block(
    'prefixes.read',
    /^Line 1: a is not a prefix .* Also wrong: line 1 \(b\), line 2 \(45\.10\.17\.0\/22\), line 3 \(c\) and 2 more\.$/,
    listed('a b\n45.10.17.0/22\nc d\ne'),
    listed(kept),
  ),
  block(
    'prefixes.public',
    /^10\.0\.0\.0\/8 is not .* Remove it\. The same goes for 192\.168\.0\.0\/24\.$/,
    listed(`10.0.0.0/8 ${kept} 192.168.0.0/24`),
    listed(kept),
  ),
  block(
    'prefixes.length',
    /^2a00:7c80::\/65 is .* The same goes for 2a00:7c81::\/65, 2a00:7c82::\/65, 2a00:7c83::\/65 and 1 more\.$/,
    listed([0, 1, 2, 3, 4].map((at) => `2a00:7c8${at}::/65`).join(' ')),
    listed(kept),
  ),
  block(
    'prefixes.length',
    /2a00:7c80::\/65 is too long: AWS takes IPv6 prefixes up to \/64/,
    listed('2a00:7c80::/65'),
    listed('2a00:7c80::/64 45.10.16.0/32'),
  ),
  block(
    'prefixes.overlap',
    /45\.10\.16\.0\/22 is in the list twice/,
    listed(`${kept} ${kept}`),
    listed(kept),
  ),
  block(
    'prefixes.overlap',
    /2a00:7c80::\/32 already contains 2a00:7c80:1::\/48/,
    listed(`2a00:7c80:1::/48 ${kept} 2a00:7c80::/32`),
    listed(`2a00:7c81::/48 ${kept} 2a00:7c80::/32`),
  ),
  ...['192.0.2.0/24', '198.51.100.0/25', '203.0.113.0/24', '2001:db8:1::/48'].map((prefix) =>
    warn('prefixes.documentation', /reserved for examples/, listed(prefix), listed(kept)),
  ),
  warn(
    'prefixes.documentation',
    /^192\.0\.2\.0\/24 is .* The same goes for 203\.0\.113\.0\/24\.$/,
    listed('192.0.2.0/24 203.0.113.0/24'),
    listed(kept),
  ),
  warn(
    'prefixes.family',
    /2a00:7c80::\/32 is not of the session’s address family/,
    listed(`${kept} 2a00:7c80::/32`),
    listed(kept),
  ),
  warn(
    'prefixes.family',
    /45\.10\.16\.0\/22 is not of/,
    { ...listed(kept), addressFamily: 'ipv6' },
    { ...listed('2a00:7c80::/32'), addressFamily: 'ipv6' },
  ),
];

const mtuCases: readonly Case[] = [
  block('mtu.values', /1500 or 8500/, { ...transitDraft, mtu: '9001' }, { ...transitDraft, mtu: '8500' }),
  block('mtu.values', /1500, 8500 or 9001/, { mtu: '' }, { ...publicDraft, mtu: '' }),
];

const limiters = (inUse: number) => on({ rateLimiters: { inUse, most: 10 } });

const capacityCases: readonly Case[] = [
  ...['1000Mbps', '500', '500mbps', '0Mbps', 'Unlimited', '1.3Gbps'].map((rateLimit) =>
    block('rateLimit.values', /AWS has no rate limit of/, { rateLimit }, { rateLimit: '1.2Gbps' }),
  ),
  block(
    'rateLimit.hosted',
    /can’t have a rate limit/,
    { rateLimit: '50Mbps' },
    { rateLimit: '' },
    { network: on({ kind: 'hosted' }) },
  ),
  ...(
    [
      ['1Gbps', '1.2Gbps', '1Gbps'],
      ['10Gbps', '12Gbps', '10Gbps'],
      ['200Gbps', '210Gbps', '200Gbps'],
    ] as const
  ).map(([bandwidth, rateLimit, most]) =>
    block(
      'rateLimit.bandwidth',
      new RegExp(`is ${bandwidth}`),
      { rateLimit },
      { rateLimit: most },
      { network: on({ bandwidth }) },
    ),
  ),
  block(
    'rateLimit.limiters',
    /All 10 rate limiters .* in use/,
    { rateLimit: '50Mbps' },
    { rateLimit: '50Mbps' },
    { network: limiters(10), keepsNetwork: limiters(9) },
  ),
  block(
    'rateLimit.limiters',
    /in use/,
    { rateLimit: '50Mbps' },
    { rateLimit: '' },
    { network: limiters(10) },
  ),
  ...(['prefixCountIpv4', 'prefixCountIpv6'] as const).flatMap((field) => {
    const family = field === 'prefixCountIpv4' ? 'ipv4' : 'ipv6';
    return [
      ...['1001', '-1', '1.5', 'many'].map((count) =>
        block(
          `${field}.range`,
          /from 0 to 1000/,
          { ...transitDraft, [field]: count },
          { ...transitDraft, [field]: '1000' },
        ),
      ),
      // A request without the field has no such count, whatever was typed before.
      block(
        `${field}.range`,
        /0 to 1000/,
        { ...ownPrivate, [field]: '1001' },
        { ...publicDraft, [field]: '1001' },
      ),
      block(`${field}.range`, /0 to 1000/, { ...ownPrivate, [field]: '1001' }, { [field]: '1001' }),
      block(
        `${field}.hosted`,
        /has no prefix pool/,
        { ...ownPrivate, [field]: '100' },
        { ...ownPrivate, [field]: '' },
        { network: on({ kind: 'hosted' }) },
      ),
      block(
        `${field}.pool`,
        /has 300 left/,
        { ...ownPrivate, [field]: '301' },
        { ...ownPrivate, [field]: '300' },
        { network: on({ prefixPool: { [family]: 300 } }) },
      ),
    ];
  }),
];

/** Cases that break the rules for gateways, public virtual interfaces, MTUs, rate limits and prefix allocations. */
export const casesOfTypes: readonly Case[] = [...gatewayCases, ...publicCases, ...mtuCases, ...capacityCases];
