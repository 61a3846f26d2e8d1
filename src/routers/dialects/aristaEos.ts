import * as l10n from '@vscode/l10n';
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
 * Arista EOS.
 * Source: Arista EOS User Manual, chapters Border Gateway Protocol (neighbor password, neighbor timers, neighbor
 * maximum-routes, neighbor default-originate, neighbor bfd), Subinterfaces, ACLs and Route Maps (prefix lists), BFD.
 */
const key: KeySpelling = {
  dialect: 'Arista EOS',
  impossible: /[ ?"|]/,
  why: () => l10n.t('it takes no blank and none of {0} in a key.', '? " |'),
};

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const inside = (lines: readonly string[]) => indented(lines, 3);

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, bfd, peers, description } = plan;
  return {
    title: 'Sub-interface',
    notes: [...interfaceNotes(plan), `The port must be routed: "no switchport" on ${port}.`],
    lines: [
      `interface ${port}.${vlan}`,
      ...inside([
        `description ${description}`,
        `encapsulation dot1q vlan ${vlan}`,
        ...(vrf ? [`vrf ${vrf}`] : []),
        `mtu ${mtu}`,
        ...peers.map(({ family, local }) => `${words[family]} address ${withLength(local)}`),
        ...(bfd ? [`bfd interval ${BFD_INTERVAL} min-rx ${BFD_INTERVAL} multiplier ${BFD_MULTIPLIER}`] : []),
      ]),
    ],
  };
}

/** A prefix list lets nothing through that it does not name; one that is empty is written with a refusal. */
function prefixList({ family, policy, permitted }: PlannedPeer): string[] {
  const any = family === 'ipv4' ? '0.0.0.0/0 le 32' : '::/0 le 128';
  const entries = permitted.map((prefix, index) => `seq ${10 * (index + 1)} permit ${cidr(prefix)}`);
  return [
    `${words[family]} prefix-list ${policy}-out`,
    ...inside(entries.length > 0 ? entries : [`seq 10 deny ${any}`]),
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced } = peer;
  const to = `neighbor ${remote.address}`;
  const lines = [
    `${to} remote-as ${amazonAsn}`,
    `${to} description ${description}`,
    ...(bfd ? [`${to} bfd`] : []),
    `${to} timers ${KEEPALIVE} ${HOLD_TIME}`,
    ...(peer.key ? [`${to} password 0 ${spellKey(peer.key, key)}`] : []),
    `${to} maximum-routes ${limit}`,
    ...(defaultRoute ? [`${to} default-originate always`] : []),
    `address-family ${family}`,
    ...inside([
      `${to} activate`,
      `${to} prefix-list ${policy}-out out`,
      ...announced.map((prefix) => `network ${cidr(prefix)}`),
    ]),
  ];
  return {
    title: neighborTitle(peer),
    notes: [...neighborNotes(plan, peer), ...(bfd ? bfdNotes() : [])],
    lines: [`router bgp ${asn}`, ...inside(vrf ? [`vrf ${vrf}`, ...inside(lines)] : lines)],
  };
}

export const aristaEos: Dialect = {
  port: 'Ethernet1',
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
