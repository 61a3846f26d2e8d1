import { cidr, lastBitsOf } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';

/**
 * A statement of Junos as the levels of its hierarchy, the last being the statement itself:
 * `interfaces` › `ge-0/0/1` › `unit 101` › `vlan-id 101`.
 */
export type Statement = readonly string[];

/** A part of the configuration, independent of the notation. */
export interface StatementSection {
  readonly title: string;
  readonly notes: readonly string[];
  /** What to delete first: merged with what exists, these statements would do more than intended. */
  readonly toReplace?: readonly Statement[];
  readonly statements: readonly Statement[];
}

/**
 * In double quotes everything is literal except double quotes and backslashes, whose meaning Juniper does not document.
 * A key that begins like an encrypted one is taken for one.
 */
const key = keySpellings.junos;

/** A port of a router, switch or firewall, or an aggregate. */
export const JUNOS_PORT = /^(?:(?:fe|ge|mge|xe|et)-\d+\/\d+\/\d+(?::\d+)?|ae\d+|reth\d+)$/;

/** The default instance, which no other is named like, and its tables. */
export const JUNOS_MAIN_TABLE = /^(?:default|master|inet6?\.0)$/;
/** The instance of the management ports. */
export const JUNOS_MANAGEMENT = /^mgmt_junos$/;

const inet = { ipv4: 'inet', ipv6: 'inet6' } as const;

/** How to load the text into the router. */
export const loadedWith = (command: string): string =>
  `Load it with "${command}", end it with Ctrl+D, read "show | compare", then "commit".`;

/** Where BGP is configured: in a routing instance, or outside of all. */
const base = ({ vrf }: Plan): Statement => (vrf ? ['routing-instances', vrf] : []);

/** Bytes of header and tags that the port's MTU includes: with one VLAN tag, and with room for two. */
const TAGGED = 18;
const TAGGED_TWICE = 22;

function subinterfaceNotes(plan: Plan): string[] {
  const { port, vlan, mtu, bfd } = plan;
  return [
    ...notes.subinterface(plan),
    ...(mtu > 1500
      ? [
          `Junos counts header and tag in the port's "mtu": at least ${mtu + TAGGED}, or ${mtu + TAGGED_TWICE} with flexible-vlan-tagging.`,
        ]
      : []),
    'If the port has flexible-vlan-tagging, keep it and leave out vlan-tagging.',
    `On an SRX, put ${port}.${vlan} in a security zone whose host-inbound-traffic has protocols bgp${bfd ? ' and bfd' : ''}.`,
  ];
}

function subinterface(plan: Plan): StatementSection {
  const { port, vlan, mtu, vrf, peers, description } = plan;
  const unit = ['interfaces', port, `unit ${vlan}`];
  return {
    title: 'Subinterface',
    notes: subinterfaceNotes(plan),
    statements: [
      ['interfaces', port, 'vlan-tagging'],
      [...unit, `description "${description}"`],
      [...unit, `vlan-id ${vlan}`],
      ...peers.flatMap(({ family, local }): Statement[] => [
        [...unit, `family ${inet[family]}`, `mtu ${mtu}`],
        [...unit, `family ${inet[family]}`, `address ${withLength(local)}`],
      ]),
      ...(vrf ? [['routing-instances', vrf, `interface ${port}.${vlan}`]] : []),
    ],
  };
}

const policyStatement = ({ policy: name }: PlannedPeer, direction: 'in' | 'out'): Statement => [
  'policy-options',
  `policy-statement ${name}-${direction}`,
];

const policyStatements = (peer: PlannedPeer): Statement[] => [
  ...(peer.refused.length > 0 ? [policyStatement(peer, 'in')] : []),
  policyStatement(peer, 'out'),
];

/** Does one thing with the listed prefixes and another with the rest. */
const listed = (
  statement: Statement,
  prefixes: readonly Address[],
  then: string,
  otherwise: string,
): Statement[] => [
  ...prefixes.map((prefix) => [...statement, 'term listed', 'from', `route-filter ${cidr(prefix)} exact`]),
  ...(prefixes.length > 0 ? [[...statement, 'term listed', `then ${then}`]] : []),
  [...statement, 'term rest', `then ${otherwise}`],
];

/** What is not listed is rejected on its way out, since BGP's default would announce it. */
const policies = (peer: PlannedPeer): Statement[] => [
  ...(peer.refused.length > 0 ? listed(policyStatement(peer, 'in'), peer.refused, 'reject', 'accept') : []),
  ...listed(policyStatement(peer, 'out'), peer.permitted, 'accept', 'reject'),
];

function peerNotes(plan: Plan, peer: PlannedPeer): string[] {
  const { routerId, bfd } = plan;
  const { asn } = peer;
  return [
    ...notes.neighbor(plan, peer),
    'Above that the session stays down until "clear bgp neighbor".',
    `local-as is your ASN for this neighbor. If "routing-options autonomous-system" is not set, set it to ${asn}; if it is another, AWS sees both.`,
    ...(routerId.family === 'ipv6'
      ? [
          `The router ID is an IPv4 address of the router: if it has none, set "routing-options router-id ${lastBitsOf(routerId)}".`,
        ]
      : []),
    ...(bfd
      ? [
          ...notes.bfd(),
          'EX4600 and QFX5000 have no interval below 1000 ms, branch SRX wants 1000 and vSRX 300.',
          'Set minimum-interval to what yours takes: AWS uses the slower of both ends.',
        ]
      : []),
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): StatementSection {
  const { amazonAsn, limit, bfd } = plan;
  const { family, remote, local, asn, policy: name, refused } = peer;
  const group = [...base(plan), 'protocols', 'bgp', `group ${name}`];
  const to = [...group, `neighbor ${remote.address}`];
  return {
    title: notes.neighborTitle(peer),
    notes: peerNotes(plan, peer),
    statements: [
      [...group, 'type external'],
      [...to, `description "${plan.description}"`],
      [...to, `local-address ${local.address}`],
      [...to, `hold-time ${HOLD_TIME}`],
      ...(peer.key ? [[...to, `authentication-key ${spellKey(peer.key, key)}`]] : []),
      [...to, `family ${inet[family]}`, 'unicast', 'prefix-limit', `maximum ${limit}`],
      [...to, `family ${inet[family]}`, 'unicast', 'prefix-limit', 'teardown idle-timeout forever'],
      ...(refused.length > 0 ? [[...to, `import ${name}-in`]] : []),
      [...to, `export ${name}-out`],
      [...to, `peer-as ${amazonAsn}`],
      [...to, `local-as ${asn}`],
      ...(bfd
        ? [
            [...to, 'bfd-liveness-detection', `minimum-interval ${BFD_INTERVAL}`],
            [...to, 'bfd-liveness-detection', `multiplier ${BFD_MULTIPLIER}`],
          ]
        : []),
    ],
  };
}

/**
 * Juniper Junos, as statements. Its keepalive is a third of the hold time.
 * Sources:
 * - Junos CLI Reference, protocols bgp, releases 12.2 and 13.1: prefix-limit (without `idle-timeout` the session comes back
 *   shortly afterwards, and goes down again), bfd-liveness-detection (milliseconds), authentication-key:
 *   https://juniper.net/documentation/en_US/junos12.2/topics/reference/configuration-statement/prefix-limit-edit-protocols-bgp.html
 *   https://juniper.net/documentation/en_US/junos13.1/topics/reference/configuration-statement/bfd-liveness-detection-edit-protocols-bgp.html
 * - local-as, current and of 12.2 (an autonomous-system first, and both are in the path when they differ):
 *   https://juniper.net/documentation/us/en/software/junos/cli-reference/topics/ref/statement/local-as-edit-protocols-bgp.html
 * - Configuring the Media MTU, 12.3 and 13.2 (no less than the family's MTU and the encapsulation, which is 18 for 802.1Q; it
 *   changes only by taking the port down, so it is not written), and Enabling VLAN Tagging (4 more when flexible):
 *   https://juniper.net/documentation/en_US/junos13.2/topics/usage-guidelines/interfaces-configuring-the-media-mtu.html
 * - BFD for BGP Sessions, guidelines by platform: EX4600 and QFX5000 have no interval below a second; 1000 ms is the least on
 *   branch SRX, 300 ms on vSRX.
 * - router-id: https://juniper.net/documentation/en_US/junos13.1/topics/reference/configuration-statement/router-id-edit-routing-options.html
 * - routing-instances, 13.2 (no instance is called master or default), and routing-instance, JUNOS-ES 9.3 (inet.0 is one):
 *   https://juniper.net/documentation/en_US/junos13.2/topics/reference/configuration-statement/routing-instances-edit.html
 * - Management Interface in a Dedicated Instance (mgmt_junos is reserved, and only has em0 and fxp0):
 *   https://juniper.net/documentation/us/en/software/junos/junos-getting-started/topics/topic-map/management-interface-in-non-default-instance.html
 * - host-inbound-traffic, protocols: https://juniper.net/documentation/software/junos-es/junos-es93/junos-es-swcmdref/protocols.html
 * - AWS Site-to-Site VPN's own configuration for a J-Series router (`local-as`, and a default route that is announced but
 *   not originated), and the flatjuniper grammar of https://github.com/batfish/batfish
 */
export function junosSections(plan: Plan): StatementSection[] {
  return [
    subinterface(plan),
    {
      title: 'Prefixes',
      notes: notes.prefixes(plan, [notes.NEEDS_ROUTE], [notes.DEFAULT_NEEDS_ROUTE]),
      toReplace: plan.peers.flatMap(policyStatements),
      statements: plan.peers.flatMap(policies),
    },
    ...plan.peers.map((peer) => neighbor(plan, peer)),
  ];
}
