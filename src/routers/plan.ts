import * as l10n from '@vscode/l10n';
import { unique } from './addresses';
import type { Address, Family } from './addresses';
import { announcedBy } from './announced';
import { MASK } from './mask';
import { assertUsable, offersFor } from './options';
import type { Offer, RouterOptions } from './options';
import { RouterProblem } from './problem';
import { acceptedFromAws } from './quotas';
import type { Limit } from './quotas';
import type { Peer, RouterSession } from './session';

/**
 * In seconds. The hold time of AWS's side: AWS Direct Connect user guide, BGP. Keepalive is a third (RFC 4271, section
 * 4.4).
 */
export const HOLD_TIME = 90;
export const KEEPALIVE = 30;
/** AWS's recommendation for BFD, in milliseconds and packets. */
export const BFD_INTERVAL = 300;
export const BFD_MULTIPLIER = 3;

/** The traits of a configuration language that a plan depends on. */
export interface DialectTraits {
  /** An example of a port on such a router, used if none was chosen. */
  readonly port: string;
  /** How ports of such routers are named: other names cause a note. */
  readonly ports: RegExp;
  /** True if you can have a different ASN for each neighbor. */
  readonly asnPerNeighbor?: true;
  /** What it calls the routing table outside VRFs; `default` if left out, false if any name is that of a VRF. */
  readonly mainTable?: RegExp | false;
  /** The VRF that only its management port can be in. */
  readonly managementVrf?: RegExp;
  /** The options that it supports. */
  readonly offers: readonly Offer[];
}

/** A peer with its prefixes. */
export interface PlannedPeer extends Peer {
  /** The listed prefixes of its family. */
  readonly announced: readonly Address[];
  /** Everything that its policy announces: those, and the default route if it is announced. */
  readonly permitted: readonly Address[];
  /** What it does not accept from AWS: on a public virtual interface a default route, and what it announces itself. */
  readonly refused: readonly Address[];
  /** The name of its policies, to which a dialect adds `-out` and `-in`. */
  readonly policy: string;
}

/** Everything that a dialect writes: AWS's values and the user's choices. */
export interface Plan extends Omit<RouterSession, 'peers' | 'prefixes'> {
  readonly peers: readonly PlannedPeer[];
  /** Your ASN: that of every peer or, in formats with one per neighbor, of the first. */
  readonly asn: number;
  /** The port, whether the user chose it, and whether such a router has a port of that name. */
  readonly port: string;
  readonly portIsChosen: boolean;
  readonly portIsOdd: boolean;
  /** Whether the user chose the prefixes; otherwise they come from AWS. */
  readonly prefixesAreChosen: boolean;
  /** One line of safe characters, at most 60. */
  readonly description: string;
  readonly bfd: boolean;
  readonly defaultRoute: boolean;
  readonly vrf: string | undefined;
  /** The VRF that was chosen but means none. */
  readonly mainTable: string | undefined;
  /** Chosen options that are not written: the format does not support them, or AWS does not accept them. */
  readonly unwritten: readonly Offer[];
  /** Prefixes that AWS lists, of a family without a BGP peer. */
  readonly leftOut: readonly Address[];
  /** The number of prefixes of a family to accept, and why that many. */
  readonly limit: number;
  readonly limitReason: Limit['why'];
  /** Dotted; from the customer's IPv4 address, otherwise from the last bits of the IPv6 address. */
  readonly routerId: Address;
}

const defaults: Readonly<Record<Family, Address>> = {
  ipv4: { family: 'ipv4', address: '0.0.0.0', length: 0, network: '0.0.0.0' },
  ipv6: { family: 'ipv6', address: '::', length: 0, network: '::' },
};

/** An interface's address as most routers write it. */
export const withLength = ({ address, length }: Address): string => `${address}/${length}`;

/**
 * Makes a name from AWS safe for any dialect's description: one line of letters, digits and separators. There, a name
 * is only a comment, so leaving characters out changes nothing.
 */
function harmless(name: string): string {
  return name
    .replace(/[^\w ,./+-]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

function plannedPeer(
  peer: Peer,
  { virtualInterfaceId: id, type }: RouterSession,
  prefixes: readonly Address[],
  defaultRoute: boolean,
): PlannedPeer {
  const announced = prefixes.filter(({ family }) => family === peer.family);
  const byDefault = defaults[peer.family];
  return {
    ...peer,
    announced,
    permitted: unique(defaultRoute ? [...announced, byDefault] : announced),
    refused: type === 'public' ? unique([byDefault, ...announced]) : [],
    policy: `${id}-${peer.family === 'ipv4' ? 'v4' : 'v6'}`,
  };
}

/** @throws RouterProblem if the peers have different customer ASNs. */
function assertOneAsn(peers: readonly Peer[]): void {
  if (new Set(peers.map(({ asn }) => asn)).size <= 1) return;
  throw new RouterProblem(
    l10n.t(
      'Your ASN differs between the IPv4 peer and the IPv6 peer. This format has one ASN for all neighbors.',
    ),
    l10n.t('Choose another format: Juniper Junos, Nokia SR OS, BIRD, MikroTik RouterOS, JSON or YAML.'),
  );
}

/**
 * Puts together what a dialect writes.
 * @param dialect for its example port and its supported options.
 * @throws RouterProblem if an option is invalid, or if a chosen prefix can't be announced.
 */
export function planOf(
  session: RouterSession,
  wanted: RouterOptions,
  { port, ports, offers, asnPerNeighbor, mainTable = /^default$/, managementVrf }: DialectTraits,
): Plan {
  assertUsable(wanted, managementVrf);
  const { vrf, ...others } = wanted;
  const isMain = mainTable !== false && vrf !== undefined && mainTable.test(vrf);
  const options: RouterOptions = isMain ? others : wanted;
  const { peers, prefixes: _listed, virtualInterfaceId: id, name, type, ...rest } = session;
  const offered = offersFor(type, offers);
  const unwritten = (['bfd', 'defaultRoute', 'vrf'] as const).filter(
    (offer) => options[offer] && !offered.includes(offer),
  );
  const chosen = (offer: Offer) => Boolean(options[offer]) && offered.includes(offer);
  const { prefixes, leftOut } = announcedBy(session, options);
  const [first] = peers;
  if (!first) throw new RouterProblem(l10n.t('{0} has no BGP peer.', id), l10n.t('Add one, then try again.'));
  if (!asnPerNeighbor) assertOneAsn(peers);
  const defaultRoute = chosen('defaultRoute');
  const { most: limit, why: limitReason } = acceptedFromAws(session);
  return {
    ...rest,
    virtualInterfaceId: id,
    name: harmless(name),
    type: harmless(type),
    asn: first.asn,
    peers: peers.map((peer) => plannedPeer(peer, session, prefixes, defaultRoute)),
    port: options.interfaceName ?? port,
    portIsChosen: options.interfaceName !== undefined,
    portIsOdd: options.interfaceName !== undefined && !ports.test(options.interfaceName),
    prefixesAreChosen: options.prefixes !== undefined,
    description: `AWS ${id} ${harmless(name)}`.slice(0, 60).trim(),
    bfd: chosen('bfd'),
    defaultRoute,
    vrf: chosen('vrf') ? options.vrf : undefined,
    mainTable: isMain ? vrf : undefined,
    unwritten,
    leftOut,
    limit,
    limitReason,
    routerId: first.local,
  };
}

/** The same plan with the mask in the place of every key. */
export function masked(plan: Plan): Plan {
  return { ...plan, peers: plan.peers.map((peer) => ({ ...peer, key: peer.key && MASK })) };
}
