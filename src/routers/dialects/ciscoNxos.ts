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
 * Cisco NX-OS.
 * Sources: Cisco Nexus 9000 Series NX-OS Unicast Routing Configuration Guide (Configuring Basic BGP, Configuring Advanced
 * BGP, Configuring Route Policy Manager); Interfaces Configuration Guide (Configuring Layer 3 Interfaces, BFD).
 */
const key: KeySpelling = {
  dialect: 'Cisco NX-OS',
  impossible: /[ ?"'|;\\]/,
  why: () => l10n.t('it takes no blank and none of {0} in a key.', '? " \' | ; \\'),
};

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const inside = (lines: readonly string[], steps = 1) => indented(lines, 2 * steps);

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, bfd, peers, description } = plan;
  return {
    title: 'Sub-interface',
    notes: interfaceNotes(plan),
    lines: [
      'feature bgp',
      ...(bfd ? ['feature bfd'] : []),
      `interface ${port}.${vlan}`,
      ...inside([
        `description ${description}`,
        `encapsulation dot1q ${vlan}`,
        // A change of VRF takes the addresses away, so it comes before them.
        ...(vrf ? [`vrf member ${vrf}`] : []),
        `mtu ${mtu}`,
        ...peers.map(({ family, local }) => `${words[family]} address ${withLength(local)}`),
        ...(bfd ? [`bfd interval ${BFD_INTERVAL} min_rx ${BFD_INTERVAL} multiplier ${BFD_MULTIPLIER}`] : []),
        'no shutdown',
      ]),
    ],
  };
}

/** A prefix list lets nothing through that it does not name; an empty one would let everything. */
function prefixList({ family, policy, permitted }: PlannedPeer): string[] {
  const list = `${words[family]} prefix-list ${policy}-out`;
  const any = family === 'ipv4' ? '0.0.0.0/0 le 32' : '0::/0 le 128';
  if (permitted.length === 0) return [`${list} seq 5 deny ${any}`];
  return permitted.map((prefix, index) => `${list} seq ${5 * (index + 1)} permit ${cidr(prefix)}`);
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced } = peer;
  const lines = [
    `address-family ${family} unicast`,
    ...inside(announced.map((prefix) => `network ${cidr(prefix)}`)),
    `neighbor ${remote.address}`,
    ...inside([
      ...(bfd ? ['bfd'] : []),
      `remote-as ${amazonAsn}`,
      `description ${description}`,
      ...(peer.key ? [`password 0 ${spellKey(peer.key, key)}`] : []),
      `timers ${KEEPALIVE} ${HOLD_TIME}`,
      `address-family ${family} unicast`,
      ...inside([
        `prefix-list ${policy}-out out`,
        `maximum-prefix ${limit}`,
        ...(defaultRoute ? ['default-originate'] : []),
      ]),
    ]),
  ];
  return {
    title: neighborTitle(peer),
    notes: [...neighborNotes(plan, peer), ...(bfd ? bfdNotes() : [])],
    lines: [`router bgp ${asn}`, ...inside(vrf ? [`vrf ${vrf}`, ...inside(lines)] : lines)],
  };
}

export const ciscoNxos: Dialect = {
  port: 'Ethernet1/1',
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
