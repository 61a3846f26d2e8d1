import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import type { FormatId } from '../../../src/routers/formats';
import type { RouterOptions } from '../../../src/routers/options';
import { isRouterProblem } from '../../../src/routers/problem';
import type { DescribedVirtualInterface } from '../../../src/routers/session';
import { render } from '../../../src/routers/writer';
import { described, ipv4Peer, ipv6Peer } from './examples';

const write = (
  format: FormatId,
  options: RouterOptions = {},
  over: DescribedVirtualInterface = described(),
): string => render({ described: over, format, options, revealed: true });
const lines = (text: string) => text.split('\n').map((line) => line.trim());
const commands = (text: string) => lines(text).filter((line) => line && !line.startsWith('!'));
const notes = (text: string) => lines(text).filter((line) => line.startsWith('!'));
const six = described({ bgpPeers: [ipv6Peer()] });
const both = described({ bgpPeers: [ipv4Peer(), ipv6Peer()] });
const all = ['cisco-ios', 'cisco-nxos', 'arista-eos'] as const;

describe('configurations of Cisco IOS, Cisco NX-OS and Arista EOS', () => {
  for (const format of ['cisco-ios', 'cisco-nxos', 'arista-eos', 'frr'] as const) {
    for (const options of [{}, { vrf: 'AWS' }]) {
      it(`${format}${options.vrf ? ', VRF' : ''}: a neighbor gets its key after its policy, so that no session runs without that`, () => {
        const sections = write(format, options, both).split('== BGP neighbor').slice(1);
        equal(sections.length, 2);
        for (const section of sections) {
          const at = (pattern: RegExp) => commands(section).findIndex((line) => pattern.test(line));
          const order = [/\bremote-as /, /\bprefix-list \S+ out$/, /\bpassword /].map(at);
          ok(!order.includes(-1), section);
          deepEqual(
            order,
            order.toSorted((one, other) => one - other),
          );
        }
      });
    }
  }

  it('cisco-nxos: the first line of a neighbor’s address family, before which it has no session, is its policy', () => {
    const text = commands(write('cisco-nxos', { vrf: 'AWS' }));
    const neighbor = text.slice(text.indexOf('neighbor 169.254.10.1'));
    match(neighbor[1] ?? '', /^remote-as /);
    match(neighbor[neighbor.indexOf('address-family ipv4 unicast') + 1] ?? '', /^prefix-list \S+ out$/);
  });

  it('cisco-ios: an IPv6 neighbor carries only IPv6', () => {
    const text = commands(write('cisco-ios', {}, six));
    ok(text.includes('no neighbor 2001:db8:dc::1 activate'));
    ok(!commands(write('cisco-ios', {})).some((line) => /^no neighbor/.test(line)));
  });

  it('forwarding is enabled where it is off by default, for the address families in use', () => {
    const routing = (format: FormatId, over: DescribedVirtualInterface, options: RouterOptions = {}) =>
      commands(write(format, options, over)).filter((line) =>
        /^(?:ip|ipv6) (?:unicast-)?routing\b/.test(line),
      );
    deepEqual(routing('cisco-ios', described()), []);
    deepEqual(routing('cisco-ios', six), ['ipv6 unicast-routing']);
    deepEqual(routing('arista-eos', described()), ['ip routing']);
    deepEqual(routing('arista-eos', both, { vrf: 'AWS' }), [
      'ip routing vrf AWS',
      'ipv6 unicast-routing vrf AWS',
    ]);
  });

  for (const format of ['cisco-ios', 'cisco-nxos'] as const) {
    it(`${format}: BFD is asynchronous, without redirects of the address families in use`, () => {
      const quiet = (over: DescribedVirtualInterface, bfd: boolean) =>
        commands(write(format, { bfd }, over)).filter((line) => / redirects$|^no bfd echo$/.test(line));
      deepEqual(quiet(both, false), []);
      deepEqual(quiet(described(), true), ['no ip redirects', 'no bfd echo']);
      deepEqual(quiet(six, true), ['no ipv6 redirects', 'no bfd echo']);
    });

    it(`${format}: says that the port’s MTU must be set first, if necessary`, () => {
      const said = (mtu: number) =>
        notes(write(format, { interfaceName: 'Te1/1' }, described({ mtu }))).filter((line) =>
          line.includes(`"mtu ${mtu}"`),
        );
      equal(said(1500).length, 0);
      equal(said(8500).length, 1);
      match(said(8500)[0] ?? '', /Te1\/1 first/);
    });
  }

  it('arista-eos: says where to set the MTU on switches that don’t support it on a sub-interface', () => {
    ok(notes(write('arista-eos')).some((line) => line.includes('"mtu 1500"')));
  });

  it('cisco-ios: says what a VRF needs before the lines can apply to it', () => {
    const rd = (over: DescribedVirtualInterface, options: RouterOptions) =>
      notes(write('cisco-ios', options, over)).find((line) => line.includes('"rd"')) ?? '';
    equal(rd(described(), {}), '');
    match(rd(described(), { vrf: 'AWS' }), /AWS needs "rd", "address-family ipv4"\.$/);
    match(rd(both, { vrf: 'AWS' }), /"address-family ipv4", "address-family ipv6"\.$/);
  });

  for (const format of all) {
    it(`${format}: says that BGP needs a router ID, if no IPv4 address in the configuration provides one`, () => {
      const said = (over: DescribedVirtualInterface, options: RouterOptions = {}) =>
        notes(write(format, options, over)).filter((line) =>
          /router-id (?:169\.254\.10\.2|0\.0\.0\.2)"/.test(line),
        ).length;
      equal(said(described()), 0);
      equal(said(both), 0);
      equal(said(six), 1);
      // IOS uses none from inside a VRF.
      equal(said(described(), { vrf: 'AWS' }), format === 'cisco-ios' ? 1 : 0);
    });

    it(`${format}: says that a port must be routed`, () => {
      ok(notes(write(format)).some((line) => line.includes('"no switchport"')));
    });
  }

  it('cisco-nxos: a key that contains a variable of the command line is refused; a dollar sign is not', () => {
    const of = (authKey: string) => write('cisco-nxos', {}, described({ bgpPeers: [ipv4Peer({ authKey })] }));
    ok(of('ab$cd(ef').includes(' password 0 ab$cd(ef\n'));
    throws(
      () => of('ab$(cd)ef'),
      (error: Error) => isRouterProblem(error) && error.message.includes('$('),
    );
  });
});
