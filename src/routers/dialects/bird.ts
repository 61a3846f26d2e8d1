import { cidr, lastBitsOf } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';
import { LINUX_PORT, linuxAddresses, linuxVlan } from './linux';

/**
 * BIRD 2, a complete bird.conf. Source: BIRD 2 user's guide, chapters Configuration, Filters, and Protocols (BFD, BGP,
 * Device, Direct, Kernel).
 */
const key = keySpellings.bird;

/** A BIRD symbol: letters, digits and underscores. */
const symbol = (name: string) => name.replaceAll('-', '_');
/** Four spaces per level. */
const inside = (lines: readonly string[]) => indented(lines, 4);

const system = ({ peers, routerId }: Plan): Section => ({
  title: 'Router',
  notes: ['Leave out what your bird.conf already has.'],
  lines: [
    `router id ${lastBitsOf(routerId)};`,
    'protocol device { }',
    `protocol direct { ${peers.map(({ family }) => `${family};`).join(' ')} }`,
    ...peers.flatMap(({ family }) => [
      'protocol kernel {',
      ...inside(['learn;', `${family} { import all; export where source = RTS_BGP; };`]),
      '}',
    ]),
  ],
});

const listOf = (prefixes: readonly Address[]) => `[ ${prefixes.map(cidr).join(', ')} ]`;

function filters({ policy, permitted, refused }: PlannedPeer): string[] {
  return [
    ...(refused.length > 0
      ? [
          `filter ${symbol(policy)}_in {`,
          ...inside([`if net ~ ${listOf(refused)} then reject;`, 'accept;']),
          '}',
        ]
      : []),
    `filter ${symbol(policy)}_out {`,
    ...inside([...(permitted.length > 0 ? [`if net ~ ${listOf(permitted)} then accept;`] : []), 'reject;']),
    '}',
  ];
}

const bfdProtocol = ({ port, vlan }: Plan): Section => ({
  title: 'BFD',
  notes: notes.bfd(),
  lines: [
    'protocol bfd {',
    ...inside([
      `interface "${port}.${vlan}" { interval ${BFD_INTERVAL} ms; multiplier ${BFD_MULTIPLIER}; };`,
    ]),
    '}',
  ],
});

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { amazonAsn, limit, bfd, description } = plan;
  const { family, remote, local, asn, policy, refused } = peer;
  return {
    title: notes.neighborTitle(peer),
    notes: notes.neighbor(plan, peer),
    lines: [
      `protocol bgp ${symbol(policy)} {`,
      ...inside([
        `description "${description}";`,
        `local ${local.address} as ${asn};`,
        `neighbor ${remote.address} as ${amazonAsn};`,
        ...(peer.key ? [`password ${spellKey(peer.key, key)};`] : []),
        `hold time ${HOLD_TIME};`,
        `keepalive time ${KEEPALIVE};`,
        ...(bfd ? ['bfd on;'] : []),
        `${family} {`,
        ...inside([
          refused.length > 0 ? `import filter ${symbol(policy)}_in;` : 'import all;',
          `import limit ${limit} action block;`,
          `export filter ${symbol(policy)}_out;`,
        ]),
        '};',
      ]),
      '}',
    ],
  };
}

export const bird: Dialect = {
  port: 'eth1',
  ports: LINUX_PORT,
  asnPerNeighbor: true,
  // A VRF in BIRD needs a kernel table, whose number only the router's owner knows.
  offers: ['bfd', 'defaultRoute'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...notes.head(plan), notes.routerId(plan)],
      [
        {
          title: 'Subinterface',
          notes: [
            ...notes.subinterface(plan),
            'BIRD does not create the interface. On Linux:',
            ...linuxVlan(plan),
            ...linuxAddresses(plan),
          ],
          lines: [],
        },
        system(plan),
        {
          title: 'Prefixes',
          notes: notes.prefixes(plan, [notes.NEEDS_ROUTE], [notes.DEFAULT_NEEDS_ROUTE]),
          lines: plan.peers.flatMap(filters),
        },
        ...(plan.bfd ? [bfdProtocol(plan)] : []),
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
