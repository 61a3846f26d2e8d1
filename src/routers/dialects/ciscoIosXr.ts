import { cidr, lastBitsOf, maskOf } from '../addresses';
import type { Address, Family } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Cisco IOS XR. A configuration is a target until it is committed, so a port, a policy and a neighbor may come in any order.
 * Sources:
 * - BGP Configuration Guide for Cisco 8000 Series, "BGP address family configuration and behavior" (no address family unless
 *   it is at the router's level): https://www.cisco.com/c/en/us/td/docs/iosxr/cisco8000/bgp/bgp-config-cisco8000/r-wrapper-core-bgp-configurations/r-bgp-address-family-configuration-and-behavior.html
 * - BGP Configuration Guide for Cisco NCS 5500, release 6.2, Implementing BGP: "BGP Router Identifier" (a configured one or a
 *   loopback's, else no session), "BGP Default Limits" (above `maximum-prefix` the session ends; it stays down until `clear bgp`).
 * - Routing Configuration Guide, Implementing Routing Policy: "Sets" (an empty one matches nothing), "Default Originate"
 *   (without a policy it depends on no route).
 * - L3VPN Configuration Guide for Cisco NCS 540, release 6.3, "Automatic Route Distinguisher Assignment"; that a VRF wants an RD
 *   and VPNv4 or VPNv6 beside it: tests/test_bgp_af.rb in https://github.com/cisco/cisco-network-node-utils
 * - Cisco-IOS-XR-manageability-object-tracking-cfg.yang, type-route, vrf: `default` is the default VRF.
 * - MTU Behavior on Cisco IOS XR and Cisco IOS Routers (the port's MTU counts 14 bytes of Ethernet, `ipv4 mtu` is of the packet):
 *   http://www.cisco.com/c/en/us/support/docs/ios-nx-os-software/ios-xr-software/116350-trouble-ios-xr-mtu-00.html
 * - Routing Configuration Guide for Cisco NCS 5500, release 6.3, "Bidirectional Forwarding Detection over Logical Bundle".
 * - CIS Cisco IOS XR 7.x Benchmark, 2.1.3.1 (`password clear`); the cisco_xr grammar of https://github.com/batfish/batfish;
 *   BFD in a neighbor (milliseconds, packets): the tests of https://github.com/ansible-collections/cisco.iosxr
 */
const key = keySpellings.ciscoIosXr;

/** The size of an Ethernet header with a VLAN tag, in bytes. */
const TAGGED = 18;

/** What else the router needs; changing it here could take down its other sessions. */
function needs({ asn, vlan, vrf, routerId }: Plan): string[] {
  const process = `"router bgp ${asn}"`;
  return [
    'Paste it after "configure". Nothing takes effect until "commit".',
    `BGP needs a router ID: if the router has none, nor a loopback address, add "bgp router-id ${lastBitsOf(routerId)}" under ${process}.`,
    ...(vrf
      ? [
          `BGP needs a route distinguisher in a VRF: if ${vrf} has none, add one under ${process}, "vrf ${vrf}", such as "rd ${asn}:${vlan}".`,
        ]
      : []),
  ];
}

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [
      ...notes.subinterface(plan),
      ...(mtu > 1500
        ? [
            `IOS XR counts the Ethernet header in the port's "mtu": ${mtu + TAGGED} has room for that and the tag.`,
          ]
        : []),
    ],
    lines: [
      `interface ${port}.${vlan}`,
      ...indented([
        `description ${description}`,
        ...(vrf ? [`vrf ${vrf}`] : []),
        ...peers.flatMap(({ family, local }) => [
          `${family} mtu ${mtu}`,
          family === 'ipv4'
            ? `ipv4 address ${local.address} ${maskOf(local.length)}`
            : `ipv6 address ${withLength(local)}`,
        ]),
        `encapsulation dot1q ${vlan}`,
        'no shutdown',
      ]),
      '!',
    ],
  };
}

/** IOS XR requires a policy in both directions for eBGP. An empty set matches nothing. */
function policies({ policy, permitted, refused }: PlannedPeer): string[] {
  return [
    ...prefixSet(`${policy}-out`, permitted),
    ...(refused.length > 0 ? prefixSet(`${policy}-in`, refused) : []),
    `route-policy ${policy}-out`,
    ...oneOf(`${policy}-out`, 'pass', 'drop'),
    'end-policy',
    `route-policy ${policy}-in`,
    ...(refused.length > 0 ? oneOf(`${policy}-in`, 'drop', 'pass') : ['  pass']),
    'end-policy',
    '!',
  ];
}

const prefixSet = (name: string, prefixes: readonly Address[]) => [
  `prefix-set ${name}`,
  ...prefixes.map((prefix, index) => `  ${cidr(prefix)}${index < prefixes.length - 1 ? ',' : ''}`),
  'end-set',
];

/** What a policy does with the prefixes of a set, and with all others. */
const oneOf = (set: string, then: string, otherwise: string) => [
  `  if destination in ${set} then`,
  `    ${then}`,
  '  else',
  `    ${otherwise}`,
  '  endif',
];

/** BFD on a bundle runs on a line card, which has to be named. */
function bundleNotes({ port }: Plan): string[] {
  if (!/^(?:Bundle-Ether|BE)\d/i.test(port)) return [];
  return [
    'On a bundle, BFD needs "bfd multipath include location" with one of your line cards, such as 0/0/CPU0.',
  ];
}

/** An address family in a VRF requires that of the VPN, which must come first. */
const inVrf = (family: Family, vrf: string, lines: readonly string[]): string[] => [
  `address-family ${family === 'ipv4' ? 'vpnv4' : 'vpnv6'} unicast`,
  '!',
  `vrf ${vrf}`,
  ...indented(lines),
  '!',
];

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced } = peer;
  const lines = [
    `address-family ${family} unicast`,
    ...indented(announced.map((prefix) => `network ${cidr(prefix)}`)),
    '!',
    `neighbor ${remote.address}`,
    ...indented([
      `remote-as ${amazonAsn}`,
      ...(bfd
        ? ['bfd fast-detect', `bfd multiplier ${BFD_MULTIPLIER}`, `bfd minimum-interval ${BFD_INTERVAL}`]
        : []),
      `timers ${KEEPALIVE} ${HOLD_TIME}`,
      ...(peer.key ? [`password clear ${spellKey(peer.key, key)}`] : []),
      `description ${description}`,
      `address-family ${family} unicast`,
      ...indented([
        `route-policy ${policy}-in in`,
        `maximum-prefix ${limit}`,
        `route-policy ${policy}-out out`,
        ...(defaultRoute ? ['default-originate'] : []),
      ]),
      '!',
    ]),
    '!',
  ];
  return {
    title: notes.neighborTitle(peer),
    notes: [...notes.neighbor(plan, peer), ...(bfd ? [...notes.bfd(), ...bundleNotes(plan)] : [])],
    lines: [`router bgp ${asn}`, ...indented(vrf ? inVrf(family, vrf, lines) : lines), '!'],
  };
}

export const ciscoIosXr: Dialect = {
  port: 'TenGigE0/0/0/1',
  ports: /^(?:(?:[a-z]*(?:ethernet|gige)|gi|te|tf|fo|hu|fh)\d+(?:\/\w+){3,4}|(?:bundle-ether|be)\d+)$/i,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('!'),
      [...notes.head(plan), ...needs(plan)],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [notes.NEEDS_ROUTE, notes.FOR_ALL], [notes.DEFAULT_ALWAYS]),
          lines: plan.peers.flatMap(policies),
        },
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
