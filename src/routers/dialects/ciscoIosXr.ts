import * as l10n from '@vscode/l10n';
import { maskOf } from '../addresses';
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
 * Cisco IOS XR.
 * Sources: BGP Command Reference for Cisco ASR 9000 Series Routers (neighbor, password, timers, maximum-prefix,
 * default-originate, bfd fast-detect); Routing Configuration Guide, Implementing Routing Policy (prefix-set,
 * route-policy); Interface and Hardware Component Command Reference (encapsulation dot1q, ipv4 mtu).
 */
const key: KeySpelling = {
  dialect: 'Cisco IOS XR',
  impossible: /[ ?"!|]/,
  why: () => l10n.t('it takes no blank and none of {0} in a key.', '? " ! |'),
};

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, peers, description } = plan;
  return {
    title: 'Sub-interface',
    notes: interfaceNotes(plan),
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

/** IOS XR wants a policy both ways for eBGP. An empty set matches nothing. */
function policies({ policy, permitted }: PlannedPeer): string[] {
  return [
    `prefix-set ${policy}-out`,
    ...permitted.map((prefix, index) => `  ${cidr(prefix)}${index < permitted.length - 1 ? ',' : ''}`),
    'end-set',
    `route-policy ${policy}-out`,
    `  if destination in ${policy}-out then`,
    '    pass',
    '  else',
    '    drop',
    '  endif',
    'end-policy',
    `route-policy ${policy}-in`,
    '  pass',
    'end-policy',
    '!',
  ];
}

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
    title: neighborTitle(peer),
    notes: [...neighborNotes(plan, peer), ...(bfd ? bfdNotes() : [])],
    lines: [`router bgp ${asn}`, ...indented(vrf ? [`vrf ${vrf}`, ...indented(lines), '!'] : lines), '!'],
  };
}

export const ciscoIosXr: Dialect = {
  port: 'TenGigE0/0/0/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(commentedBy('!'), headNotes(plan), [
      subinterface(plan),
      {
        title: 'Prefixes',
        notes: [...policyNotes(plan), NEEDS_ROUTE],
        lines: plan.peers.flatMap(policies),
      },
      ...plan.peers.map((peer) => neighbor(plan, peer)),
    ]),
};
