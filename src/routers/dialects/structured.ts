import { stringify } from '../../yaml';
import { cidr, lastBitsOf } from '../addresses';
import * as notes from '../notes';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE } from '../plan';
import type { Plan } from '../plan';
import type { Dialect } from './dialect';

/**
 * Everything that the other formats write, as data for programs. Times are in seconds, BFD's in milliseconds, the MTU
 * in bytes.
 */
function data(plan: Plan): object {
  const { virtualInterfaceId: id, name, type, port, vlan, mtu, vrf, asn, amazonAsn, routerId, limit } = plan;
  return {
    virtualInterface: { id, name, type },
    interface: { port, vlan, mtu, ...(vrf && { vrf }) },
    bgp: { asn, amazonAsn, routerId: lastBitsOf(routerId), holdTime: HOLD_TIME, keepalive: KEEPALIVE },
    ...(plan.bfd && { bfd: { interval: BFD_INTERVAL, multiplier: BFD_MULTIPLIER } }),
    peers: plan.peers.map(({ family, local, remote, asn: own, key, permitted, refused }) => ({
      family,
      ...(plan.peers.some((peer) => peer.asn !== asn) && { asn: own }),
      customerAddress: local.address,
      amazonAddress: remote.address,
      prefixLength: local.length,
      ...(key !== undefined && { authKey: key }),
      announce: permitted.map(cidr),
      ...(refused.length > 0 && { refuse: refused.map(cidr) }),
      maximumPrefixes: limit,
    })),
  };
}

/** JSON has no comments, so the origin of the values is a value itself. */
const sources = (plan: Plan): string[] => [
  ...new Set([
    ...notes.subinterface(plan),
    ...notes.prefixes(plan),
    ...plan.peers.flatMap((peer) => notes.neighbor(plan, peer)),
  ]),
];

const offers = ['bfd', 'defaultRoute', 'vrf'] as const;

/** Source: RFC 8259. */
export const json: Dialect = {
  port: 'eth1',
  ports: /^/,
  asnPerNeighbor: true,
  // Which router it is for is not known.
  mainTable: false,
  offers,
  write: (plan) => {
    const told = [...notes.unwritten(plan), ...sources(plan)];
    return `${JSON.stringify({ ...data(plan), sources: told }, undefined, 2)}\n`;
  },
};

/** Source: YAML 1.2.2. */
export const yaml: Dialect = {
  port: 'eth1',
  ports: /^/,
  asnPerNeighbor: true,
  // Which router it is for is not known.
  mainTable: false,
  offers,
  write: (plan) => {
    const comments = [...notes.head(plan), ...sources(plan)].map((note) => `# ${note}`).join('\n');
    return `${comments}\n${stringify(data(plan), { lineWidth: 0 })}`;
  },
};
