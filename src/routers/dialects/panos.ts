import * as l10n from '@vscode/l10n';
import { lastBitsOf } from '../addresses';
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
  routerIdNote,
} from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, cidr, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Palo Alto Networks PAN-OS as set commands of a virtual router.
 * Sources: PAN-OS CLI Quick Start (set commands, loading them in scripting mode); PAN-OS Networking Administrator's Guide
 * (Layer 3 subinterfaces, BGP, Configure BGP, BFD profiles).
 */
const key: KeySpelling = {
  dialect: 'PAN-OS',
  impossible: /["?\\]/,
  why: () => l10n.t('it takes none of {0} in a key.', '" ? \\'),
  quote: (text) => `"${text}"`,
};

const BFD_PROFILE = 'aws-direct-connect';
/** The virtual router that a firewall is delivered with. */
const routerOf = ({ vrf }: Plan) => `network virtual-router ${vrf ?? 'default'}`;
const bgpOf = (plan: Plan) => `${routerOf(plan)} protocol bgp`;
const set = (line: string) => `set ${line}`;

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, peers, description } = plan;
  const unit = `${port}.${vlan}`;
  const at = `network interface ethernet ${port} layer3 units ${unit}`;
  return {
    title: 'Sub-interface',
    notes: [...interfaceNotes(plan), `Put ${unit} in a security zone of yours too.`],
    lines: [
      `${at} tag ${vlan}`,
      `${at} mtu ${mtu}`,
      `${at} comment "${description}"`,
      ...peers.flatMap(({ family, local }) =>
        family === 'ipv4'
          ? [`${at} ip ${withLength(local)}`]
          : [`${at} ipv6 enabled yes`, `${at} ipv6 address ${withLength(local)} enable-on-interface yes`],
      ),
      `${routerOf(plan)} interface ${unit}`,
    ].map(set),
  };
}

const bgpItself = (plan: Plan): Section => ({
  title: 'BGP',
  notes: [
    'Your ASN: as for the neighbors.',
    routerIdNote(plan),
    `Virtual router ${plan.vrf ?? 'default'}: ${plan.vrf ? 'chosen for this document' : 'the one a firewall comes with'}.`,
  ],
  lines: [
    `${bgpOf(plan)} enable yes`,
    `${bgpOf(plan)} router-id ${lastBitsOf(plan.routerId)}`,
    `${bgpOf(plan)} local-as ${plan.asn}`,
    `${bgpOf(plan)} install-route yes`,
    ...(plan.defaultRoute ? [`${bgpOf(plan)} allow-redist-default-route yes`] : []),
  ].map(set),
});

/** The second rule keeps in what the first does not name. */
function policy(plan: Plan, { family, policy: name, permitted }: PlannedPeer): string[] {
  const rules = `${bgpOf(plan)} policy export rules`;
  const all = family === 'ipv4' ? '0.0.0.0/0' : '::/0';
  return [
    ...permitted.flatMap((prefix) => [
      `${bgpOf(plan)} redist-rules ${cidr(prefix)} address-family-identifier ${family}`,
      `${bgpOf(plan)} redist-rules ${cidr(prefix)} enable yes`,
      `${rules} ${name}-out match address-prefix ${cidr(prefix)} exact yes`,
    ]),
    ...(permitted.length > 0
      ? [
          `${rules} ${name}-out used-by ${name}`,
          `${rules} ${name}-out action allow`,
          `${rules} ${name}-out enable yes`,
        ]
      : []),
    `${rules} ${name}-rest match address-prefix ${all} exact no`,
    `${rules} ${name}-rest used-by ${name}`,
    `${rules} ${name}-rest action deny`,
    `${rules} ${name}-rest enable yes`,
  ].map(set);
}

const bfdProfile = (): Section => ({
  title: 'BFD',
  notes: bfdNotes(),
  lines: [
    `network profiles bfd-profile ${BFD_PROFILE} min-tx-interval ${BFD_INTERVAL}`,
    `network profiles bfd-profile ${BFD_PROFILE} min-rx-interval ${BFD_INTERVAL}`,
    `network profiles bfd-profile ${BFD_PROFILE} detection-multiplier ${BFD_MULTIPLIER}`,
  ].map(set),
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { port, vlan, amazonAsn, limit, bfd } = plan;
  const { family, remote, local, policy: name } = peer;
  const group = `${bgpOf(plan)} peer-group ${name}`;
  const to = `${group} peer ${name}`;
  return {
    title: neighborTitle(peer),
    notes: neighborNotes(plan, peer),
    lines: [
      ...(peer.key ? [`${bgpOf(plan)} auth-profile ${name} secret ${spellKey(peer.key, key)}`] : []),
      `${group} type ebgp`,
      `${group} enable yes`,
      `${to} peer-as ${amazonAsn}`,
      `${to} local-address interface ${port}.${vlan}`,
      `${to} local-address ip ${withLength(local)}`,
      `${to} peer-address ip ${remote.address}`,
      ...(family === 'ipv6'
        ? [
            `${to} enable-mp-bgp yes`,
            `${to} address-family-identifier ipv6`,
            `${to} subsequent-address-family-identifier unicast yes`,
          ]
        : []),
      ...(peer.key ? [`${to} connection-options authentication ${name}`] : []),
      `${to} connection-options hold-time ${HOLD_TIME}`,
      `${to} connection-options keep-alive-interval ${KEEPALIVE}`,
      `${to} max-prefixes ${limit}`,
      ...(bfd ? [`${to} bfd profile ${BFD_PROFILE}`] : []),
      `${to} enable yes`,
    ].map(set),
  };
}

export const panos: Dialect = {
  port: 'ethernet1/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...headNotes(plan), 'For configuration mode. Leave these comments out when you paste it.'],
      [
        subinterface(plan),
        bgpItself(plan),
        ...(plan.bfd ? [bfdProfile()] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
        {
          title: 'Prefixes',
          notes: [...policyNotes(plan), NEEDS_ROUTE],
          lines: plan.peers.flatMap((peer) => policy(plan, peer)),
        },
      ],
    ),
};
