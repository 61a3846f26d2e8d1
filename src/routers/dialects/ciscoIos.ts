import * as l10n from '@vscode/l10n';
import { maskOf } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import type { KeySpelling } from '../keys';
import {
  NEEDS_ROUTE,
  bfdNotes,
  headNotes,
  interfaceNotes,
  neighborNotes,
  neighborTitle,
  policyNotes,
} from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, cidr, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Cisco IOS and IOS-XE.
 * Sources: Cisco IOS IP Routing: BGP Command Reference (neighbor password, neighbor timers, neighbor maximum-prefix,
 * neighbor default-originate, network); Cisco IOS Interface Command Reference (encapsulation dot1q); IP Routing: BFD
 * Configuration Guide (bfd interval, neighbor fall-over bfd).
 */
const key: KeySpelling = {
  dialect: 'Cisco IOS',
  // A ? asks for help wherever it stands. Blanks at the ends are lost.
  impossible: /\?|^ | $/,
  why: () => l10n.t('a question mark asks for help there, and blanks at the ends are lost.'),
};

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, bfd, peers, description } = plan;
  return {
    title: 'Sub-interface',
    notes: interfaceNotes(plan),
    lines: [
      `interface ${port}.${vlan}`,
      ...indented([
        `description ${description}`,
        `encapsulation dot1Q ${vlan}`,
        ...(vrf ? [`vrf forwarding ${vrf}`] : []),
        ...peers.flatMap(({ family, local }) => [
          family === 'ipv4'
            ? `ip address ${local.address} ${maskOf(local.length)}`
            : `ipv6 address ${withLength(local)}`,
          `${words[family]} mtu ${mtu}`,
        ]),
        ...(bfd ? [`bfd interval ${BFD_INTERVAL} min_rx ${BFD_INTERVAL} multiplier ${BFD_MULTIPLIER}`] : []),
        'no shutdown',
      ]),
      'exit',
    ],
  };
}

/** A prefix list lets nothing through that it does not name; an empty one would let everything. */
function prefixList({ family, policy, permitted }: PlannedPeer): string[] {
  const list = `${words[family]} prefix-list ${policy}-out`;
  const any = family === 'ipv4' ? '0.0.0.0/0 le 32' : '::/0 le 128';
  if (permitted.length === 0) return [`${list} seq 5 deny ${any}`];
  return permitted.map((prefix, index) => `${list} seq ${5 * (index + 1)} permit ${cidr(prefix)}`);
}

function network({ family, network: first, length }: Address): string {
  return family === 'ipv4' ? `network ${first} mask ${maskOf(length)}` : `network ${first}/${length}`;
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced } = peer;
  const to = `neighbor ${remote.address}`;
  const session = [
    `${to} remote-as ${amazonAsn}`,
    `${to} description ${description}`,
    ...(peer.key ? [`${to} password 0 ${spellKey(peer.key, key)}`] : []),
    `${to} timers ${KEEPALIVE} ${HOLD_TIME}`,
    ...(bfd ? [`${to} fall-over bfd`] : []),
  ];
  const routes = [
    ...announced.map(network),
    `${to} activate`,
    `${to} prefix-list ${policy}-out out`,
    `${to} maximum-prefix ${limit}`,
    ...(defaultRoute ? [`${to} default-originate`] : []),
  ];
  // In a VRF a neighbor is of one address family only; outside, it is activated for IPv4 unless it is said not to be.
  const lines = vrf
    ? [`address-family ${family} vrf ${vrf}`, ...indented([...session, ...routes]), 'exit-address-family']
    : [
        ...session,
        ...(family === 'ipv6'
          ? ['address-family ipv4', ...indented([`no ${to} activate`]), 'exit-address-family']
          : []),
        `address-family ${family}`,
        ...indented(routes),
        'exit-address-family',
      ];
  return {
    title: neighborTitle(peer),
    notes: [...neighborNotes(plan, peer), ...(bfd ? bfdNotes() : [])],
    lines: [`router bgp ${asn}`, ...indented(lines), 'exit'],
  };
}

export const ciscoIos: Dialect = {
  port: 'GigabitEthernet0/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(commentedBy('!'), headNotes(plan), [
      subinterface(plan),
      {
        title: 'Prefixes',
        notes: [...policyNotes(plan), NEEDS_ROUTE],
        lines: plan.peers.flatMap(prefixList),
      },
      ...plan.peers.map((peer) => neighbor(plan, peer)),
    ]),
};
