import * as l10n from '@vscode/l10n';
import { cidr, lastBitsOf } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { RouterProblem } from '../problem';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Cisco NX-OS, of Nexus 9000 and Nexus 7000.
 * Sources, under cisco.com unless said otherwise:
 * - NX-OS Unicast Routing Command Reference 6.x: neighbor, and the commands of its mode; a description has at most 80
 *   characters (en/US/docs/switches/datacenter/sw/6_x/nx-os/unicast/command/reference/l3_cmds_n.html).
 * - Nexus 9000 Interfaces Configuration Guide 9.3(x), Configuring Layer 3 Interfaces: a subinterface's parent is routed.
 * - Nexus 7000 Interfaces Configuration Guide 8.x, Configuring Bidirectional Forwarding Detection
 *   (c/en/us/td/docs/switches/datacenter/nexus7000/sw/interfaces/config/cisco_nexus7000_interfaces_config_guide_8x/config-bidirectional-forwarding-detection.html).
 *   On a subinterface: Nexus 3000 Unicast Routing Configuration Guide 5.0(3), BFD for BGP, Configuration Hierarchy.
 * - Nexus 3000 Unicast Routing Configuration Guide 5.0(3), Guidelines and Limitations for BGP: a neighbor has no session
 *   before its address family.
 * - Nexus 9000 Unicast Routing Configuration Guide 10.1(x), Configuring Layer 3 Virtualization: the VRFs default, and
 *   management, which has no port but mgmt0 and no routing protocol
 *   (c/en/us/td/docs/dcn/nx-os/nexus9000/101x/configuration/unicast/cisco-n9000-nx-os-unicast-routing-configuration-guide-101x/m-configuring-layer-3-virtualization.html).
 *   Names in any case: Red Hat's cisco.nxos collection, nxos_vrf, and Cisco's cisco-network-node-utils, vrf.rb.
 * - Configure BGP to advertise a Default Route on Cisco Nexus Switches (support document 213952).
 * - AWS, How do I enable BFD for my Direct Connect connection?: asynchronous, and no redirects
 *   (aws.amazon.com/premiumsupport/knowledge-center/enable-bfd-direct-connect).
 * - Batfish's grammar (CiscoNxos_bgp.g4, CiscoNxos_interface.g4); Red Hat's cisco.nxos collection (nxos_bgp_global:
 *   password 0 is in clear; nxos_bfd_interfaces); netlab's templates for NX-OS, which run on devices.
 * - netascode/ansible-dc-vxlan, issue 470: NX-OS 9.3(8) refuses an MTU above the parent's.
 */
const key = keySpellings.ciscoNxos;

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const inside = (lines: readonly string[], steps = 1) => indented(lines, 2 * steps);

/** What the router needs before these lines are pasted, and the BFD mode. */
function portNotes({ port, mtu, bfd }: Plan): string[] {
  return [
    `${port} must be routed and up first ("no switchport", "no shutdown").`,
    ...(mtu > 1500
      ? [`Set "mtu ${mtu}" or more on ${port} first: a subinterface's MTU can't be above it.`]
      : []),
    ...(bfd ? ['BFD is asynchronous, as on the AWS side: no echo, and no redirects.'] : []),
  ];
}

/** Source: Cisco's data model of NX-OS as code (netascode): a sub-interface of a port-channel goes up to .4093. */
function assertSubinterface({ port, vlan }: Plan): void {
  if (vlan < 4094 || !/^po/i.test(port)) return;
  throw new RouterProblem(
    l10n.t('On NX-OS a port-channel has no subinterface for VLAN {0}: they go up to 4093.', vlan),
    l10n.t(
      'Choose Router Options… or the format again, and enter an Ethernet port. Or recreate the virtual interface with another VLAN.',
    ),
  );
}

function subinterface(plan: Plan): Section {
  assertSubinterface(plan);
  const { port, vlan, mtu, vrf, bfd, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [...notes.subinterface(plan), ...portNotes(plan)],
    lines: [
      'feature bgp',
      ...(bfd ? ['feature bfd'] : []),
      `interface ${port}.${vlan}`,
      ...inside([
        `description ${description}`,
        `encapsulation dot1q ${vlan}`,
        // Changing the VRF removes the addresses, so it comes first.
        ...(vrf ? [`vrf member ${vrf}`] : []),
        `mtu ${mtu}`,
        ...peers.flatMap(({ family, local }) => [
          `${words[family]} address ${withLength(local)}`,
          ...(bfd ? [`no ${words[family]} redirects`] : []),
        ]),
        ...(bfd
          ? [
              `bfd interval ${BFD_INTERVAL} min_rx ${BFD_INTERVAL} multiplier ${BFD_MULTIPLIER}`,
              'no bfd echo',
            ]
          : []),
        'no shutdown',
      ]),
    ],
  };
}

const everything = { ipv4: '0.0.0.0/0 le 32', ipv6: '0::/0 le 128' } as const;

/** A prefix list denies everything it does not name; an empty one would permit everything. */
function prefixLists({ family, policy, permitted, refused }: PlannedPeer): string[] {
  const list = `${words[family]} prefix-list ${policy}`;
  const incoming = [...refused.map((prefix) => `deny ${cidr(prefix)}`), `permit ${everything[family]}`];
  const outgoing = permitted.map((prefix) => `permit ${cidr(prefix)}`);
  const numbered = (name: string, entries: readonly string[]) =>
    entries.map((entry, index) => `${list}-${name} seq ${5 * (index + 1)} ${entry}`);
  return [
    ...(refused.length > 0 ? numbered('in', incoming) : []),
    ...numbered('out', outgoing.length > 0 ? outgoing : [`deny ${everything[family]}`]),
  ];
}

/** By default, NX-OS derives it from an IPv4 address in the same VRF. */
function routerIdNotes({ peers, routerId }: Plan): string[] {
  if (peers.some(({ family }) => family === 'ipv4')) return [];
  const proposed = `"router-id ${lastBitsOf(routerId)}"`;
  return [
    `BGP needs a router ID: ${proposed} beside the neighbor, or your own, unless an interface of the same VRF has an IPv4 address.`,
  ];
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { asn, amazonAsn, limit, vrf, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, announced, refused } = peer;
  const lines = [
    `address-family ${family} unicast`,
    ...inside(announced.map((prefix) => `network ${cidr(prefix)}`)),
    `neighbor ${remote.address}`,
    ...inside([
      `remote-as ${amazonAsn}`,
      `description ${description}`,
      ...(bfd ? ['bfd'] : []),
      `timers ${KEEPALIVE} ${HOLD_TIME}`,
      `address-family ${family} unicast`,
      ...inside([
        ...(refused.length > 0 ? [`prefix-list ${policy}-in in`] : []),
        `prefix-list ${policy}-out out`,
        `maximum-prefix ${limit}`,
        ...(defaultRoute ? ['default-originate'] : []),
      ]),
      'exit',
      // Last, so that no session starts before its policy exists.
      ...(peer.key ? [`password 0 ${spellKey(peer.key, key)}`] : []),
    ]),
  ];
  return {
    title: notes.neighborTitle(peer),
    notes: [...notes.neighbor(plan, peer), ...routerIdNotes(plan), ...(bfd ? notes.bfd() : [])],
    lines: [`router bgp ${asn}`, ...inside(vrf ? [`vrf ${vrf}`, ...inside(lines)] : lines)],
  };
}

export const ciscoNxos: Dialect = {
  port: 'Ethernet1/1',
  ports: /^(?:eth(?:ernet)?\d+(?:\/\d+){1,2}|(?:port-channel|po)\d+)$/i,
  // In any case: to NX-OS, names that differ in that alone are of one VRF.
  mainTable: /^default$/i,
  managementVrf: /^management$/i,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(commentedBy('!'), notes.head(plan), [
      subinterface(plan),
      {
        title: 'Prefixes',
        notes: notes.prefixes(plan, [notes.NEEDS_ROUTE, notes.FOR_ALL], [notes.DEFAULT_ALWAYS]),
        lines: plan.peers.flatMap(prefixLists),
      },
      ...plan.peers.map((peer) => neighbor(plan, peer)),
    ]),
};
