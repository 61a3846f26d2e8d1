import { cidr } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Nokia SR OS 20 and later, MD-CLI, each line from the root.
 * Sources:
 * - Nokia's YANG models, whose tree is the MD-CLI's (github.com/nokia/7x50_YangModels, latest_sros_24.10/nokia-submodule:
 *   nokia-conf-router, -router-bgp, -svc-vprn, -policy-options; and YANG/nokia-conf-router-bgp of release 20).
 *   A VPRN can have any name: nokia-types-services, service-name.
 * - Advanced Configuration Guide for MD CLI, BGP Default Route Origination
 *   (documentation.nokia.com/acg/23-7-2/books/md-cli-part-i/m1223-bgp-def-route-orig-md-cli.html): since 19.7,
 *   send-default originates a default route, whatever the export policy says, in the base router and in a VPRN.
 * - Batfish, the grammar of SR OS, and its notes on what routers were seen to do: comments, eBGP without a policy.
 * Not obvious: BFD is in milliseconds; ip-mtu is of the IP packet, a port's MTU of the frame; prefix-limit ends the session
 * (log-only is off); local-as puts the router's own ASN into the path too unless told not to; a key that ends in a space
 * and hash, hash2 or custom is read as one that is encrypted already, and any other is encrypted by the router.
 */
const key = keySpellings.sros;

/** The size of an Ethernet header with one tag, in bytes. */
const FRAME_OVERHEAD = 18;

const root = ({ vrf }: Plan) => (vrf ? `/configure service vprn "${vrf}"` : '/configure router "Base"');

function subinterface(plan: Plan): Section {
  const { virtualInterfaceId, port, vlan, mtu, vrf, bfd, peers, description } = plan;
  const at = `${root(plan)} interface "${virtualInterfaceId}"`;
  const mode = vrf ? 'access' : 'network';
  return {
    title: 'Subinterface',
    notes: [
      ...notes.subinterface(plan),
      `The port must be Ethernet with dot1q encapsulation, in mode ${mode} or hybrid.`,
      `Its MTU counts the Ethernet header and the tag: ${mtu + FRAME_OVERHEAD} or more.`,
      ...(bfd ? notes.bfd() : []),
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

/**
 * eBGP without a policy accepts and announces nothing (ebgp-default-reject-policy, RFC 8212), so there is one in each
 * direction.
 */
function policies({ policy, permitted, refused }: PlannedPeer): string[] {
  return [
    ...statement(`${policy}-out`, permitted, 'accept', 'reject'),
    ...statement(`${policy}-in`, refused, 'reject', 'accept'),
  ];
}

/** Does one thing with the listed prefixes and another with all others. */
function statement(name: string, prefixes: readonly Address[], action: string, otherwise: string): string[] {
  const options = '/configure policy-options';
  const at = `${options} policy-statement "${name}"`;
  return [
    ...prefixes.map((prefix) => `${options} prefix-list "${name}" prefix ${cidr(prefix)} type exact`),
    ...(prefixes.length > 0
      ? [`${at} entry 10 from prefix-list ["${name}"]`, `${at} entry 10 action action-type ${action}`]
      : []),
    `${at} default-action action-type ${otherwise}`,
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { amazonAsn, limit, bfd, defaultRoute, description } = plan;
  const { family, remote, local, asn, policy } = peer;
  const bgp = `${root(plan)} bgp`;
  const to = `${bgp} neighbor "${remote.address}"`;
  return {
    title: notes.neighborTitle(peer),
    notes: notes.neighbor(plan, peer),
    lines: [
      `${bgp} admin-state enable`,
      `${bgp} group "${policy}" type external`,
      `${to} group "${policy}"`,
      `${to} description "${description}"`,
      `${to} local-address ${local.address}`,
      `${to} local-as as-number ${asn}`,
      `${to} local-as prepend-global-as false`,
      `${to} peer-as ${amazonAsn}`,
      ...(peer.key ? [`${to} authentication-key ${spellKey(peer.key, key)}`] : []),
      `${to} hold-time seconds ${HOLD_TIME}`,
      `${to} keepalive ${KEEPALIVE}`,
      `${to} family ipv4 ${family === 'ipv4'}`,
      `${to} family ipv6 ${family === 'ipv6'}`,
      ...(bfd ? [`${to} bfd-liveness true`] : []),
      `${to} import policy ["${policy}-in"]`,
      `${to} export policy ["${policy}-out"]`,
      ...(defaultRoute ? [`${to} send-default ${family} true`] : []),
      `${to} prefix-limit ${family} maximum ${limit}`,
    ],
  };
}

export const sros: Dialect = {
  port: '1/1/1',
  ports: /^(?:\d+\/(?:\w+\/){1,4}\d+|lag-[\w-]+)$/,
  asnPerNeighbor: true,
  mainTable: /^Base$/,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [
        ...notes.head(plan),
        ...(plan.vrf ? ['The VRF is a VPRN here.'] : []),
        'For "edit-config private", then "commit".',
        `BGP starts once ${root(plan)} has an autonomous-system: set it to ${plan.asn} if it has none yet.`,
      ],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [notes.NEEDS_ROUTE], [notes.DEFAULT_ALWAYS]),
          lines: plan.peers.flatMap(policies),
        },
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
