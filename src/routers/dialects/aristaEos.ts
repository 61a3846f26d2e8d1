import { cidr, lastBitsOf } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Arista EOS 4.23 and later: field notice 39 lists the older spellings.
 * Sources:
 * - EOS User Manual, Layer 2 Subinterfaces: encapsulation dot1q vlan, on a parent that is routed
 *   (www.arista.com/en/um-eos/eos-layer-2-subinterfaces); Support for Layer 3 MTU: "mtu" is a payload's, 68 to 9214
 *   (www.arista.com/um-eos/eos-support-for-layer-3-mtu-on-7280r37500r37800r3).
 * - Arista's AVD, eos_cli_config_gen, templates for router bgp and for interfaces: each command and its mode, in a VRF
 *   too, and none that creates the VRF `default`. Its issue 1051: only some platforms take "mtu" on a sub-interface.
 * - Red Hat's arista.eos collection, eos_bgp_global, tested on EOS 4.23.0F: password 0 or 7, of at most 80 characters;
 *   default-originate always; the session restarts above maximum-routes.
 * - Batfish's grammar (Arista_bgp.g4); netlab's templates for EOS, which run on devices: ip routing, ipv6 unicast-routing.
 */
const key = keySpellings.aristaEos;

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const inside = (lines: readonly string[]) => indented(lines, 3);

const routing = { ipv4: 'ip routing', ipv6: 'ipv6 unicast-routing' } as const;

/** What the router needs before these lines are pasted. */
function portNotes({ port, mtu, vrf }: Plan): string[] {
  return [
    `${port} must be routed: "no switchport" on it.`,
    `A switch that refuses "mtu" on a subinterface uses the port's: set "mtu ${mtu}" there, for all its VLANs.`,
    ...(vrf ? [`EOS before 4.23 spells it "vrf forwarding ${vrf}".`] : []),
  ];
}

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, vrf, bfd, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [...notes.subinterface(plan), ...portNotes(plan)],
    lines: [
      // Off by default, also in each VRF, but BGP needs it.
      ...peers.map(({ family }) => `${routing[family]}${vrf ? ` vrf ${vrf}` : ''}`),
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

/** A prefix list denies everything it does not name; an empty one gets an explicit deny. */
function prefixLists({ family, policy, permitted, refused }: PlannedPeer): string[] {
  const any = family === 'ipv4' ? '0.0.0.0/0 le 32' : '::/0 le 128';
  const list = (name: string, entries: readonly string[]) => [
    `${words[family]} prefix-list ${policy}-${name}`,
    ...inside(entries.map((entry, index) => `seq ${10 * (index + 1)} ${entry}`)),
  ];
  const incoming = [...refused.map((prefix) => `deny ${cidr(prefix)}`), `permit ${any}`];
  const outgoing = permitted.map((prefix) => `permit ${cidr(prefix)}`);
  return [
    ...(refused.length > 0 ? list('in', incoming) : []),
    ...list('out', outgoing.length > 0 ? outgoing : [`deny ${any}`]),
  ];
}

/** By default, EOS derives it from an IPv4 address in the same VRF. */
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
  const to = `neighbor ${remote.address}`;
  const lines = [
    `${to} remote-as ${amazonAsn}`,
    `${to} description ${description}`,
    ...(bfd ? [`${to} bfd`] : []),
    `${to} timers ${KEEPALIVE} ${HOLD_TIME}`,
    `${to} maximum-routes ${limit}`,
    ...(defaultRoute ? [`${to} default-originate always`] : []),
    `address-family ${family}`,
    ...inside([
      `${to} activate`,
      ...(refused.length > 0 ? [`${to} prefix-list ${policy}-in in`] : []),
      `${to} prefix-list ${policy}-out out`,
      ...announced.map((prefix) => `network ${cidr(prefix)}`),
    ]),
    'exit',
    // Without the key the session can't come up, so the key comes last: no session ever runs without its policy.
    ...(peer.key ? [`${to} password 0 ${spellKey(peer.key, key)}`] : []),
  ];
  return {
    title: notes.neighborTitle(peer),
    notes: [...notes.neighbor(plan, peer), ...routerIdNotes(plan), ...(bfd ? notes.bfd() : [])],
    lines: [`router bgp ${asn}`, ...inside(vrf ? [`vrf ${vrf}`, ...inside(lines)] : lines)],
  };
}

export const aristaEos: Dialect = {
  port: 'Ethernet1',
  ports: /^(?:et(?:h(?:ernet)?)?\d+(?:\/\d+){0,3}|po(?:rt-channel)?\d+)$/i,
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
