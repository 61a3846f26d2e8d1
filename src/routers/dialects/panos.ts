import { cidr, lastBitsOf } from '../addresses';
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
 * Palo Alto Networks PAN-OS 8.0 and later, as set commands of a virtual router; a firewall with advanced routing has none.
 * Sources:
 * - Palo Alto Networks' own schema, pan-os-codegen: specs/network/virtual-router.yaml, subinterface/ethernet/layer3.yaml,
 *   subinterface/aggregate-ethernet/layer3.yaml, profiles/bfd-network-profile.yaml. An auth-profile's secret has at most 63
 *   characters; BFD's intervals are milliseconds; by default, an eBGP session has a TTL of 2, max-prefixes is 5000
 *   and route-table is unicast; an import rule has the form of an export rule.
 * - terraform-provider-panos, docs/resources/bgp_peer.md and bgp_redist_rule.md: BFD since 7.1, IPv6 since 8.0; a
 *   redistribution rule's name is a subnet.
 * - Batfish, PaloAlto_bgp.g4, PaloAlto_policy_rule.g4, PaloAlto_interface.g4: forms of the lines; a group's and a peer's
 *   name has at most 31 characters.
 * - AWS, Amazon VPC Network Administrator Guide, doc_source/palo-alto.md: a virtual router's peer and its export rules.
 * - Knowledge base, "How to configure BGP peering between a 4-byte ASN device with a 2-byte ASN device": 2 bytes unless
 *   as-format says 4. https://knowledgebase.paloaltonetworks.com/KCSArticleDetail?id=kA14u0000004LXFCA2
 * - Web Interface Help 7.1, Device > Setup > Session: jumbo frames, IPv6 firewalling.
 *   https://docs.paloaltonetworks.com/pan-os/7-1/pan-os-web-interface-help/device/device-setup-session.html
 */
const key = keySpellings.panos;

const BFD_PROFILE = 'aws-direct-connect';
/** The virtual router of a new firewall. */
const routerOf = ({ vrf }: Plan) => `network virtual-router ${vrf ?? 'default'}`;
const bgpOf = (plan: Plan) => `${routerOf(plan)} protocol bgp`;
const set = (line: string) => `set ${line}`;
/** An aggregate group's port is named ae1, and is of a different type. */
const kindOf = (port: string) => (/^ae\d/.test(port) ? 'aggregate-ethernet' : 'ethernet');
/** Names have at most 31 characters, including a suffix of up to 5 ("-rest"); a longer id is cut at the beginning. */
const nameOf = ({ policy: name }: PlannedPeer) => name.slice(-26).replace(/^-/, '');
/** The largest two-byte ASN. */
const TWO_BYTES = 65_535;

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, peers, description } = plan;
  const unit = `${port}.${vlan}`;
  const at = `network interface ${kindOf(port)} ${port} layer3 units ${unit}`;
  return {
    title: 'Subinterface',
    notes: [
      ...notes.subinterface(plan),
      ...(mtu > 1500
        ? ['Jumbo frames must be enabled on the firewall first: Device > Setup > Session.']
        : []),
      ...(peers.some(({ family }) => family === 'ipv6')
        ? ['IPv6 firewalling must be enabled on the firewall: Device > Setup > Session.']
        : []),
      `Import ${unit} into your virtual system, and put it in one of your security zones.`,
    ],
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

function bgpItself(plan: Plan): Section {
  const { asn, amazonAsn, routerId, vrf, defaultRoute } = plan;
  const fourBytes = asn > TWO_BYTES || amazonAsn > TWO_BYTES;
  return {
    title: 'BGP',
    notes: [
      'Your ASN: from the same source as for the neighbors.',
      ...(fourBytes
        ? ['4-byte ASNs: one of these does not fit in the 2 bytes that PAN-OS uses by default.']
        : []),
      notes.routerId(plan),
      `Virtual router ${vrf ?? 'default'}: ${vrf ? 'chosen in Router Options' : 'the one a firewall comes with'}.`,
    ],
    lines: [
      `${bgpOf(plan)} router-id ${lastBitsOf(routerId)}`,
      ...(fourBytes ? [`${bgpOf(plan)} routing-options as-format 4-byte`] : []),
      `${bgpOf(plan)} local-as ${asn}`,
      `${bgpOf(plan)} install-route yes`,
      ...(defaultRoute ? [`${bgpOf(plan)} allow-redist-default-route yes`] : []),
      `${bgpOf(plan)} enable yes`,
    ].map(set),
  };
}

/** Redistribution is into BGP as a whole; only export rules are per group. */
const DEFAULT_FOR_ALL =
  'It goes to every BGP peer of this virtual router: make sure that the export rules of the others block it.';

/** A group's rules. The second one is for all that the first does not name: the default is not documented. */
function rules(
  plan: Plan,
  peer: PlannedPeer,
  [direction, suffix]: readonly ['import', 'in'] | readonly ['export', 'out'],
  prefixes: readonly Address[],
  action: 'allow' | 'deny',
): string[] {
  const name = nameOf(peer);
  const at = `${bgpOf(plan)} policy ${direction} rules ${name}`;
  const all = peer.family === 'ipv4' ? '0.0.0.0/0' : '::/0';
  const rule = (end: string, does: string) => [
    `${at}-${end} used-by ${name}`,
    `${at}-${end} action ${does}`,
    `${at}-${end} enable yes`,
  ];
  return [
    ...prefixes.map((prefix) => `${at}-${suffix} match address-prefix ${cidr(prefix)} exact yes`),
    ...(prefixes.length > 0 ? rule(suffix, action) : []),
    `${at}-rest match address-prefix ${all} exact no`,
    ...rule('rest', action === 'allow' ? 'deny' : 'allow'),
  ];
}

function policy(plan: Plan, peer: PlannedPeer): string[] {
  const { family, permitted, refused } = peer;
  return [
    ...permitted.flatMap((prefix) => [
      `${bgpOf(plan)} redist-rules ${cidr(prefix)} address-family-identifier ${family}`,
      `${bgpOf(plan)} redist-rules ${cidr(prefix)} enable yes`,
    ]),
    ...rules(plan, peer, ['export', 'out'], permitted, 'allow'),
    ...(refused.length > 0 ? rules(plan, peer, ['import', 'in'], refused, 'deny') : []),
  ].map(set);
}

const bfdProfile = (): Section => ({
  title: 'BFD',
  notes: notes.bfd(),
  lines: [
    `network profiles bfd-profile ${BFD_PROFILE} min-tx-interval ${BFD_INTERVAL}`,
    `network profiles bfd-profile ${BFD_PROFILE} min-rx-interval ${BFD_INTERVAL}`,
    `network profiles bfd-profile ${BFD_PROFILE} detection-multiplier ${BFD_MULTIPLIER}`,
  ].map(set),
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { port, vlan, amazonAsn, limit, bfd } = plan;
  const { family, remote, local } = peer;
  const name = nameOf(peer);
  const group = `${bgpOf(plan)} peer-group ${name}`;
  const to = `${group} peer ${name}`;
  return {
    title: notes.neighborTitle(peer),
    notes: notes.neighbor(plan, peer),
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
  ports: /^(?:ethernet\d+(?:\/\d+)?|ae\d+)$/,
  // `default` is a virtual router like any other.
  mainTable: false,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [
        ...notes.head(plan),
        'For virtual routers: with advanced routing a firewall has logical routers instead, whose commands differ.',
        'Enter set cli scripting-mode on, then configure, and paste all but the comments, which PAN-OS does not accept.',
      ],
      [
        subinterface(plan),
        bgpItself(plan),
        ...(plan.bfd ? [bfdProfile()] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
        {
          title: 'Prefixes',
          notes: notes.prefixes(
            plan,
            [notes.NEEDS_ROUTE, notes.FOR_ALL],
            [notes.DEFAULT_NEEDS_ROUTE, DEFAULT_FOR_ALL],
          ),
          lines: plan.peers.flatMap((peer) => policy(plan, peer)),
        },
      ],
    ),
};
