import { lastBitsOf } from '../addresses';
import { spellKey } from '../keys';
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
 * MikroTik RouterOS 7.20 and later, where BGP has instances.
 * Sources: RouterOS documentation, BGP (instance, connection), Route Selection and Filters, BFD, VLAN, Scripting (strings and
 * their escapes).
 */
const quoted = (text: string) => `"${text.replace(/["\\$?]/g, '\\$&')}"`;
const key = { dialect: 'RouterOS', quote: quoted };

const words = { ipv4: 'ip', ipv6: 'ipv6' } as const;
const inVrf = ({ vrf }: Plan) => (vrf ? ` vrf=${vrf}` : '');

/** RouterOS limits the routes of a session to a power of ten. */
function powerOfTen(limit: number): number {
  return 10 ** Math.max(1, Math.ceil(Math.log10(limit)));
}

function subinterface(plan: Plan): Section {
  const { virtualInterfaceId: name, port, vlan, mtu, vrf, peers, description } = plan;
  return {
    title: 'Sub-interface',
    notes: [
      ...interfaceNotes(plan),
      ...(vrf ? [`Add ${name} to the interfaces of the VRF ${vrf}: "/ip vrf set".`] : []),
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

/** The chain accepts what is listed and rejects the rest; the list is what the session takes from the routing table. */
function policies({ family, policy, permitted }: PlannedPeer): string[] {
  const listed = permitted.map((prefix) => `dst == ${cidr(prefix)}`).join(' || ');
  return [
    ...(permitted.length > 0
      ? [
          `/${words[family]} firewall address-list`,
          ...permitted.map((prefix) => `add list=${policy}-out address=${cidr(prefix)}`),
        ]
      : []),
    '/routing filter rule',
    ...(permitted.length > 0 ? [`add chain=${policy}-out rule="if (${listed}) { accept }"`] : []),
    `add chain=${policy}-out rule="reject"`,
    `add chain=${policy}-in rule="accept"`,
  ];
}

const bgpItself = (plan: Plan): Section => ({
  title: 'BGP',
  notes: ['Your ASN: as for the neighbors. Use an instance you have, if you have one.', routerIdNote(plan)],
  lines: [
    '/routing bgp instance',
    `add name=${plan.virtualInterfaceId} as=${plan.asn} router-id=${lastBitsOf(plan.routerId)}${inVrf(plan)}`,
  ],
});

const bfdConfiguration = ({ virtualInterfaceId: name }: Plan): Section => ({
  title: 'BFD',
  notes: bfdNotes(),
  lines: [
    '/routing bfd configuration',
    `add interfaces=${name} min-rx=${BFD_INTERVAL}ms min-tx=${BFD_INTERVAL}ms multiplier=${BFD_MULTIPLIER}`,
  ],
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { virtualInterfaceId, amazonAsn, limit, bfd, defaultRoute, description } = plan;
  const { family, remote, local, policy, permitted } = peer;
  const most = powerOfTen(limit);
  const settings = [
    `name=${policy}`,
    `instance=${virtualInterfaceId}`,
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
    ...(permitted.length > 0 ? [`output.network=${policy}-out`] : []),
    `output.filter-chain=${policy}-out`,
    ...(defaultRoute ? ['output.default-originate=always'] : []),
  ];
  return {
    title: neighborTitle(peer),
    notes: [
      ...neighborNotes(plan, peer),
      ...(most === limit ? [] : [`RouterOS takes a power of ten as the limit: ${most}.`]),
    ],
    lines: ['/routing bgp connection', `add ${settings.join(' ')}`],
  };
}

export const routeros: Dialect = {
  port: 'ether1',
  offers: ['bfd', 'defaultRoute', 'vrf'],
  write: (plan) =>
    written(commentedBy('#'), headNotes(plan), [
      subinterface(plan),
      {
        title: 'Prefixes',
        notes: [...policyNotes(plan), NEEDS_ROUTE],
        lines: plan.peers.flatMap(policies),
      },
      bgpItself(plan),
      ...(plan.bfd ? [bfdConfiguration(plan)] : []),
      ...plan.peers.map((peer) => neighbor(plan, peer)),
    ]),
};
