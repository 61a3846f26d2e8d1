import { cidr, lastBitsOf, maskOf } from '../addresses';
import type { Address, Family } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE, withLength } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';

/**
 * Fortinet FortiOS 7.
 * Sources:
 * - CLI Reference, config router bgp (https://docs.fortinet.com/document/fortigate/7.4.2/cli-reference/542620), prefix-list
 *   (https://docs.fortinet.com/document/fortigate/7.4.3/cli-reference/197238270), prefix-list6
 *   (https://docs.fortinet.com/document/fortigate/7.2.7/cli-reference/509620): what no rule permits is denied, and a list's
 *   name has at most 35 characters.
 * - A machine-made schema of FortiOS 7, hermanwjacobsen/hfortix-fortios: a neighbor speaks both families unless told not
 *   to; its description has at most 63 characters, its password 128, an interface's name 15; maximum-prefix only warns
 *   where that is enabled, and it is not.
 * - Administration Guide, Subcommands ("edit 0"), BFD, Interface MTU packet size (a VLAN is held to its port's).
 *   https://docs.fortinet.com/document/fortigate/7.4.0/administration-guide/627485
 *   https://docs.fortinet.com/document/fortigate/7.2.3/administration-guide/771813/bfd
 *   https://docs.fortinet.com/document/fortigate/7.4.0/administration-guide/596096/interface-mtu-packet-size
 * - Technical Tips 423106 (BFD with BGP, milliseconds) and 99103 (a rule for the default route alone, and for any prefix).
 */
const key = keySpellings.fortios;

const inside = (lines: readonly string[]) => indented(lines, 4);
const config = (path: string, lines: readonly string[]) => [`config ${path}`, ...inside(lines), 'end'];
const edit = (name: string, lines: readonly string[]) => [`edit ${name}`, ...inside(lines), 'next'];
/** As many characters from the end of the virtual interface's id as fit after "aws-" in the 15 of an interface name. */
const nameOf = ({ virtualInterfaceId: id }: Plan) => `aws-${id.replace('dxvif-', '').slice(-11)}`;
/** IPv6 has its own settings, named like those of IPv4 with a 6. */
const six = (family: Family) => (family === 'ipv6' ? '6' : '');

function subinterface(plan: Plan): Section {
  const { port, vlan, mtu, bfd, peers, description } = plan;
  return {
    title: 'Subinterface',
    notes: [
      ...notes.subinterface(plan),
      ...(mtu > 1500
        ? ['Give the port an MTU of that size first (mtu-override, mtu), or FortiOS refuses it here.']
        : []),
      `Interface ${nameOf(plan)}: named after the end of the virtual interface id, to fit in 15 characters.`,
      'VDOM root: the one a FortiGate comes with. With more, this part goes into config global, the others into your VDOM.',
      'No traffic passes until your firewall policies name this interface.',
    ],
    lines: config(
      'system interface',
      edit(`"${nameOf(plan)}"`, [
        'set vdom "root"',
        `set interface "${port}"`,
        `set vlanid ${vlan}`,
        `set description "${description}"`,
        'set mtu-override enable',
        `set mtu ${mtu}`,
        ...peers.flatMap(({ family, local }) =>
          family === 'ipv4'
            ? [`set ip ${local.address} ${maskOf(local.length)}`]
            : config('ipv6', [`set ip6-address ${withLength(local)}`]),
        ),
        ...(bfd
          ? [
              'set bfd enable',
              `set bfd-desired-min-tx ${BFD_INTERVAL}`,
              `set bfd-required-min-rx ${BFD_INTERVAL}`,
              `set bfd-detect-mult ${BFD_MULTIPLIER}`,
            ]
          : []),
      ]),
    ),
  };
}

const prefix = (of: Address) =>
  of.family === 'ipv4' ? `set prefix ${of.network} ${maskOf(of.length)}` : `set prefix6 "${cidr(of)}"`;

/** A rule without ge and le matches exactly its prefix; what no rule permits is denied. */
function prefixLists({ family, policy, permitted, refused }: PlannedPeer): string[] {
  const rules = (action: string, prefixes: readonly Address[]) =>
    prefixes.flatMap((each, index) =>
      edit(String(index + 1), [`set action ${action}`, prefix(each), 'unset ge', 'unset le']),
    );
  const all = (number: number, action: string) =>
    edit(String(number), [`set action ${action}`, `set prefix${six(family)} any`]);
  const incoming = [...rules('deny', refused), ...all(refused.length + 1, 'permit')];
  return config(`router prefix-list${six(family)}`, [
    ...(refused.length > 0 ? edit(`"${policy}-in"`, config('rule', incoming)) : []),
    ...edit(
      `"${policy}-out"`,
      config('rule', permitted.length > 0 ? rules('permit', permitted) : all(1, 'deny')),
    ),
  ]);
}

function neighbor(plan: Plan, peer: PlannedPeer): string[] {
  const { amazonAsn, limit, bfd, defaultRoute, description } = plan;
  const { family, remote, policy, refused } = peer;
  const n = six(family);
  return edit(`"${remote.address}"`, [
    // A neighbor uses both families unless told otherwise, and a list applies to the routes of one.
    family === 'ipv4' ? 'set activate6 disable' : 'set activate disable',
    `set remote-as ${amazonAsn}`,
    `set description "${description}"`,
    ...(peer.key ? [`set password ${spellKey(peer.key, key)}`] : []),
    `set keep-alive-timer ${KEEPALIVE}`,
    `set holdtime-timer ${HOLD_TIME}`,
    ...(bfd ? ['set bfd enable'] : []),
    ...(refused.length > 0 ? [`set prefix-list-in${n} "${policy}-in"`] : []),
    `set prefix-list-out${n} "${policy}-out"`,
    `set maximum-prefix${n} ${limit}`,
    ...(defaultRoute ? [`set capability-default-originate${n} enable`] : []),
  ]);
}

/** Entry 0 is the next free one, so none of the router's own entries is replaced. */
const networks = ({ family, announced }: PlannedPeer): string[] =>
  announced.length === 0
    ? []
    : config(
        `network${six(family)}`,
        announced.flatMap((each) => edit('0', [prefix(each)])),
      );

const bgp = (plan: Plan): Section => ({
  title: `BGP neighbors ${plan.peers.map(({ remote }) => remote.address).join(', ')}`,
  notes: [
    ...new Set(plan.peers.flatMap((peer) => notes.neighbor(plan, peer))),
    notes.routerId(plan),
    ...(plan.bfd ? notes.bfd() : []),
  ],
  lines: config('router bgp', [
    `set as ${plan.asn}`,
    `set router-id ${lastBitsOf(plan.routerId)}`,
    ...config(
      'neighbor',
      plan.peers.flatMap((peer) => neighbor(plan, peer)),
    ),
    ...plan.peers.flatMap(networks),
  ]),
});

export const fortios: Dialect = {
  port: 'port1',
  // Aggregates can have any name of at most 15 characters.
  ports: /^[A-Za-z][\w-]{0,14}$/,
  // In FortiOS, a VRF is a number on the interface.
  offers: ['bfd', 'defaultRoute'],
  write: (plan) =>
    // Where comments are read as commands, an apostrophe or quotation mark would open a string, so comments contain
    // none.
    written(
      commentedBy('#'),
      [...notes.head(plan), 'Leave these comments out when you paste it.'],
      [
        subinterface(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [notes.NEEDS_ROUTE, notes.FOR_ALL], [notes.DEFAULT_ALWAYS]),
          lines: plan.peers.flatMap(prefixLists),
        },
        bgp(plan),
      ],
    ),
};
