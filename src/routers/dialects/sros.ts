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
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, cidr } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Nokia SR OS, MD-CLI, each line from the root.
 * Sources: SR OS MD-CLI Command Reference Guide (configure router interface, configure router bgp, configure policy-options,
 * configure service vprn) and MD-CLI User Guide (strings, executing commands from a file).
 */
const key: KeySpelling = {
  dialect: 'SR OS',
  impossible: /["?\\]/,
  why: () => l10n.t('it takes none of {0} in a key.', '" ? \\'),
  quote: (text) => `"${text}"`,
};

const root = ({ vrf }: Plan) => (vrf ? `/configure service vprn "${vrf}"` : '/configure router "Base"');

function subinterface(plan: Plan): Section {
  const { virtualInterfaceId, port, vlan, mtu, vrf, bfd, peers, description } = plan;
  const at = `${root(plan)} interface "${virtualInterfaceId}"`;
  return {
    title: 'Sub-interface',
    notes: [
      ...interfaceNotes(plan),
      'The port must be Ethernet with dot1q encapsulation.',
      ...(bfd ? bfdNotes() : []),
    ],
    lines: [
      `${at} description "${description}"`,
      vrf ? `${at} sap ${port}:${vlan} admin-state enable` : `${at} port ${port}:${vlan}`,
      `${at} ip-mtu ${mtu}`,
      ...peers.flatMap(({ family, local }) => [
        family === 'ipv4'
          ? `${at} ipv4 primary address ${local.address} prefix-length ${local.length}`
          : `${at} ipv6 address ${local.address} prefix-length ${local.length}`,
        ...(bfd
          ? [
              `${at} ${family} bfd admin-state enable`,
              `${at} ${family} bfd transmit-interval ${BFD_INTERVAL}`,
              `${at} ${family} bfd receive ${BFD_INTERVAL}`,
              `${at} ${family} bfd multiplier ${BFD_MULTIPLIER}`,
            ]
          : []),
      ]),
    ],
  };
}

/** eBGP without a policy takes and gives nothing (RFC 8212), so there is one each way. */
function policies({ policy, permitted }: PlannedPeer): string[] {
  const options = '/configure policy-options';
  const out = `${options} policy-statement "${policy}-out"`;
  return [
    ...permitted.map((prefix) => `${options} prefix-list "${policy}-out" prefix ${cidr(prefix)} type exact`),
    ...(permitted.length > 0
      ? [`${out} entry 10 from prefix-list ["${policy}-out"]`, `${out} entry 10 action action-type accept`]
      : []),
    `${out} default-action action-type reject`,
    `${options} policy-statement "${policy}-in" default-action action-type accept`,
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, bfd, description } = plan;
  const { family, remote, local, policy } = peer;
  const bgp = `${root(plan)} bgp`;
  const to = `${bgp} neighbor "${remote.address}"`;
  return {
    title: neighborTitle(peer),
    notes: neighborNotes(plan, peer),
    lines: [
      `${bgp} admin-state enable`,
      `${bgp} group "${policy}" type external`,
      `${to} group "${policy}"`,
      `${to} description "${description}"`,
      `${to} local-address ${local.address}`,
      `${to} local-as as-number ${asn}`,
      `${to} peer-as ${amazonAsn}`,
      ...(peer.key ? [`${to} authentication-key ${spellKey(peer.key, key)}`] : []),
      `${to} hold-time seconds ${HOLD_TIME}`,
      `${to} keepalive ${KEEPALIVE}`,
      `${to} family ipv4 ${family === 'ipv4'}`,
      `${to} family ipv6 ${family === 'ipv6'}`,
      ...(bfd ? [`${to} bfd-liveness true`] : []),
      `${to} import policy ["${policy}-in"]`,
      `${to} export policy ["${policy}-out"]`,
      `${to} prefix-limit ${family} maximum ${limit}`,
    ],
  };
}

export const sros: Dialect = {
  port: '1/1/1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [
        ...headNotes(plan),
        ...(plan.vrf ? ['The VRF is a VPRN here.'] : []),
        'For "edit-config private", then "commit".',
      ],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: [...policyNotes(plan), NEEDS_ROUTE],
          lines: plan.peers.flatMap(policies),
        },
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
