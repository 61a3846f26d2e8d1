import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { dialects } from '../../../src/routers/dialects';
import type { FormatId } from '../../../src/routers/formats';
import {
  interfaceNameProblem,
  prefixesProblem,
  splitPrefixes,
  vrfProblem,
} from '../../../src/routers/options';
import type { RouterOptions } from '../../../src/routers/options';
import { fromQuery, toQuery } from '../../../src/routers/optionsQuery';
import { isRouterProblem } from '../../../src/routers/problem';
import { render, routerWriter } from '../../../src/routers/writer';
import type { DescribedVirtualInterface } from '../../../src/routers/session';
import { described, formatIds, ipv6Peer } from './examples';

const write = (format: FormatId, options: RouterOptions, over = described()) =>
  render({ described: over, format, options, revealed: false });
const refused = (options: RouterOptions, words: RegExp, format: FormatId = 'frr') =>
  throws(
    () => write(format, options),
    (error: Error) => isRouterProblem(error) && words.test(error.message),
  );

describe('the limit of accepted prefixes', () => {
  const limitOf = (over: DescribedVirtualInterface) =>
    Number(/maximum-prefix (\d+)/.exec(write('frr', {}, described(over)))?.[1]);

  it('is as many as AWS may send on such a virtual interface, so it never ends the session', () => {
    equal(limitOf({ virtualInterfaceType: 'private' }), 1000);
    equal(limitOf({ virtualInterfaceType: 'transit' }), 5000);
    equal(limitOf({ virtualInterfaceType: 'public' }), 20_000);
    equal(limitOf({ virtualInterfaceType: 'what-comes-next' }), 20_000);
  });

  it('leaves room for the prefixes of other sites if those are sent too', () => {
    equal(limitOf({ virtualInterfaceType: 'private', siteLinkEnabled: true }), 11_000);
    equal(limitOf({ virtualInterfaceType: 'transit', siteLinkEnabled: true }), 15_000);
  });
});

describe('what a configuration says about its prefixes', () => {
  const prefixes = ['10.1.0.0/16'];

  it('includes when they are announced, and to whom else, if there are any', () => {
    const text = write('cisco-ios', { prefixes });
    ok(/while this router has a route to exactly/.test(text) && /Your other BGP neighbors/.test(text));
    ok(!/default route/.test(text));
    ok(!/other BGP neighbors/.test(write('junos-set', { prefixes })), 'a policy of one neighbor');
  });

  it('is empty if none is listed, except for how a chosen default route is announced', () => {
    for (const format of formatIds) {
      ok(!/this router has a route to exactly|other BGP neighbors/.test(write(format, {})), format);
      const { offers } = dialects[format];
      if (!offers.includes('defaultRoute') || format === 'json' || format === 'yaml') continue;
      const text = write(format, { defaultRoute: true });
      ok(/It goes out whether|It is announced while/.test(text), format);
      ok(!/this router has a route to exactly|other BGP neighbors/.test(text), format);
    }
  });
});

/**
 * Names that mean no VRF (`default` unless said otherwise), that are a VRF's like any other, and that are refused. The
 * dialects cite the sources.
 */
const vrfNames: Partial<
  Record<FormatId, { none?: readonly string[]; ordinary?: readonly string[]; refused?: string }>
> = {
  'cisco-ios': { none: [], ordinary: ['default', 'management'] },
  'cisco-nxos': { none: ['default', 'Default', 'DEFAULT'], refused: 'Management' },
  'junos-set': { none: ['default', 'master', 'inet.0', 'inet6.0'], refused: 'mgmt_junos' },
  'junos': { none: ['default', 'master', 'inet.0', 'inet6.0'], refused: 'mgmt_junos' },
  'arista-eos': { ordinary: ['Default', 'MGMT'] },
  'panos': { none: [], ordinary: ['default'] },
  'sros': { none: ['Base'], ordinary: ['default', 'base'] },
  'routeros': { none: ['main'], ordinary: ['default'] },
  'frr': { ordinary: ['Default', 'mgmt'] },
  'json': { none: [], ordinary: ['default'] },
  'yaml': { none: [], ordinary: ['default'] },
};

describe('the options of a configuration', () => {
  it('accept the names that routers have for ports and VRFs', () => {
    for (const name of [
      'GigabitEthernet0/1',
      'TenGigE0/0/0/1',
      'ge-0/0/1',
      'ethernet1/1',
      '1/1/c1/1',
      'eth1',
      'sfp-sfpplus1',
      'Bundle-Ether10',
      'ae0',
      'lag-1',
    ]) {
      equal(interfaceNameProblem(name), undefined, name);
    }
    for (const name of ['AWS', 'aws.prod', 'VRF_7-a']) equal(vrfProblem(name), undefined, name);
  });

  it('refuse more than one word, in every format', () => {
    for (const name of [
      'eth1\n!',
      'eth1 shutdown',
      'eth1;',
      '"',
      "eth'1",
      '',
      '-eth',
      'eth1{',
      '$(x)',
      '#',
      '/etc',
    ]) {
      ok(interfaceNameProblem(name), name);
      ok(vrfProblem(name), name);
      refused({ interfaceName: name }, /port/i);
      refused({ vrf: name }, /VRF/);
    }
    ok(vrfProblem('x'.repeat(32)));
  });

  it('accept prefixes of both address families, and say which is wrong and why', () => {
    equal(prefixesProblem(['10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0', '::/0']), undefined);
    ok(/10\.0\.0\.0\/8/.test(prefixesProblem(['10.1.0.0/8']) ?? ''));
    ok(/not a prefix/.test(prefixesProblem(['10.0.0.0']) ?? ''));
    ok(/1000|1,000/.test(prefixesProblem(Array.from({ length: 1001 }, () => '10.0.0.0/8')) ?? ''));
    equal(
      splitPrefixes(' 10.0.0.0/8,  2001:db8::/32;192.0.2.0/24\n').join(),
      '10.0.0.0/8,2001:db8::/32,192.0.2.0/24',
    );
  });

  it('refuse a prefix of an address family that has no peer', () => {
    refused({ prefixes: ['2001:db8::/32'] }, /2001:db8::\/32/);
    ok(
      write('frr', { prefixes: ['2001:db8::/32'] }, described({ bgpPeers: [ipv6Peer()] })).includes(
        '2001:db8::/32',
      ),
    );
  });

  it('are read back from a URI as they were, and the URI contains only what was chosen', () => {
    const all = {
      interfaceName: 'ge-0/0/1',
      prefixes: ['10.0.0.0/8'],
      bfd: true,
      defaultRoute: true,
      vrf: 'A',
    };
    const written = Object.fromEntries(new URLSearchParams(toQuery(all)));
    deepEqual(fromQuery(written), all);
    deepEqual(toQuery({ bfd: false, defaultRoute: false }), {});
    deepEqual(fromQuery({ bfd: 'x', other: 'y' }), {});
    deepEqual(fromQuery(toQuery({ prefixes: [] })), { prefixes: [] });
  });

  for (const format of formatIds) {
    const { offers, port } = dialects[format];

    it(`${format}: each option that it offers changes the text, and only those`, () => {
      const without = write(format, {});
      ok(without.includes(port));
      ok(!without.includes('uplink7') && write(format, { interfaceName: 'uplink7' }).includes('uplink7'));
      const changes: Record<string, boolean> = {
        bfd: write(format, { bfd: true }) !== without,
        defaultRoute: write(format, { defaultRoute: true }) !== without,
        vrf: write(format, { vrf: 'AWS7' }).includes('AWS7'),
      };
      for (const offer of offers) ok(changes[offer], offer);
      equal(changes.vrf, offers.includes('vrf'));
      const all = write(format, { bfd: true, defaultRoute: true, vrf: 'AWS7' });
      equal(all.match(/was chosen but is not written here/g)?.length ?? 0, 3 - offers.length);
    });

    it(`${format}: a VRF named like the routing table outside VRFs is ignored, and the text says so; others are not`, () => {
      const lines = (vrf?: string) => write(format, vrf ? { vrf } : {}).split('\n');
      const saying = (name: string) => `VRF ${name}: the routing table outside VRFs.`;
      const { none = ['default'], ordinary = [], refused: name } = vrfNames[format] ?? {};
      for (const name of none) {
        const isSaid = (line: string) => line.includes(saying(name));
        equal(lines(name).filter(isSaid).length, 1, name);
        deepEqual(
          lines(name).filter((line) => !isSaid(line)),
          lines(),
        );
      }
      for (const name of ordinary) {
        const text = write(format, { vrf: name });
        ok(!text.includes(saying(name)), name);
        // All that changes with the name is the name: the structure is that of any VRF.
        equal(text.replaceAll(name, 'AWS7'), write(format, { vrf: 'AWS7' }).replaceAll(name, 'AWS7'), name);
      }
      if (name === undefined) return;
      refused({ vrf: name }, new RegExp(`management port.* ${name}`), format);
      ok(vrfProblem(name, routerWriter.about(format).managementVrf), name);
      equal(vrfProblem(name), undefined, name);
    });

    it(`${format}: a prefix given twice is announced once, and nothing is announced without prefixes`, () => {
      const once = write(format, { prefixes: ['10.0.0.0/16'] });
      equal(write(format, { prefixes: ['10.0.0.0/16', '10.0.0.0/16'] }), once);
      ok(once.includes('10.0.0.0'));
      ok(/nothing is announced/.test(write(format, { prefixes: [] })));
    });

    it(`${format}: is also written for IPv6 only, with a router ID if the format has one`, () => {
      const text = write(format, { prefixes: ['2001:db8::/32'] }, described({ bgpPeers: [ipv6Peer()] }));
      ok(text.includes('2001:db8:dc::1') && !text.includes('169.254.'));
      if (/router.?id/i.test(text)) ok(text.includes('0.0.0.2'));
      ok(!text.includes('undefined') && !text.includes('NaN'));
    });

    it(`${format}: says so if this account may not see the key`, () => {
      const { authKey, ...peer } = described().bgpPeers?.[0] ?? {};
      ok(authKey);
      ok(/does not show this account the key/.test(write(format, {}, described({ bgpPeers: [peer] }))));
    });
  }
});
