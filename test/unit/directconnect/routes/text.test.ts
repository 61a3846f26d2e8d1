import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Route } from '../../../../src/directconnect/api';
import { changesBetween } from '../../../../src/directconnect/routes/changes';
import { sortable } from '../../../../src/directconnect/routes/routes';
import { keptRoutesText, routesText } from '../../../../src/directconnect/routes/text';
import type { RouteList, RoutesRead } from '../../../../src/directconnect/routes/text';
import { allocatedOf, prefixUsage, usageWords } from '../../../../src/directconnect/routes/usage';
import { workAtOnce } from '../../../../src/slices';

const NOW = Date.UTC(2026, 10, 30, 12);
const ago = (minutes: number) => new Date(NOW - minutes * 60_000);

const route = (cidr: string, over: Route = {}): Route => ({
  cidr,
  addressFamily: cidr.includes(':') ? 'ipv6' : 'ipv4',
  routeDirection: 'accepted',
  asPath: [{ pathType: 'seq', path: [65010] }],
  communities: [],
  routeInstalledAt: ago(90),
  ...over,
});

const list = (routes: readonly Route[], over: Partial<RouteList> = {}): RouteList => ({
  ...{ direction: 'accepted', isReading: false },
  routes: routes.map(sortable),
  ...over,
});

const text = (lists: readonly RouteList[], over: Partial<RoutesRead> = {}) =>
  workAtOnce(
    routesText({
      ...{ id: 'dxvif-1', profile: 'network', region: 'us-east-1', readAt: NOW, filters: {}, lists },
      virtualInterface: {
        ...{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'orders', virtualInterfaceType: 'private' },
        virtualInterfaceState: 'available',
        bgpPeers: [{ addressFamily: 'ipv4', bgpPeerState: 'available', bgpStatus: 'up' }],
      },
      ...over,
    }),
  );

const many = (count: number) => Array.from({ length: count }, (_, index) => route(`10.0.${index}.0/24`));

describe('the document of routes', () => {
  it('has a table for each family, sorted by address, whatever the order in which AWS lists them', () => {
    const rows = [
      route('10.10.0.0/16', { communities: ['7224:7300'] }),
      route('2001:db8::/32', { addressFamily: 'ipv6', routeInstalledAt: ago(0.5) }),
      route('10.9.0.0/16', {
        routeInstalledAt: ago(3 * 24 * 60),
        asPath: [
          { pathType: 'seq', path: [65010, 4200000000] },
          { pathType: 'set', path: [65020, 65030] },
        ],
      }),
      route('10.9.0.0/24', { asPath: [] }),
    ];
    const written = text([list(rows)]);
    const table = written.slice(written.indexOf('Accepted from'));
    deepEqual(table.split('\n'), [
      'Accepted from your router: 4 routes',
      '  IPv4 prefix   Age         AS path                         Communities',
      '  10.9.0.0/16   3 d         65010 4200000000 {65020 65030}',
      '  10.9.0.0/24   1 h 30 min  –',
      '  10.10.0.0/16  1 h 30 min  65010                           7224:7300 (high preference)',
      '',
      '  IPv6 prefix    Age   AS path  Communities',
      '  2001:db8::/32  30 s  65010',
      '',
    ]);
  });

  it('explains only communities on which AWS’s pages agree', () => {
    const marked = (direction: 'accepted' | 'advertised', ...communities: string[]) =>
      text([list([route('10.0.0.0/8', { routeDirection: direction, communities })], { direction })]);
    match(marked('accepted', '7224:7100', '7224:7200'), /7224:7100 \(low pref.*7224:7200 \(medium pref/);
    match(marked('accepted', '7224:9100', '7224:8100', '65000:1'), / 7224:9100, 7224:8100, 65000:1$/m);
    match(marked('advertised', '7224:7300', '7224:8200'), / 7224:7300, 7224:8200$/m);
    match(marked('accepted', 'constructor'), / constructor$/m);
  });

  it('says where the routes come from, what the filter is, and that a session is down', () => {
    const down = text([list([])], {
      filters: { addressFamily: 'ipv4', asPath: [65010] },
      virtualInterface: {
        virtualInterfaceState: 'down',
        bgpPeers: [{ addressFamily: 'ipv4', bgpPeerState: 'available', bgpStatus: 'down' }],
      },
    });
    match(down, /^Routes of dxvif-1 \(dxvif-1\)\nProfile: network\nRegion: us-east-1 · N\. Virginia\n/);
    match(down, /^Read: 2026-11-30 12:00:00 UTC$/m);
    match(down, /^Filter: ipv4 65010$/m);
    match(down, /^State: BGP down$/m);
    match(down, /^Accepted from your router: 0 routes$/m);
  });

  it('says what is still being read, and what could not be', () => {
    const advertised = { direction: 'advertised', trouble: 'Access denied. Ask for it.' } as const;
    const written = text([list(many(1), { isReading: true }), list(many(2), advertised)]);
    match(written, /^Accepted from your router: 1 route so far, still reading$/m);
    match(written, /^Advertised to your router: 2 routes, not all could be read\n {2}Access denied/m);
    // Not all accepted routes were read, so they can't be counted.
    doesNotMatch(written, /AWS accepts/);
  });

  it('compares the accepted prefixes with the allocation, and warns at 80% and above', () => {
    match(text([list(many(79))]), /^IPv4: AWS accepts 79 of at most 100 prefixes \(79%\)\.$/m);
    doesNotMatch(text([list(many(79))]), /WARNING/);
    match(
      text([list(many(80))]),
      /80%.*\nWARNING: If your router advertises more than 100, the BGP session goes down\./,
    );
    doesNotMatch(text([list(many(80))], { filters: { cidrs: ['10.0.0.0/8'] } }), /AWS accepts/);
    doesNotMatch(text([list(many(80))], { virtualInterface: undefined }), /AWS accepts/);
  });

  it('makes invisible characters in text from AWS visible', () => {
    const hostile = text([list([route('10.0.0.0/8\u202E', { communities: ['a\u200Bb\n'] })])]);
    match(hostile, /10\.0\.0\.0\/8\uFFFD/);
    match(hostile, /a\uFFFDb\uFFFD$/m);
  });

  it('is the same for the same kept routes, at whatever time', () => {
    const kept = (routes: readonly Route[]) => workAtOnce(keptRoutesText('orders', [list(routes)]));
    equal(kept(many(3)), kept(many(3).toReversed()));
    match(kept(many(1)), /10\.0\.0\.0\/24 {2}2026-11-30 10:30:00 {2}65010$/m);
    doesNotMatch(kept(many(1)), /network|1 h 30 min/);
  });
});

describe('the use of the prefix allocation', () => {
  it('is shown for the address families that have a peer or a prefix', () => {
    const peers = { bgpPeers: [{ addressFamily: 'ipv6' as const }] };
    deepEqual(
      prefixUsage({ ipv4: 0, ipv6: 0 }, peers).map(({ family }) => family),
      ['ipv6'],
    );
    deepEqual(
      prefixUsage({ ipv4: 1, ipv6: 0 }, peers).map(({ family, isNear }) => [family, isNear]),
      [
        ['ipv4', false],
        ['ipv6', false],
      ],
    );
  });

  it('is relative to 100 unless another number is allocated, and to 1,000 for a public one', () => {
    equal(allocatedOf({ virtualInterfaceType: 'private' }, 'ipv4'), 100);
    equal(allocatedOf({ virtualInterfaceType: 'transit', prefixPoolAllocatedCountIpv6: 250 }, 'ipv6'), 250);
    equal(allocatedOf({ virtualInterfaceType: 'public', prefixPoolAllocatedCountIpv4: 7 }, 'ipv4'), 1000);
    const [none] = prefixUsage(
      { ipv4: 3 },
      { virtualInterfaceType: 'private', prefixPoolAllocatedCountIpv4: 0 },
    );
    ok(none?.isNear);
    match(usageWords(none).join(' '), /3 of at most 0 prefixes \(100%\)/);
  });
});

describe('the changes between two lists of routes', () => {
  it('are routes that were added, removed, reinstalled or changed their path', () => {
    const before = [route('10.0.0.0/8'), route('10.1.0.0/16'), route('10.2.0.0/16')];
    const after = [
      route('10.2.0.0/16', { asPath: [{ pathType: 'seq', path: [65010, 65010] }] }),
      route('10.0.0.0/8'),
      route('10.3.0.0/16'),
      route('10.1.0.0/16', { routeDirection: 'advertised' }),
    ];
    deepEqual(changesBetween(before, after), { came: 2, went: 1, changed: 1 });
    deepEqual(changesBetween(after, after.toReversed()), { came: 0, went: 0, changed: 0 });
  });

  it('count a prefix once even if it came on several paths', () => {
    const twice = [route('10.0.0.0/8'), route('10.0.0.0/8', { asPath: [] })];
    deepEqual(changesBetween([], twice), { came: 1, went: 0, changed: 0 });
    deepEqual(changesBetween(twice, twice.slice(1)), { came: 0, went: 0, changed: 1 });
  });
});
