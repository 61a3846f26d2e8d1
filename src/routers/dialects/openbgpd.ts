import { cidr, lastBitsOf } from '../addresses';
import type { Address } from '../addresses';
import { spellKey } from '../keys';
import { keySpellings } from '../keySpellings';
import * as notes from '../notes';
import { HOLD_TIME } from '../plan';
import type { Plan, PlannedPeer } from '../plan';
import { commentedBy, indented, written } from '../sections';
import type { Section } from '../sections';
import type { Dialect } from './dialect';
import { LINUX_PORT, linuxAddresses, linuxVlan } from './linux';

/**
 * OpenBGPD, a complete bgpd.conf. Its portable version has no BFD, and its keepalive is a third of the hold time.
 * Source: bgpd.conf(5).
 */
const key = keySpellings.openbgpd;

/** The longest description in characters (PEER_DESCR_LEN up to 7.7). */
const MAX_DESCRIPTION_LENGTH = 31;

const inside = (lines: readonly string[]) => indented(lines, 4);

const prefixSet = (name: string, prefixes: readonly Address[]) =>
  prefixes.length > 0 ? [`prefix-set "${name}" {`, ...inside(prefixes.map(cidr)), '}'] : [];

const prefixSets = ({ policy, permitted, refused }: PlannedPeer): string[] => [
  ...prefixSet(`${policy}-in`, refused),
  ...prefixSet(`${policy}-out`, permitted),
  ...(permitted.length > 0 ? [`network prefix-set "${policy}-out"`] : []),
];

function neighbor(plan: Plan, peer: PlannedPeer): Section {
  const { amazonAsn, limit, description } = plan;
  const { remote, local, policy, permitted, refused } = peer;
  return {
    title: notes.neighborTitle(peer),
    notes: notes.neighbor(plan, peer),
    lines: [
      `neighbor ${remote.address} {`,
      ...inside([
        `descr "${description.slice(0, MAX_DESCRIPTION_LENGTH).trim()}"`,
        `remote-as ${amazonAsn}`,
        `local-address ${local.address}`,
        `holdtime ${HOLD_TIME}`,
        ...(peer.key ? [`tcp md5sig password ${spellKey(peer.key, key)}`] : []),
        `max-prefix ${limit}`,
      ]),
      '}',
      // The last rule that matches counts.
      `allow from ${remote.address}`,
      ...(refused.length > 0 ? [`deny from ${remote.address} prefix-set "${policy}-in"`] : []),
      ...(permitted.length > 0 ? [`allow to ${remote.address} prefix-set "${policy}-out"`] : []),
    ],
  };
}

export const openbgpd: Dialect = {
  port: 'eth1',
  ports: LINUX_PORT,
  offers: ['defaultRoute'],
  write: (plan) =>
    written(
      commentedBy('#'),
      [...notes.head(plan), notes.routerId(plan)],
      [
        {
          title: 'Subinterface',
          notes: [
            ...notes.subinterface(plan),
            'OpenBGPD does not create the interface. On Linux:',
            ...linuxVlan(plan),
            ...linuxAddresses(plan),
          ],
          lines: [],
        },
        {
          title: 'Router',
          notes: [
            'Your ASN: from the same source as for the neighbors. Leave out what your bgpd.conf already has.',
          ],
          lines: [`AS ${plan.asn}`, `router-id ${lastBitsOf(plan.routerId)}`],
        },
        {
          title: 'Prefixes',
          notes: notes.prefixes(
            plan,
            ['OpenBGPD announces a network whether there is a route to it or not.', notes.FOR_ALL],
            [notes.DEFAULT_ALWAYS],
          ),
          lines: plan.peers.flatMap(prefixSets),
        },
        ...plan.peers.map((peer) => neighbor(plan, peer)),
      ],
    ),
};
