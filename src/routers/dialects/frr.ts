import { cidr, lastBitsOf } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';
import { LINUX_PORT, linuxVlan } from './linux';

/**
 * FRRouting, for vtysh (a single file for all daemons). Sources: FRRouting user guide, chapters BGP, BFD, Zebra and
 * Filtering; FRRouting's issue 13037 about passwords in a VRF, fixed in 9.0 (13084). Its bgpd
 * shows "router bgp 65001 vrf default" without the VRF, and "vrf Default" with it.
 */
const key = keySpellings.frr;

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const everything = { ipv4: '0.0.0.0/0 le 32', ipv6: '::/0 le 128' } as const;

function subinterface(plan: Plan): Section {
  const { port, vlan, vrf, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [...notes.subinterface(plan), 'FRR does not create the VLAN. On Linux:', ...linuxVlan(plan)],
    lines: [
      `interface ${port}.${vlan}${vrf ? ` vrf ${vrf}` : ''}`,
      ...indented([
        `description ${description}`,
        ...peers.map(({ family, local }) => `${words[family]} address ${withLength(local)}`),
      ]),
      'exit',
    ],
  };
}

/** FRR requires a policy in both directions for eBGP (RFC 8212). A list denies everything it does not name. */
function prefixLists({ family, policy, permitted, refused }: PlannedPeer): string[] {
  const list = `${words[family]} prefix-list ${policy}`;
  return [
    ...refused.map((prefix, index) => `${list}-in seq ${5 * (index + 1)} deny ${cidr(prefix)}`),
    `${list}-in seq ${5 * (refused.length + 1)} permit ${everything[family]}`,
    ...(permitted.length === 0 ? [`${list}-out seq 5 deny ${everything[family]}`] : []),
    ...permitted.map((prefix, index) => `${list}-out seq ${5 * (index + 1)} permit ${cidr(prefix)}`),
  ];
}

const BFD_PROFILE = 'aws-direct-connect';

const bfdProfile = (): Section => ({
  title: 'BFD',
  notes: notes.bfd(),
  lines: [
    'bfd',
    ` profile ${BFD_PROFILE}`,
    ...indented(
      [
        `detect-multiplier ${BFD_MULTIPLIER}`,
        `receive-interval ${BFD_INTERVAL}`,
        `transmit-interval ${BFD_INTERVAL}`,
      ],
      2,
    ),
    ' exit',
    'exit',
  ],
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description, routerId } = plan;
  const { family, remote, policy, announced } = peer;
  const to = `neighbor ${remote.address}`;
  return {
    title: notes.neighborTitle(peer),
    notes: [
      ...notes.neighbor(plan, peer),
      ...(vrf && peer.key
        ? ['FRR before 9.0 does not use a password in a VRF: the session stays down there.']
        : []),
    ],
    lines: [
      `router bgp ${asn}${vrf ? ` vrf ${vrf}` : ''}`,
      ...indented([
        `bgp router-id ${lastBitsOf(routerId)}`,
        `${to} remote-as ${amazonAsn}`,
        `${to} description ${description}`,
        `${to} timers ${KEEPALIVE} ${HOLD_TIME}`,
        ...(bfd ? [`${to} bfd profile ${BFD_PROFILE}`] : []),
        ...(family === 'ipv6'
          ? ['address-family ipv4 unicast', ` no ${to} activate`, 'exit-address-family']
          : []),
        `address-family ${family} unicast`,
        ...indented([
          ...announced.map((prefix) => `network ${cidr(prefix)}`),
          `${to} activate`,
          `${to} prefix-list ${policy}-in in`,
          `${to} prefix-list ${policy}-out out`,
          `${to} maximum-prefix ${limit}`,
          ...(defaultRoute ? [`${to} default-originate`] : []),
        ]),
        'exit-address-family',
        // Last, so that no session starts before its policy exists, even if FRR does not require one.
        ...(peer.key ? [`${to} password ${spellKey(peer.key, key)}`] : []),
      ]),
      'exit',
    ],
  };
}

export const frr: Dialect = {
  port: 'eth1',
  ports: LINUX_PORT,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('!'),
      [...notes.head(plan), notes.routerId(plan)],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [notes.NEEDS_ROUTE, notes.FOR_ALL], [notes.DEFAULT_ALWAYS]),
          lines: plan.peers.flatMap(prefixLists),
        },
        ...(plan.bfd ? [bfdProfile()] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
