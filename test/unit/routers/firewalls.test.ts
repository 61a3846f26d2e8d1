import { equal, match, notEqual, ok, throws } from 'node:assert/strict';
import { isRouterProblem } from '../../../src/routers/problem';
import type { RouterOptions } from '../../../src/routers/options';
import type { DescribedVirtualInterface } from '../../../src/routers/session';
import { render } from '../../../src/routers/writer';
import { described, ipv4Peer, ipv6Peer, newKey } from './examples';

const write = (
  format: 'panos' | 'fortios',
  over: DescribedVirtualInterface = {},
  options: RouterOptions = {},
) => render({ described: described(over), format, options, revealed: true });

/** The longest ID that AWS assigns: 17 hexadecimal digits. */
const LONG_ID = 'dxvif-0123456789abcdef0';
const dualStack = { bgpPeers: [ipv4Peer(), ipv6Peer()] };
const prefixes = ['10.0.0.0/16', '2001:db8:20::/48'];

describe('the limits of PAN-OS', () => {
  it('only an ASN that does not fit into two bytes needs four', () => {
    const fourBytes = /^set .+ protocol bgp routing-options as-format 4-byte$/m;
    ok(!fourBytes.test(write('panos', { amazonSideAsn: 65_535 })));
    match(write('panos', { amazonSideAsn: 65_536 }), fourBytes);
    const bgpPeers = [ipv4Peer({ asn: 0, asnLong: 4_200_000_000 })];
    match(write('panos', { bgpPeers }), fourBytes);
  });

  it('a key has at most 63 characters', () => {
    const keyed = (length: number) => {
      const authKey = newKey().repeat(4).slice(0, length);
      return { authKey, text: () => write('panos', { bgpPeers: [ipv4Peer({ authKey })] }) };
    };
    const longest = keyed(63);
    ok(longest.text().includes(` secret "${longest.authKey}"`));
    const { authKey, text } = keyed(64);
    throws(text, (error: Error) => isRouterProblem(error) && !error.message.includes(authKey));
  });

  it('no name is longer than 31 characters', () => {
    for (const id of [LONG_ID, `dxvif-${'0123456789abcdef'.repeat(2)}`]) {
      const text = write('panos', { virtualInterfaceId: id, ...dualStack }, { prefixes, bfd: true });
      const names = new Set(
        [
          ...text.matchAll(
            / (?:auth-profile|peer-group|peer|rules|used-by|authentication|bfd-profile) (\S+)/g,
          ),
        ].map(([, name = '']) => name),
      );
      // For each family, one for the group, its peer and its key, and two rules; and one for BFD.
      equal(names.size, 7);
      for (const name of names) match(name, /^[a-z0-9][a-z0-9-]{0,30}$/);
    }
    ok(write('panos', { virtualInterfaceId: LONG_ID }).includes(` ${LONG_ID}-v4-rest `));
  });

  it('an aggregate interface is of another kind than a port', () => {
    const of = (interfaceName: string) => write('panos', {}, { interfaceName });
    match(of('ae1'), /^set network interface aggregate-ethernet ae1 layer3 units ae1\.101 tag 101$/m);
    match(
      of('ethernet1/7'),
      /^set network interface ethernet ethernet1\/7 layer3 units ethernet1\/7\.101 tag 101$/m,
    );
  });

  it('settings for the whole firewall are mentioned where they matter', () => {
    ok(!/Jumbo|IPv6 firewalling/.test(write('panos')));
    match(write('panos', { mtu: 8500 }), /^# Jumbo frames must be enabled/m);
    match(write('panos', dualStack), /^# IPv6 firewalling must be enabled/m);
    match(write('panos', {}, { defaultRoute: true }), /^# It goes to every BGP peer/m);
  });
});

describe('the limits of FortiOS', () => {
  const nameIn = (text: string) => /^config system interface\n +edit "([^"]+)"$/m.exec(text)?.[1] ?? '';

  it('an interface has a name of at most 15 characters, and two with one VLAN have different names', () => {
    const one = nameIn(write('fortios', { virtualInterfaceId: LONG_ID }));
    const other = nameIn(write('fortios', { virtualInterfaceId: `${LONG_ID.slice(0, -1)}1` }));
    equal(one, 'aws-6789abcdef0');
    notEqual(one, other);
    equal(nameIn(write('fortios', { virtualInterfaceId: 'dxvif-fgabcdef' })), 'aws-fgabcdef');
  });

  it('a prefix list has a name of at most 35 characters', () => {
    const text = write('fortios', { virtualInterfaceId: LONG_ID, ...dualStack }, { prefixes });
    const names = [...text.matchAll(/^ +set prefix-list-out6? "(.+)"$/gm)].map(([, name = '']) => name);
    equal(names.length, 2);
    for (const name of names) ok(name.length <= 35 && text.includes(`edit "${name}"`), name);
  });

  it('a neighbor has only its own address family, and so has its prefix list', () => {
    const neighbors = (text: string) =>
      [...text.matchAll(/^ {8}edit "(.+)"\n([^]*?)^ {8}next$/gm)].map(([, address = '', settings = '']) => ({
        address,
        settings,
      }));
    const [four, six, ...others] = neighbors(write('fortios', dualStack, { prefixes }));
    equal(others.length, 0);
    equal(four?.address, '169.254.10.1');
    match(four.settings, /^ +set activate6 disable\n[^]*set prefix-list-out "/m);
    ok(!/activate disable|out6/.test(four.settings));
    equal(six?.address, '2001:db8:dc::1');
    match(six.settings, /^ +set activate disable\n[^]*set prefix-list-out6 "/m);
    ok(!/activate6 disable|prefix-list-out "/.test(six.settings));
  });

  it('says that the port needs the MTU first, if that is more than the default', () => {
    const first = /^# Give the port an MTU of that size first/m;
    ok(!first.test(write('fortios')));
    match(write('fortios', { mtu: 9001 }), first);
  });
});
