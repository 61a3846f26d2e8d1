import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import type { FormatId } from '../../../src/routers/formats';
import type { RouterOptions } from '../../../src/routers/options';
import { isRouterProblem } from '../../../src/routers/problem';
import { render } from '../../../src/routers/writer';
import { described, ipv4Peer } from './examples';

const write = (format: FormatId, options: RouterOptions = {}, over = described()) =>
  render({ described: over, format, options, revealed: true });
const withKey = (format: FormatId, authKey: string) =>
  write(format, {}, described({ bgpPeers: [ipv4Peer({ authKey })] }));
const linesWith = (text: string, words: string) => text.split('\n').filter((line) => line.includes(words));

describe('SR OS', () => {
  it('refuses a key whose ending would mark it as already encrypted, but accepts the same letters in one word', () => {
    for (const end of ['hash', 'hash2', 'custom']) {
      throws(() => withKey('sros', `abcdef ${end}`), isRouterProblem);
      ok(withKey('sros', `abcdef${end}`).includes(`authentication-key "abcdef${end}"`));
      ok(withKey('sros', `abc ${end} def`).includes(`"abc ${end} def"`));
    }
  });

  it('originates a default route, of the neighbor’s address family, only if it was chosen', () => {
    deepEqual(linesWith(write('sros'), 'send-default'), []);
    equal(linesWith(write('sros', { defaultRoute: true }), 'send-default ipv4 true').length, 1);
  });

  it('says which mode the port must be in, and how large its frames are', () => {
    match(write('sros'), /^# .* mode network or hybrid\.$/m);
    match(write('sros', { vrf: 'AWS' }), /^# .* mode access or hybrid\.$/m);
    match(write('sros', {}, described({ mtu: 8500 })), /^# .* 8518 or more\.$/m);
  });
});

describe('VyOS', () => {
  it('refuses a key that a saved configuration would change, but accepts backslashes and braces', () => {
    for (const key of ['abc"def', "abc'def", 'abc def', 'abc?def']) {
      throws(() => withKey('vyos', key), isRouterProblem);
    }
    ok(withKey('vyos', 'a\\b{c}$d#!').includes(" password 'a\\b{c}$d#!'\n"));
  });

  it('knows a LAG by its name', () => {
    match(write('vyos', { interfaceName: 'bond0' }), /^set interfaces bonding bond0 vif 101 mtu 1500$/m);
    match(write('vyos', { interfaceName: 'eth2' }), /^set interfaces ethernet eth2 vif 101 mtu 1500$/m);
  });

  it('says what the port needs for jumbo frames, if anything', () => {
    deepEqual(linesWith(write('vyos'), 'VyOS commits nothing'), []);
    match(
      write('vyos', { interfaceName: 'bond0' }, described({ mtu: 8500 })),
      /^# .*"set interfaces bonding bond0 mtu 8500"/m,
    );
  });

  it('does not say that a prefix needs a route, since its BGP requires none', () => {
    const text = write('vyos', { prefixes: ['10.0.0.0/16'] });
    ok(!text.includes('while this router has a route'));
    match(text, /^# A prefix is announced whether this router has a route to it or not/m);
  });
});

describe('RouterOS', () => {
  it('escapes special characters of strings, but not a question mark, which is not special since 7.1', () => {
    ok(withKey('routeros', 'a"b\\c$d?e').includes('tcp-md5-key="a\\"b\\\\c\\$d?e" '));
  });

  it('limits routes to the next power of ten, as the property’s type requires', () => {
    for (const virtualInterfaceType of ['private', 'transit', 'public']) {
      const text = write('routeros', {}, described({ virtualInterfaceType }));
      const most = Number(/^# At most (\d+) /m.exec(text)?.[1]);
      const limit = / input\.limit-process-routes-ipv4=(10+) /.exec(text)?.[1];
      ok(Number(limit) >= most && Number(limit) < 10 * most, `${virtualInterfaceType}: ${limit ?? 'none'}`);
    }
  });

  it('does not announce the default route of the routing table if it originates its own', () => {
    const text = write('routeros', { defaultRoute: true, prefixes: [] });
    ok(!text.includes('address-list') && !text.includes('output.network'));
    ok(text.includes('output.default-originate=always'));
    deepEqual(
      linesWith(text, 'add chain=dxvif-fgexample-v4-out').map((line) => / rule="(.+)"$/.exec(line)?.[1]),
      ['if (dst == 0.0.0.0/0) { accept }', 'reject'],
    );
  });

  it('puts BGP and BFD into the VRF, and neither elsewhere', () => {
    const lines = (vrf?: string) =>
      write('routeros', { bfd: true, ...(vrf && { vrf }) })
        .split('\n')
        .filter((line) => line.includes(' vrf=') && !line.startsWith('#'));
    deepEqual(lines(), []);
    const [instance = '', bfd = '', ...others] = lines('AWS');
    match(instance, /^add name=dxvif-fgexample as=65010 .* vrf=AWS routing-table=AWS$/);
    match(bfd, /^add interfaces=dxvif-fgexample .* vrf=AWS$/);
    deepEqual(others, []);
  });
});
