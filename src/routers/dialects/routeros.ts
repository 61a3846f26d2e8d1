import { cidr, lastBitsOf } from '../addresses';
import { spellKey } from '../keys';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * MikroTik RouterOS 7.20 and later: there a BGP connection must name an instance, which has the ASN, the router id and the
 * VRF; before 7.20 there is no such menu, and the connection has them.
 * Sources, of manual.mikrotik.com/docs:
 * - cli-reference/routing/bgp/connection, …/bgp/instance, …/bfd/configuration, interface/vlan: names and types.
 *   `input.limit-process-routes-*` is one of 10, 100, … 10000000.
 * - user-guides/routing-and-networking-protocols/unicast/bgp/understanding-bgp (best path, several instances), …/bgp/faq and
 *   …/moving-from-rosv6-to-rosv7 (output.network is an address list, announced where there is a route to exactly that
 *   prefix; filter rules; a chain that ends rejects), …/unicast/bfd (order of entries, VRF), …/vrf (main is
 *   built in, and no other).
 * - help.mikrotik.com, Scripting, Constant Escape Sequences: `"`, `\\` and `$`; none for `?` since 7.1.
 * Not obvious: without a filter chain BGP announces every route; `set` replaces the interfaces of a VRF; MTU is of the IP
 * packet.
 */
const quoted = (text: string) => `"${text.replace(/["\\$]/g, '\\$&')}"`;
const key = { dialect: 'RouterOS', quote: quoted };

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const inVrf = ({ vrf }: Plan) => (vrf ? ` vrf=${vrf}` : '');

/** RouterOS only limits a session's routes to a power of ten, at least 10. */
function powerOfTen(limit: number): number {
  return 10 ** Math.max(1, Math.ceil(Math.log10(limit)));
}

function subinterface(plan: Plan): Section {
  const { virtualInterfaceId: name, port, vlan, mtu, vrf, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [
      ...notes.subinterface(plan),
      ...(vrf
        ? [
            `Then add ${name} to the interfaces of the VRF, and include those it already has, or it loses them:`,
            `"/ip vrf set ${vrf} interfaces=...,${name}". The VRF must stand above "main" in "/ip vrf print".`,
          ]
        : []),
    ],
    lines: [
      '/interface vlan',
      `add name=${name} interface=${port} vlan-id=${vlan} mtu=${mtu} comment=${quoted(description)}`,
      ...peers.flatMap(({ family, local }) => [
        `/${words[family]} address`,
        `add address=${withLength(local)} interface=${name}${family === 'ipv6' ? ' advertise=no' : ''}`,
      ]),
    ],
  };
}

/**
 * The chain accepts what is listed and rejects the rest. The list is what the session takes from the routing table,
 * which does not include a default route that it originates itself.
 */
function policies({ family, policy, announced, permitted, refused }: PlannedPeer): string[] {
  return [
    ...(announced.length > 0
      ? [
          `/${words[family]} firewall address-list`,
          ...announced.map((prefix) => `add list=${policy}-out address=${cidr(prefix)}`),
        ]
      : []),
    '/routing filter rule',
    ...permitted.map((prefix) => `add chain=${policy}-out rule="if (dst == ${cidr(prefix)}) { accept }"`),
    `add chain=${policy}-out rule="reject"`,
    ...refused.map((prefix) => `add chain=${policy}-in rule="if (dst == ${cidr(prefix)}) { reject }"`),
    `add chain=${policy}-in rule="accept"`,
  ];
}

/** A VRF's routing table has the VRF's name. */
const tableOf = (plan: Plan) => (plan.vrf ? `${inVrf(plan)} routing-table=${plan.vrf}` : '');

/** An instance has one ASN: if the neighbors use two of yours, each has its own instance. */
const instanceOf = ({ virtualInterfaceId, peers }: Plan, { asn, policy }: PlannedPeer) =>
  peers.every((peer) => peer.asn === asn) ? virtualInterfaceId : policy;

function bgpItself(plan: Plan): Section {
  const asns = new Map(plan.peers.map((peer) => [instanceOf(plan, peer), peer.asn]));
  return {
    title: 'BGP',
    notes: [
      'Your ASN: from the same source as for the neighbors. Use your existing instance, if you have one:',
      'the best route is chosen only within one instance, for example between two connections to AWS.',
      notes.routerId(plan),
    ],
    lines: [
      '/routing bgp instance',
      ...[...asns].map(
        ([name, asn]) => `add name=${name} as=${asn} router-id=${lastBitsOf(plan.routerId)}${tableOf(plan)}`,
      ),
    ],
  };
}

function bfdConfiguration(plan: Plan): Section {
  const times = `min-rx=${BFD_INTERVAL}ms min-tx=${BFD_INTERVAL}ms multiplier=${BFD_MULTIPLIER}`;
  return {
    title: 'BFD',
    notes: [
      ...notes.bfd(),
      'The first matching entry counts: move this one above any broader one, such as interfaces=all.',
    ],
    lines: ['/routing bfd configuration', `add interfaces=${plan.virtualInterfaceId} ${times}${inVrf(plan)}`],
  };
}

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { amazonAsn, limit, bfd, defaultRoute, description } = plan;
  const { family, remote, local, policy, announced } = peer;
  const most = powerOfTen(limit);
  const settings = [
    `name=${policy}`,
    `instance=${instanceOf(plan, peer)}`,
    `comment=${quoted(description)}`,
    'local.role=ebgp',
    `local.address=${local.address}`,
    `remote.address=${remote.address}`,
    `remote.as=${amazonAsn}`,
    ...(peer.key ? [`tcp-md5-key=${spellKey(peer.key, key)}`] : []),
    `hold-time=${HOLD_TIME}s`,
    `keepalive-time=${KEEPALIVE}s`,
    `afi=${words[family]}`,
    `use-bfd=${bfd ? 'yes' : 'no'}`,
    `input.filter=${policy}-in`,
    `input.limit-process-routes-${family}=${most}`,
    ...(announced.length > 0 ? [`output.network=${policy}-out`] : []),
    `output.filter-chain=${policy}-out`,
    ...(defaultRoute ? ['output.default-originate=always'] : []),
  ];
  return {
    title: notes.neighborTitle(peer),
    notes: [
      ...notes.neighbor(plan, peer),
      ...(most === limit ? [] : [`RouterOS accepts only a power of ten as the limit: ${most}.`]),
    ],
    lines: ['/routing bgp connection', `add ${settings.join(' ')}`],
  };
}

export const routeros: Dialect = {
  port: 'ether1',
  // Interfaces can have any name, but by default none contains a slash.
  ports: /^[^/]+$/,
  asnPerNeighbor: true,
  mainTable: /^main$/,
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...notes.head(plan), 'For RouterOS 7.20 or later.'],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [notes.NEEDS_ROUTE], [notes.DEFAULT_ALWAYS]),
          lines: plan.peers.flatMap(policies),
        },
        bgpItself(plan),
        ...(plan.bfd ? [bfdConfiguration(plan)] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
