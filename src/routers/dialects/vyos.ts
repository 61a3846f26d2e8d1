import { cidr } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * VyOS 1.4 and 1.5, as set commands.
 * Sources: github.com/vyos/vyos-1x, with which VyOS validates its configuration and generates FRRouting's:
 * - interface-definitions: include/interface/vif (addresses, MTU, VRF), include/bgp/protocol-common-config (networks),
 *   neighbor-afi-ipv4-ipv6-common, afi-ipv4-prefix-list, afi-ipv6-prefix-list, afi-default-originate, neighbor-password and
 *   neighbor-bfd, include/bfd/common.
 * - src/conf_mode/protocols_bgp.py: no space in a password; local-as is never the router's own system-as.
 * - data/templates/frr/bgpd.frr.j2: eBGP requires no policy, a family is only active if it is configured, keepalive and
 *   hold time only count together, and networks are announced whether or not the routing table has them, unless
 *   network-import-check is set.
 * - src/conf_mode/vrf.py: no VRF can be called `default`.
 * - python/vyos/configtree.py, and the lexer of vyos1x-config: a double quote in a value is lost when a saved
 *   configuration is loaded; a backslash is not (smoketest/scripts/cli/test_backslash_escape.py).
 * - smoketest/scripts/cli/base_interfaces_test.py: a VLAN's MTU may not be larger than its port's.
 * Not obvious: BFD is in milliseconds; FRRouting ends the session at maximum-prefix, and encrypts no key.
 */
const key = keySpellings.vyos;

const words = { ipv4: '', ipv6: '6' } as const;
const BFD_PROFILE = 'aws-direct-connect';
/** A LAG is a port of a different type. */
const kindOf = (port: string) => (port.startsWith('bond') ? 'bonding' : 'ethernet');
const bgpOf = ({ vrf }: Plan) => `${vrf ? `vrf name ${vrf} ` : ''}protocols bgp`;
const set = (line: string) => `set ${line}`;

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, peers, description } = plan;
  const parent = `interfaces ${kindOf(port)} ${port}`;
  const at = `${parent} vif ${vlan}`;
  return {
    title: 'Subinterface',
    notes: [
      ...notes.subinterface(plan),
      ...(mtu > 1500 ? [`VyOS commits nothing until it does: "set ${parent} mtu ${mtu}", or more.`] : []),
    ],
    lines: [
      `${at} description '${description}'`,
      ...(vrf ? [`${at} vrf ${vrf}`] : []),
      ...peers.map(({ local }) => `${at} address ${withLength(local)}`),
      `${at} mtu ${mtu}`,
    ].map(set),
  };
}

/** A list denies everything it does not name; an empty one gets a rule that denies everything. */
function prefixLists({ family, policy, permitted, refused }: PlannedPeer): string[] {
  const list = (name: string) => `policy prefix-list${words[family]} ${policy}-${name}`;
  const rule = (at: string, number: number, action: string, prefix: string) => [
    `${at} rule ${number} action ${action}`,
    `${at} rule ${number} prefix ${prefix}`,
  ];
  const rules = (at: string, action: string, prefixes: readonly Address[]) =>
    prefixes.flatMap((prefix, index) => rule(at, 10 * (index + 1), action, cidr(prefix)));
  const all = (at: string, number: number, action: string) => [
    ...rule(at, number, action, family === 'ipv4' ? '0.0.0.0/0' : '::/0'),
    `${at} rule ${number} le ${family === 'ipv4' ? 32 : 128}`,
  ];
  const [incoming, outgoing] = [list('in'), list('out')];
  return [
    ...(refused.length > 0
      ? [...rules(incoming, 'deny', refused), ...all(incoming, 10 * (refused.length + 1), 'permit')]
      : []),
    ...(permitted.length > 0 ? rules(outgoing, 'permit', permitted) : all(outgoing, 10, 'deny')),
  ].map(set);
}

const bfdProfile = (): Section => ({
  title: 'BFD',
  notes: notes.bfd(),
  lines: [
    `protocols bfd profile ${BFD_PROFILE} interval transmit ${BFD_INTERVAL}`,
    `protocols bfd profile ${BFD_PROFILE} interval receive ${BFD_INTERVAL}`,
    `protocols bfd profile ${BFD_PROFILE} interval multiplier ${BFD_MULTIPLIER}`,
  ].map(set),
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced, refused } = peer;
  const bgp = bgpOf(plan);
  const to = `${bgp} neighbor ${remote.address}`;
  const routes = `${to} address-family ${family}-unicast`;
  return {
    title: notes.neighborTitle(peer),
    notes: notes.neighbor(plan, peer),
    lines: [
      `${bgp} system-as ${asn}`,
      ...announced.map((prefix) => `${bgp} address-family ${family}-unicast network ${cidr(prefix)}`),
      `${to} remote-as ${amazonAsn}`,
      `${to} description '${description}'`,
      ...(peer.key ? [`${to} password ${spellKey(peer.key, key)}`] : []),
      `${to} timers holdtime ${HOLD_TIME}`,
      `${to} timers keepalive ${KEEPALIVE}`,
      ...(bfd ? [`${to} bfd profile ${BFD_PROFILE}`] : []),
      ...(refused.length > 0 ? [`${routes} prefix-list import ${policy}-in`] : []),
      `${routes} prefix-list export ${policy}-out`,
      `${routes} maximum-prefix ${limit}`,
      ...(defaultRoute ? [`${routes} default-originate`] : []),
    ].map(set),
  };
}

const NEEDS_NO_ROUTE =
  'A prefix is announced whether this router has a route to it or not, unless BGP has "network-import-check" set.';

/** On a router with another ASN, `system-as` is not refused but changes the ASN. */
const asnNotes = ({ asn }: Plan): string[] => [
  'system-as is the one ASN of the router, or of the VRF. If it has another, leave that line out,',
  `and give each neighbor "local-as ${asn} no-prepend replace-as".`,
];

export const vyos: Dialect = {
  port: 'eth1',
  ports: /^(?:(?:eth|lan|bond)\d+|(?:eno|ens|enp|enx)[\da-z]+)$/,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [
        ...notes.head(plan),
        'For VyOS 1.4 or later, in configuration mode, then "commit" and "save".',
        ...asnNotes(plan),
      ],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [NEEDS_NO_ROUTE, notes.FOR_ALL], [notes.DEFAULT_ALWAYS]),
          lines: plan.peers.flatMap(prefixLists),
        },
        ...(plan.bfd ? [bfdProfile()] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
