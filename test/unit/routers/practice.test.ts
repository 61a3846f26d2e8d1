import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { dialects } from '../../../src/routers/dialects';
import type { FormatId } from '../../../src/routers/formats';
import { prefixesProblem, prefixesWarning } from '../../../src/routers/options';
import type { RouterOptions } from '../../../src/routers/options';
import { isRouterProblem } from '../../../src/routers/problem';
import { render } from '../../../src/routers/writer';
import { described, examplesOf, formatIds, ipv4Peer, ipv6Peer } from './examples';

const write = (format: FormatId, options: RouterOptions = {}, over = described()) =>
  render({ described: over, format, options, revealed: true });
/** IPv4 prefixes of which none contains another. */
const ipv4Prefixes = (count: number) =>
  Array.from({ length: count }, (_, index) => `10.${Math.floor(index / 256)}.${index % 256}.0/24`);
const ipv6Prefixes = (count: number) =>
  Array.from({ length: count }, (_, index) => `2001:db8:${(index + 1).toString(16)}::/48`);
const problemOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    ok(isRouterProblem(error), String(error));
    return `${error.message} ${error.advice}`;
  }
};

describe('more prefixes than AWS accepts unless the allocation was raised', () => {
  const tooMany = /101 IPv4 prefixes: AWS accepts 100/;

  for (const format of formatIds) {
    it(`cause a comment in ${format} for private and transit virtual interfaces, from 101 of one address family`, () => {
      const prefixes = [...ipv4Prefixes(101)];
      for (const virtualInterfaceType of ['private', 'transit']) {
        match(write(format, { prefixes }, described({ virtualInterfaceType })), tooMany);
      }
      ok(!tooMany.test(write(format, { prefixes }, described({ virtualInterfaceType: 'public' }))));
      ok(!write(format, { prefixes: ipv4Prefixes(100) }).includes('AWS accepts 100'));
    });
  }

  it('are counted for each address family, including the default route', () => {
    const bgpPeers = [ipv4Peer(), ipv6Peer()];
    const both = [...ipv4Prefixes(100), ...ipv6Prefixes(100)];
    ok(!write('junos', { prefixes: both }, described({ bgpPeers })).includes('AWS accepts 100'));
    match(write('frr', { prefixes: ipv4Prefixes(100), defaultRoute: true }), tooMany);
  });

  it('cause a warning where they are typed, and more than 1,000 of an address family are refused', () => {
    equal(prefixesWarning([...ipv4Prefixes(100), ...ipv6Prefixes(100)]), undefined);
    match(prefixesWarning(ipv6Prefixes(101)) ?? '', /^101 prefixes of one address family/);
    equal(prefixesProblem([...ipv4Prefixes(1000), ...ipv6Prefixes(1000)]), undefined);
    match(prefixesProblem(ipv4Prefixes(1001)) ?? '', /at most 1000/);
    throws(() => write('frr', { prefixes: ipv4Prefixes(1001) }), isRouterProblem);
  });
});

describe('the name of a port', () => {
  const names: Partial<Record<FormatId, readonly [good: string, bad: string]>> = {
    'cisco-ios': ['Gi1/0/1 TwentyFiveGigE1/0/1 Port-channel1 FastEthernet0', 'xe-0/0/1 eth1 ge1 port1'],
    'cisco-iosxr': ['Te0/0/0/1 TenGigE0/1/CPU0/1 Bundle-Ether10 BE1', 'TenGigE0/1 Ethernet1/1 ae0'],
    'cisco-nxos': ['eth1/1 Ethernet101/1/1 port-channel4096 po1', 'Ethernet1 GigabitEthernet0/1 eth1'],
    'junos': ['ge-0/0/0 et-0/0/0:1 ae12 reth0', 'ge0 Ethernet1 eth0'],
    'arista-eos': ['Ethernet1 Et3/1/1 Port-Channel5', 'GigabitEthernet0/1 xe-0/0/0 swp1'],
    'panos': ['ethernet1/21 ae8', 'port1 eth1 GigabitEthernet0/1'],
    'fortios': ['port16 x1 lag-aws', 'GigabitEthernet0/1 ethernet1/1 a-name-that-is-too-long'],
    'sros': ['1/1/1 1/x1/1/c1/1 lag-7', 'eth1 ae0 GigabitEthernet0/1'],
    'vyos': ['eth0 enp5s0f1 bond1', 'ae0 br0 GigabitEthernet0/1'],
    'routeros': ['ether1 sfp-sfpplus1 uplink', 'GigabitEthernet0/1'],
    'frr': ['eth0 enp5s0f1 bond0', 'GigabitEthernet0/1 ge-0/0/1'],
    'bird': ['swp1', 'Ethernet1/1'],
    'openbgpd': ['em0 vio0', 'port-channel10'],
  };
  for (const [format, [good, bad]] of Object.entries(names) as [FormatId, readonly [string, string]][]) {
    it(`causes a comment in ${format} if ports of such a router have other names`, () => {
      const odd = (interfaceName: string) =>
        write(format, { interfaceName }).includes(
          `Ports of such a router are not usually named like ${interfaceName}`,
        );
      for (const name of good.split(' ')) ok(!odd(name), name);
      for (const name of bad.split(' ')) ok(odd(name), name);
    });
  }

  it('is valid in the examples of every format', () => {
    for (const format of formatIds) {
      const { port, ports } = dialects[format];
      ok(ports.test(port), `${format}: ${port}`);
      for (const { options } of examplesOf(format)) ok(ports.test(options.interfaceName ?? port), format);
    }
  });
});

describe('two customer ASNs, one for each address family', () => {
  const twoAsns = described({
    bgpPeers: [ipv4Peer(), ipv6Peer({ asn: 0, asnLong: 4_200_000_011 })],
  });
  const able: Partial<Record<FormatId, readonly RegExp[]>> = {
    'junos-set': [
      /neighbor 169\.254\.10\.1 local-as 65010$/m,
      /neighbor 2001:db8:dc::1 local-as 4200000011$/m,
    ],
    'junos': [/local-as 65010;/, /local-as 4200000011;/],
    'sros': [
      /neighbor "169\.254\.10\.1" local-as as-number 65010$/m,
      /neighbor "2001:db8:dc::1" local-as as-number 4200000011$/m,
    ],
    'bird': [/local 169\.254\.10\.2 as 65010;/, /local 2001:db8:dc::2 as 4200000011;/],
    'routeros': [
      /^add name=dxvif-fgexample-v4 as=65010 /m,
      /^add name=dxvif-fgexample-v6 as=4200000011 /m,
      /name=dxvif-fgexample-v6 instance=dxvif-fgexample-v6 /,
    ],
    'json': [/"asn": 4200000011,/],
    'yaml': [/^ {4}asn: 4200000011$/m],
  };
  for (const format of formatIds) {
    const expected = able[format];
    if (expected) {
      it(`are written in ${format}, each at its neighbor`, () => {
        const text = write(format, {}, twoAsns);
        for (const pattern of expected) match(text, pattern);
      });
    } else {
      it(`are refused in ${format}, and the message names formats that support them`, () => {
        match(
          problemOf(() => write(format, {}, twoAsns)),
          /Your ASN differs.*Junos.*JSON or YAML/,
        );
      });
    }
  }

  it('are accepted in every format if they are the same', () => {
    deepEqual(
      formatIds.filter((format) =>
        problemOf(() => write(format, {}, described({ bgpPeers: [ipv4Peer(), ipv6Peer()] }))),
      ),
      [],
    );
  });
});

describe('comments that may be pasted with the commands', () => {
  for (const format of ['fortios', 'panos'] as const) {
    it(`contain no quotation mark and no apostrophe in ${format}, whatever was chosen`, () => {
      for (const mtu of [1500, 8500]) {
        for (const virtualInterfaceType of ['private', 'transit', 'public']) {
          const vif = described({
            mtu,
            virtualInterfaceType,
            virtualInterfaceName: `Bob's "best" link`,
            bgpPeers: [
              ipv4Peer({ asnLong: 4_200_000_010 }),
              ipv6Peer({ asnLong: 4_200_000_010, authKey: '' }),
            ],
          });
          for (const options of [
            {},
            {
              interfaceName: 'a_name.x',
              bfd: true,
              defaultRoute: true,
              vrf: 'AWS',
              prefixes: ipv4Prefixes(101),
            },
          ]) {
            const comments = write(format, options, vif)
              .split('\n')
              .filter((line) => line.startsWith('#'));
            ok(comments.length > 10);
            for (const comment of comments) ok(!/['"`’“”]/.test(comment), comment);
          }
        }
      }
    });
  }
});

describe('what a platform does not support', () => {
  it('a key of more than 25 characters, on Cisco IOS', () => {
    const withKey = (length: number) =>
      write('cisco-ios', {}, described({ bgpPeers: [ipv4Peer({ authKey: 'k'.repeat(length) })] }));
    match(withKey(25), /password 0 k{25}$/m);
    match(
      problemOf(() => withKey(26)),
      /Cisco IOS can’t take this BGP key: a key has at most 25 characters/,
    );
  });

  it('VLAN 4094 on a port-channel of NX-OS', () => {
    const on = (interfaceName: string, vlan: number) =>
      problemOf(() => write('cisco-nxos', { interfaceName }, described({ vlan })));
    match(on('port-channel10', 4094), /a port-channel has no subinterface for VLAN 4094.*Ethernet port/);
    match(on('Po10', 4094), /4093/);
    deepEqual([on('port-channel10', 4093), on('Ethernet1/1', 4094)], ['', '']);
  });

  it('a password in a VRF, on FRRouting before 9.0', () => {
    const note = /^! FRR before 9\.0 does not use a password in a VRF/m;
    match(write('frr', { vrf: 'AWS' }), note);
    ok(!note.test(write('frr')));
    ok(!note.test(write('frr', { vrf: 'AWS' }, described({ bgpPeers: [ipv4Peer({ authKey: '' })] }))));
  });

  it('versions before VyOS 1.4', () => match(write('vyos'), /^# For VyOS 1\.4 or later/m));
});

describe('how many prefixes a transit virtual interface accepts', () => {
  it('has room for a Cloud WAN core network', () => {
    match(write('cisco-ios', {}, described({ virtualInterfaceType: 'transit' })), /maximum-prefix 5000$/m);
    match(write('cisco-ios', {}, described({ virtualInterfaceType: 'private' })), /maximum-prefix 1000$/m);
  });
});

describe('an ASN that is also Amazon’s', () => {
  for (const format of formatIds) {
    it(`is noted in ${format}, since the session would be internal BGP`, () => {
      const note = /both 65010, so this would be internal BGP/;
      match(write(format, {}, described({ amazonSideAsn: 65010 })), note);
      ok(!note.test(write(format)));
    });
  }
});
