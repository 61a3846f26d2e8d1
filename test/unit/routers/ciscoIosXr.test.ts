import { deepEqual, equal, ok } from 'node:assert/strict';
import type { RouterOptions } from '../../../src/routers/options';
import { render } from '../../../src/routers/writer';
import { described, ipv4Peer, ipv6Peer } from './examples';

const write = (options: RouterOptions, over = described()) =>
  render({ described: over, format: 'cisco-iosxr', options, revealed: false });
const dualStack = () => described({ bgpPeers: [ipv4Peer(), ipv6Peer()] });

/** The lines of `router bgp` that begin a block inside it. */
const opened = (text: string) =>
  text
    .slice(text.indexOf('\nrouter bgp'))
    .split('\n')
    .filter((line) => /^ (?:address-family|vrf|neighbor) /.test(line));

describe('a configuration for Cisco IOS XR', () => {
  it('has the VPN address family before an address family in a VRF, and the address family itself without a VRF', () => {
    deepEqual(opened(write({ vrf: 'AWS7' }, dualStack())), [
      ' address-family vpnv4 unicast',
      ' vrf AWS7',
      ' address-family vpnv6 unicast',
      ' vrf AWS7',
    ]);
    deepEqual(opened(write({}, dualStack())), [
      ' address-family ipv4 unicast',
      ' neighbor 169.254.10.1',
      ' address-family ipv6 unicast',
      ' neighbor 2001:db8:dc::1',
    ]);
  });

  it('sets neither a router ID nor a route distinguisher, which may exist already, and asks for both', () => {
    for (const text of [write({ vrf: 'AWS7' }), write({})]) {
      ok(!/^ *(?:bgp router-id|rd) /m.test(text));
      ok(text.includes('"bgp router-id 169.254.10.2" under "router bgp 65010"'));
    }
    ok(write({ vrf: 'AWS7' }).includes('"vrf AWS7", such as "rd 65010:101"'));
    ok(!write({}).includes('distinguisher'));
  });

  it('says what the MTU of the port must be for jumbo frames: the packet, its header and the tag', () => {
    ok(write({}, described({ mtu: 8500 })).includes('"mtu": 8518 has room'));
    ok(!write({}).includes('has room'));
  });

  it('says that BFD on a bundle needs a line card', () => {
    const of = (interfaceName: string, bfd: boolean) =>
      write({ interfaceName, bfd }).includes('bfd multipath include location');
    equal(of('Bundle-Ether10', true), true);
    equal(of('Bundle-Ether10', false), false);
    equal(of('TenGigE0/0/0/1', true), false);
  });

  it('has an empty prefix set, which matches nothing, if none is listed', () => {
    ok(write({ prefixes: [] }).includes('prefix-set dxvif-fgexample-v4-out\nend-set\n'));
  });
});
