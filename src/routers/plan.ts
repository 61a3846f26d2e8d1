import * as l10n from '@vscode/l10n';
import type { Address, Family } from './addresses';
import { MASK } from './mask';
import { assertUsable, readPrefixes } from './options';
import type { RouterOptions } from './options';
import { RouterProblem } from './problem';
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

/**
 * The maximum number of prefixes of a family that AWS sends, by the type of the virtual interface. A router ends the
 * session above it, so it is what AWS's quotas allow rather than what is usual.
 * - private: 20 virtual private gateways per Direct Connect gateway (AWS Direct Connect quotas), each with a VPC of up
 *   to 50 CIDR blocks (Amazon VPC quotas).
 * - transit: 6 transit gateways on a Direct Connect gateway, 200 prefixes of each (AWS Direct Connect quotas); a Cloud
 *   WAN core network may send more (AWS Direct Connect user guide, Cloud WAN core network), and no number is published.
 * - public: no number is published; Amazon has some thousands of ranges, so this leaves room for growth.
 */
const limits: ReadonlyMap<string, number> = new Map([
  ['private', 1000],
  ['transit', 5000],
  ['public', 20_000],
]);
const LARGEST_LIMIT = 20_000;
/** What the customer's other sites may send through a Direct Connect gateway (AWS Direct Connect user guide, prefix controls). */
const OTHER_SITES = 10_000;

/** What the user can choose, if the dialect supports it. */
export type Offer = 'bfd' | 'defaultRoute' | 'vrf';

/** The traits of a configuration language that a plan depends on. */
export interface DialectTraits {
  /** An example of a port on such a router, used if none was chosen. */
  readonly port: string;
  /** How ports of such routers are named: other names cause a note. */
  readonly ports: RegExp;
  /** True if each neighbor may have a different ASN of yours. */
  readonly asnPerNeighbor?: true;
  /** The options that it supports. */
  readonly offers: readonly Offer[];
}

/** A peer with its prefixes. */
export interface PlannedPeer extends Peer {
  /** The listed prefixes of its family. */
  readonly announced: readonly Address[];
  /** Everything that its policy announces: those, and the default route if it is announced. */
  readonly permitted: readonly Address[];
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
  /** Chosen options that the format does not support. */
  readonly unwritten: readonly Offer[];
  /** The number of prefixes of a family to accept. */
  readonly limit: number;
  /** Dotted; from the customer's IPv4 address, otherwise from the last bits of the IPv6 address. */
  readonly routerId: Address;
}

const defaults: Readonly<Record<Family, Address>> = {
  ipv4: { family: 'ipv4', address: '0.0.0.0', length: 0, network: '0.0.0.0' },
  ipv6: { family: 'ipv6', address: '::', length: 0, network: '::' },
};

/** A prefix as most routers write it. */
export const cidr = ({ network, length }: Address): string => `${network}/${length}`;
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
  id: string,
  prefixes: readonly Address[],
  defaultRoute: boolean,
): PlannedPeer {
  const announced = prefixes.filter(({ family }) => family === peer.family);
  const all = defaultRoute ? [...announced, defaults[peer.family]] : announced;
  const permitted = [...new Map(all.map((prefix) => [cidr(prefix), prefix])).values()];
  return { ...peer, announced, permitted, policy: `${id}-${peer.family === 'ipv4' ? 'v4' : 'v6'}` };
}

/** @throws RouterProblem if the peers have different customer ASNs. */
function assertOneAsn(peers: readonly Peer[]): void {
  if (new Set(peers.map(({ asn }) => asn)).size <= 1) return;
  throw new RouterProblem(
    l10n.t(
      'Your ASN differs between the IPv4 peer and the IPv6 peer. This format has one ASN for all neighbors.',
    ),
    l10n.t('Choose Juniper Junos, Nokia SR OS, BIRD, MikroTik RouterOS, JSON or YAML with Change Format….'),
  );
}

/**
 * Puts together what a dialect writes.
 * @param dialect for its example port and its supported options.
 * @throws RouterProblem if an option is invalid, or if a prefix's family has no peer.
 */
export function planOf(
  session: RouterSession,
  options: RouterOptions,
  { port, ports, offers, asnPerNeighbor }: DialectTraits,
): Plan {
  assertUsable(options);
  const unwritten = (['bfd', 'defaultRoute', 'vrf'] as const).filter(
    (offer) => options[offer] && !offers.includes(offer),
  );
  const chosen = (offer: Offer) => Boolean(options[offer]) && offers.includes(offer);
  const { peers, prefixes: known, virtualInterfaceId: id, name, type, ...rest } = session;
  const prefixes = readPrefixes(options.prefixes ?? known);
  const stray = prefixes.find(({ family }) => !peers.some((peer) => peer.family === family));
  if (stray) {
    throw new RouterProblem(
      l10n.t('{0} can’t be announced: {1} has no BGP peer of its address family.', cidr(stray), id),
      l10n.t('Choose Router Options… and leave it out, or add a BGP peer to the virtual interface.'),
    );
  }
  const [first] = peers;
  if (!first) throw new RouterProblem(l10n.t('{0} has no BGP peer.', id), l10n.t('Add one, then try again.'));
  if (!asnPerNeighbor) assertOneAsn(peers);
  const defaultRoute = chosen('defaultRoute');
  return {
    ...rest,
    virtualInterfaceId: id,
    name: harmless(name),
    type: harmless(type),
    asn: first.asn,
    peers: peers.map((peer) => plannedPeer(peer, id, prefixes, defaultRoute)),
    port: options.interfaceName ?? port,
    portIsChosen: options.interfaceName !== undefined,
    portIsOdd: options.interfaceName !== undefined && !ports.test(options.interfaceName),
    prefixesAreChosen: options.prefixes !== undefined,
    description: `AWS ${id} ${harmless(name)}`.slice(0, 60).trim(),
    bfd: chosen('bfd'),
    defaultRoute,
    vrf: chosen('vrf') ? options.vrf : undefined,
    unwritten,
    limit: (limits.get(type) ?? LARGEST_LIMIT) + (session.siteLink ? OTHER_SITES : 0),
    routerId: first.local,
  };
}

/** The same plan with the mask in the place of every key. */
export function masked(plan: Plan): Plan {
  return { ...plan, peers: plan.peers.map((peer) => ({ ...peer, key: peer.key && MASK })) };
}
