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
import { commentedBy, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * VyOS 1.4 and later, as set commands.
 * Source: VyOS documentation, Configuration Guide (Ethernet and VLAN, BGP, BFD, Policy prefix-list, VRF) and CLI.
 */
const key: KeySpelling = {
  dialect: 'VyOS',
  impossible: /['? ]/,
  why: () => l10n.t('it takes no blank and none of {0} in a key.', "' ?"),
  quote: (text) => `'${text}'`,
};

const words = { ipv4: '', ipv6: '6' } as const;
const BFD_PROFILE = 'aws-direct-connect';
const bgpOf = ({ vrf }: Plan) => `${vrf ? `vrf name ${vrf} ` : ''}protocols bgp`;
const set = (line: string) => `set ${line}`;

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, peers, description } = plan;
  const at = `interfaces ethernet ${port} vif ${vlan}`;
  return {
    title: 'Sub-interface',
    notes: interfaceNotes(plan),
    lines: [
      `${at} description '${description}'`,
      ...(vrf ? [`${at} vrf ${vrf}`] : []),
      ...peers.map(({ local }) => `${at} address ${withLength(local)}`),
      `${at} mtu ${mtu}`,
    ].map(set),
  };
}

/** A list lets nothing through that it does not name; an empty one is written with a refusal of everything. */
function prefixList({ family, policy, permitted }: PlannedPeer): string[] {
  const list = `policy prefix-list${words[family]} ${policy}-out`;
  const rule = (number: number, action: string, prefix: string) => [
    `${list} rule ${number} action ${action}`,
    `${list} rule ${number} prefix ${prefix}`,
  ];
  const refusal = [
    ...rule(10, 'deny', family === 'ipv4' ? '0.0.0.0/0' : '::/0'),
    `${list} rule 10 le ${family === 'ipv4' ? 32 : 128}`,
  ];
  const permits = permitted.flatMap((prefix, index) => rule(10 * (index + 1), 'permit', cidr(prefix)));
  return (permits.length > 0 ? permits : refusal).map(set);
}

const bfdProfile = (): Section => ({
  title: 'BFD',
  notes: bfdNotes(),
  lines: [
    `protocols bfd profile ${BFD_PROFILE} interval transmit ${BFD_INTERVAL}`,
    `protocols bfd profile ${BFD_PROFILE} interval receive ${BFD_INTERVAL}`,
    `protocols bfd profile ${BFD_PROFILE} interval multiplier ${BFD_MULTIPLIER}`,
  ].map(set),
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced } = peer;
  const bgp = bgpOf(plan);
  const to = `${bgp} neighbor ${remote.address}`;
  const routes = `${to} address-family ${family}-unicast`;
  return {
    title: neighborTitle(peer),
    notes: neighborNotes(plan, peer),
    lines: [
      `${bgp} system-as ${asn}`,
      ...announced.map((prefix) => `${bgp} address-family ${family}-unicast network ${cidr(prefix)}`),
      `${to} remote-as ${amazonAsn}`,
      `${to} description '${description}'`,
      ...(peer.key ? [`${to} password ${spellKey(peer.key, key)}`] : []),
      `${to} timers holdtime ${HOLD_TIME}`,
      `${to} timers keepalive ${KEEPALIVE}`,
      ...(bfd ? [`${to} bfd profile ${BFD_PROFILE}`] : []),
      `${routes} prefix-list export ${policy}-out`,
      `${routes} maximum-prefix ${limit}`,
      ...(defaultRoute ? [`${routes} default-originate`] : []),
    ].map(set),
  };
}

export const vyos: Dialect = {
  port: 'eth1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...headNotes(plan), 'For configuration mode, then "commit" and "save".'],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: [...policyNotes(plan), NEEDS_ROUTE],
          lines: plan.peers.flatMap(prefixList),
        },
        ...(plan.bfd ? [bfdProfile()] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
