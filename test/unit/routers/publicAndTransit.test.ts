import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { dialects } from '../../../src/routers/dialects';
import type { FormatId } from '../../../src/routers/formats';
import { offersFor, prefixesProblem, prefixesWarning } from '../../../src/routers/options';
import type { RouterOptions } from '../../../src/routers/options';
import { isRouterProblem } from '../../../src/routers/problem';
import { render } from '../../../src/routers/writer';
import { described, formatIds, ipv4Peer, ipv6Peer, publicVif, transitVif } from './examples';

const write = (vif: ReturnType<typeof described>, options: RouterOptions = {}, format: FormatId = 'frr') =>
  render({ described: vif, format, options, revealed: true });
const problemOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    ok(isRouterProblem(error), String(error));
    return `${error.message} ${error.advice}`;
  }
};

interface Data {
  readonly peers: readonly {
    readonly announce: readonly string[];
    readonly refuse?: readonly string[];
    readonly maximumPrefixes: number;
  }[];
}
const data = (vif: ReturnType<typeof described>, options: RouterOptions = {}) =>
  JSON.parse(write(vif, options, 'json')) as Data;

describe('a public virtual interface', () => {
  const listed = { ipv4: ['203.0.113.0/24', '198.51.100.0/25'], ipv6: ['2001:db8:100::/48'] };

  it('announces the prefixes that AWS lists for it, and accepts neither those nor a default route', () => {
    deepEqual(
      data(publicVif()).peers.map(({ announce, refuse, maximumPrefixes }) => ({
        announce,
        refuse,
        maximumPrefixes,
      })),
      [
        { announce: listed.ipv4, refuse: ['0.0.0.0/0', ...listed.ipv4], maximumPrefixes: 20_000 },
        { announce: listed.ipv6, refuse: ['::/0', ...listed.ipv6], maximumPrefixes: 20_000 },
      ],
    );
    for (const vif of [described(), transitVif()]) {
      for (const { refuse } of data(vif).peers) equal(refuse, undefined);
    }
  });

  for (const format of formatIds) {
    it(`says AWS’s conditions, and sets no community, in ${format}`, () => {
      const text = write(publicVif(), {}, format);
      for (const words of [
        'those that AWS lists for the virtual interface',
        'up to 72 hours',
        'registered to you',
        'AWS accepts at most 1000 IPv4 and 1000 IPv6 prefixes',
        'drops packets whose source',
        'NO_EXPORT',
        '7224:9100',
        '7224:8100',
        'publishes no limit',
      ]) {
        ok(text.includes(words), words);
      }
      ok(!/7224:7[123]00/.test(text));
      for (const other of [described(), transitVif()]) {
        ok(!/NO_EXPORT|7224:|72 hours/.test(write(other, { prefixes: ['10.0.0.0/8'] }, format)));
      }
    });

    it(`announces no default route, and says why, in ${format}`, () => {
      const vif = publicVif();
      const lines = write(vif, { defaultRoute: true }, format).split('\n');
      const isReason = (line: string) =>
        /A default route was chosen but .*: AWS does not accept it on a public virtual interface/.test(line);
      equal(lines.filter(isReason).length, 1);
      equal(lines.filter((line) => !isReason(line)).join('\n'), write(vif, {}, format));
    });
  }

  it('offers no default route, but everything else that the format has', () => {
    for (const { offers } of Object.values(dialects)) {
      deepEqual(offersFor('transit', offers), offers);
      deepEqual(
        offersFor('public', offers),
        offers.filter((offer) => offer !== 'defaultRoute'),
      );
    }
  });

  it('announces the chosen prefixes, whole or in part', () => {
    const [four, six] = data(publicVif(), { prefixes: ['203.0.113.128/25', '2001:db8:100::/48'] }).peers;
    deepEqual(four?.announce, ['203.0.113.128/25']);
    deepEqual(four.refuse, ['0.0.0.0/0', '203.0.113.128/25']);
    deepEqual(six?.announce, listed.ipv6);
    deepEqual(
      data(publicVif(), { prefixes: [] }).peers.map(({ announce, refuse }) => [announce, refuse]),
      [
        [[], ['0.0.0.0/0']],
        [[], ['::/0']],
      ],
    );
  });

  it('announces no other prefix', () => {
    for (const [prefix, words] of [
      ['192.0.2.0/24', /AWS would not accept 192\.0\.2\.0\/24: it is in none of the prefixes.*AWS Support/],
      ['203.0.112.0/23', /203\.0\.112\.0\/23/],
      ['198.51.100.128/25', /198\.51\.100\.128\/25/],
      ['2001:db8:101::/48', /2001:db8:101::\/48/],
      ['0.0.0.0/0', /0\.0\.0\.0\/0/],
    ] as const) {
      const prefixes = ['203.0.113.0/24', prefix];
      match(
        problemOf(() => write(publicVif(), { prefixes })),
        words,
      );
      match(prefixesProblem(prefixes, [...listed.ipv4, ...listed.ipv6]) ?? '', /AWS would not accept/);
    }
    // If AWS lists none, it is unknown what AWS would not accept.
    deepEqual(
      data(publicVif({ routeFilterPrefixes: [] }), { prefixes: ['192.0.2.0/24'] }).peers[0]?.announce,
      ['192.0.2.0/24'],
    );
  });

  it('leaves out prefixes of an address family without a BGP peer, and says so', () => {
    const text = write(publicVif({ bgpPeers: [ipv4Peer()] }));
    match(text, /^! 2001:db8:100::\/48 is left out: there is no IPv6 BGP peer\.$/m);
    equal(text.split('2001:db8:100::').length, 2);
    match(
      problemOf(() => write(publicVif({ bgpPeers: [ipv4Peer()] }), { prefixes: listed.ipv6 })),
      /can’t be announced: dxvif-\S+ has no BGP peer/,
    );
  });

  it('says once what AWS does with a private ASN, or with a public one', () => {
    const of = (...asns: number[]) =>
      write(
        publicVif({
          bgpPeers: asns.map((asn, index) => (index ? ipv6Peer : ipv4Peer)({ asn, asnLong: asn })),
        }),
        {},
        'junos',
      )
        .split('\n')
        .flatMap((line) => /AS (\d+ is (?:private|public)): /.exec(line)?.[1] ?? []);
    deepEqual(of(65010, 65010), ['65010 is private']);
    deepEqual(of(64511, 64512), ['64511 is public', '64512 is private']);
    deepEqual(of(65534, 65535), ['65534 is private', '65535 is public']);
    deepEqual(of(4_199_999_999, 4_200_000_000), ['4199999999 is public', '4200000000 is private']);
  });
});

describe('the limits of a transit virtual interface', () => {
  const prefixes = Array.from({ length: 101 }, (_, index) => `10.0.${index}.0/24`);
  const ofDefault = { prefixPoolAllocatedCountIpv4: undefined, prefixPoolAllocatedCountIpv6: undefined };

  it('are its prefix allocations, or 100 of each address family', () => {
    const one = ['10.0.0.0/8'];
    match(
      write(transitVif(), { prefixes: one }),
      /AWS accepts at most 400 IPv4 and 100 IPv6 prefixes on this virtual interface \(its allocation\)\./,
    );
    match(
      write(transitVif(ofDefault), { prefixes: one }),
      /AWS accepts at most 100 IPv4 and 100 IPv6 .*, unless its allocation was raised\./,
    );
    ok(!/AWS accepts at most/.test(write(transitVif())), 'where nothing is announced');
  });

  it('are exceeded by more prefixes', () => {
    ok(!/101 IPv4 prefixes/.test(write(transitVif(), { prefixes })), 'of 400');
    match(write(transitVif(ofDefault), { prefixes }), /101 IPv4 prefixes: AWS accepts 100 .*was raised\.$/m);
    const few = transitVif({ prefixPoolAllocatedCountIpv4: 20 });
    match(write(few, { prefixes }), /101 IPv4 prefixes: AWS accepts 20 .*\(its allocation\)\.$/m);
    equal(prefixesWarning(prefixes, { ipv4: 400, ipv6: 20 }), undefined);
    match(prefixesWarning(prefixes, { ipv4: 20 }) ?? '', /^101 prefixes .*: 20 are allocated to this/);
    match(prefixesWarning(prefixes, { ipv6: 20 }) ?? '', /^101 prefixes .*unless its allocation was raised/);
  });

  it('include, for what AWS sends, the prefixes of transit gateways, a core network, and other sites with SiteLink', () => {
    const said = (siteLinkEnabled: boolean) =>
      /^! (At most \d+ IPv4 prefixes are accepted: .*)$/m.exec(write(transitVif({ siteLinkEnabled })))?.[1] ??
      '';
    match(said(false), /^At most 5000 .* 200 for each of up to 6 transit gateways.*core network\.$/);
    match(said(true), /^At most 15000 .*With SiteLink, those of your other sites come too, up to 10000\.$/);
    deepEqual(
      data(transitVif()).peers.map(({ maximumPrefixes }) => maximumPrefixes),
      [15_000, 15_000],
    );
  });
});
