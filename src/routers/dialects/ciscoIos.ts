import { cidr, lastBitsOf, maskOf } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Cisco IOS 15 and IOS-XE. Sources, under cisco.com unless said otherwise:
 * - Cisco IOS IP Routing: BGP Command Reference, address-family ipv4 and ipv6
 *   (en/US/docs/ios/iproute_bgp/command/reference/irg_bgp1.html).
 * - Configuring BGP Neighbor Session Options, 12.2SR: neighbor fall-over bfd, of IPv6 neighbors too
 *   (c/en/us/td/docs/ios-xml/ios/iproute_bgp/configuration/12-2sr/irg-12-2sr-book/irg-neighbor.html).
 * - Configure MD5 Authentication Between BGP Peers: neighbor password (support document 112188).
 * - MPLS VPN VRF CLI for IPv4 and IPv6 VPNs, XE 3S: vrf definition, vrf forwarding
 *   (c/en/us/td/docs/ios-xml/ios/mp_l3_vpns/configuration/xe-3s/mp-l3-vpns-xe-3s-book/mp-vpn-ipv4-ipv6.html).
 *   A VRF can be called `default`, which is not the table outside VRFs: people run CSR 1000V with "vrf definition default".
 * - Implementing Multiprotocol BGP for IPv6, 15.0SY: the router ID of a router without IPv4
 *   (en/US/docs/ios-xml/ios/ipv6/configuration/15-0sy/ip6-mptcl-bgp.html).
 * - ipspace/netlab, issue 1848, seen on IOSv, CSR and Catalyst 8000V: a sub-interface has "ip mtu" and "ipv6 mtu"
 *   alone, which go up to the port's MTU.
 * - AWS, How do I enable BFD for my Direct Connect connection?: asynchronous, and no redirects
 *   (aws.amazon.com/premiumsupport/knowledge-center/enable-bfd-direct-connect).
 * - Batfish's grammar (Cisco_bgp.g4); Red Hat's cisco.ios collection (ios_bgp_global, ios_bfd_interfaces); netlab's
 *   templates for IOS, which run on devices. "password 0" takes the rest of the line, of at most 25 characters:
 *   Cisco-IOS-XE-bgp.yang allows 25 from 16.12 to 17.3, and later 52, which is 25 as the router encrypts them
 *   (github.com/YangModels/yang, vendor/cisco/xe). Some commands are refused in an address family before "activate", so
 *   "activate" comes first.
 */
const key = keySpellings.ciscoIos;

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;

/** What the router needs before these lines are pasted, and the BFD mode. */
function portNotes({ port, mtu, vrf, bfd, peers }: Plan): string[] {
  const parts = ['rd', ...peers.map(({ family }) => `address-family ${family}`)];
  return [
    `${port} must be up ("no shutdown"). On a switch it must be routed too ("no switchport", and "ip routing").`,
    ...(mtu > 1500
      ? [
          `Set "mtu ${mtu}" or more on ${port} first ("system mtu" on some switches): an IP MTU can't be above it.`,
        ]
      : []),
    ...(vrf
      ? [
          `The "vrf definition" of ${vrf} needs ${parts.map((part) => `"${part}"`).join(', ')}.`,
          'Without rd, IOS refuses the address family below and applies what follows outside any VRF.',
        ]
      : []),
    ...(bfd ? ['BFD is asynchronous, as on the AWS side: no echo, and no redirects.'] : []),
  ];
}

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, bfd, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [...notes.subinterface(plan), ...portNotes(plan)],
    lines: [
      // Off by default, and then no IPv6 is forwarded.
      ...(peers.some(({ family }) => family === 'ipv6') ? ['ipv6 unicast-routing'] : []),
      `interface ${port}.${vlan}`,
      ...indented([
        `description ${description}`,
        `encapsulation dot1Q ${vlan}`,
        // Changing the VRF removes the addresses, so it comes first.
        ...(vrf ? [`vrf forwarding ${vrf}`] : []),
        ...peers.flatMap(({ family, local }) => [
          family === 'ipv4'
            ? `ip address ${local.address} ${maskOf(local.length)}`
            : `ipv6 address ${withLength(local)}`,
          `${words[family]} mtu ${mtu}`,
          ...(bfd ? [`no ${words[family]} redirects`] : []),
        ]),
        ...(bfd
          ? [
              `bfd interval ${BFD_INTERVAL} min_rx ${BFD_INTERVAL} multiplier ${BFD_MULTIPLIER}`,
              'no bfd echo',
            ]
          : []),
        'no shutdown',
      ]),
      'exit',
    ],
  };
}

const everything = { ipv4: '0.0.0.0/0 le 32', ipv6: '::/0 le 128' } as const;

/** A prefix list denies everything it does not name; an empty one would permit everything. */
function prefixLists({ family, policy, permitted, refused }: PlannedPeer): string[] {
  const list = `${words[family]} prefix-list ${policy}`;
  const incoming = [...refused.map((prefix) => `deny ${cidr(prefix)}`), `permit ${everything[family]}`];
  const outgoing = permitted.map((prefix) => `permit ${cidr(prefix)}`);
  const numbered = (name: string, entries: readonly string[]) =>
    entries.map((entry, index) => `${list}-${name} seq ${5 * (index + 1)} ${entry}`);
  return [
    ...(refused.length > 0 ? numbered('in', incoming) : []),
    ...numbered('out', outgoing.length > 0 ? outgoing : [`deny ${everything[family]}`]),
  ];
}

function network({ family, network: first, length }: Address): string {
  return family === 'ipv4' ? `network ${first} mask ${maskOf(length)}` : `network ${first}/${length}`;
}

/** By default, IOS derives it from an IPv4 address outside VRFs; without one, BGP does not start. */
function routerIdNotes({ vrf, peers, routerId }: Plan): string[] {
  if (vrf === undefined && peers.some(({ family }) => family === 'ipv4')) return [];
  const proposed = `"bgp router-id ${lastBitsOf(routerId)}"`;
  return [
    `BGP needs a router ID: ${proposed} under router bgp, or your own, unless an interface outside VRFs has an IPv4 address.`,
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced, refused } = peer;
  const to = `neighbor ${remote.address}`;
  const session = [
    `${to} remote-as ${amazonAsn}`,
    `${to} description ${description}`,
    `${to} timers ${KEEPALIVE} ${HOLD_TIME}`,
    ...(bfd ? [`${to} fall-over bfd`] : []),
  ];
  const routes = [
    ...announced.map(network),
    `${to} activate`,
    ...(refused.length > 0 ? [`${to} prefix-list ${policy}-in in`] : []),
    `${to} prefix-list ${policy}-out out`,
    `${to} maximum-prefix ${limit}`,
    ...(defaultRoute ? [`${to} default-originate`] : []),
  ];
  // Without the key the session can't come up, so the key comes last: no session ever runs without its policy.
  const last = peer.key ? [`${to} password 0 ${spellKey(peer.key, key)}`] : [];
  // In a VRF, a neighbor has only one address family; outside, it is activated for IPv4 unless told otherwise.
  const lines = vrf
    ? [
        `address-family ${family} vrf ${vrf}`,
        ...indented([...session, ...routes, ...last]),
        'exit-address-family',
      ]
    : [
        ...session,
        ...(family === 'ipv6'
          ? ['address-family ipv4', ...indented([`no ${to} activate`]), 'exit-address-family']
          : []),
        `address-family ${family}`,
        ...indented(routes),
        'exit-address-family',
        ...last,
      ];
  return {
    title: notes.neighborTitle(peer),
    notes: [...notes.neighbor(plan, peer), ...routerIdNotes(plan), ...(bfd ? notes.bfd() : [])],
    lines: [`router bgp ${asn}`, ...indented(lines), 'exit'],
  };
}

export const ciscoIos: Dialect = {
  port: 'GigabitEthernet0/1',
  ports:
    /^(?:[a-z]*(?:ethernet|gige)|port-channel|fa|gi|two?|fi|te|twe|fo|fif|hu|po)\d+(?:\/\d+)*$|^eth?\d+(?:\/\d+)+$/i,
  mainTable: false,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(commentedBy('!'), notes.head(plan), [
      subinterface(plan),
      {
        title: 'Prefixes',
        notes: notes.prefixes(plan, [notes.NEEDS_ROUTE, notes.FOR_ALL], [notes.DEFAULT_ALWAYS]),
        lines: plan.peers.flatMap(prefixLists),
      },
      ...plan.peers.map((peer) => neighbor(plan, peer)),
    ]),
};
