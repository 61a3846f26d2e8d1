import type { Route } from '../api';
import type { Inventory, VirtualInterface } from '../resources/resources';
import { isGone } from '../resources/states';
import { peersOf, sessionsLost, sessionsOf, touchedBy } from './change';
import type { Change, Sessions } from './change';
import { byPrefix, prefixKey, reachOf, reachesAsFar, containingPrefix } from './reach';
import type { PrefixRoute, PrefixRoutes } from './reach';

/** Routes that AWS accepts, by the id of the virtual interface; missing for one whose routes could not be read. */
export type AcceptedRoutes = ReadonlyMap<string, readonly Route[]>;

/** What happens to a prefix that AWS accepts over sessions that go down. */
export interface PrefixOutcome {
  readonly cidr: string;
  /**
   * `elsewhere`: also accepted over another session that is up and reaches the same networks. `onlyHere`: over no other
   * session that was found. `unknown`: over none whose routes could be read, but some could not.
   */
  readonly outcome: 'elsewhere' | 'onlyHere' | 'unknown';
  /** For a prefix that is not itself accepted elsewhere: the narrowest wider prefix that is. */
  readonly within?: string;
}

/** The sessions of one virtual interface that go down, and what happens to their traffic. */
export interface Loss extends Sessions {
  /** The other sessions of the same families that are up and reach the same networks: they may carry the traffic. */
  readonly others: readonly Sessions[];
  /** Those of them over which some of its prefixes are accepted too. */
  readonly carriers: readonly Sessions[];
  /** Those of them whose routes could not be read. */
  readonly unread: readonly Sessions[];
  /** The prefixes that AWS accepts over the sessions that go down; omitted where they could not be read. */
  readonly prefixes?: readonly PrefixOutcome[];
  /** False where AWS does not say what the virtual interface reaches. */
  readonly isReachKnown: boolean;
  /**
   * True when it carries traffic between sites (SiteLink), and no other SiteLink path was found for some of its
   * prefixes.
   */
  readonly losesSiteLink: boolean;
}

/** What a change takes down, and what carries the traffic then. */
export interface Impact {
  readonly losses: readonly Loss[];
  /** How many seconds it lasts, for a change after which the sessions come up by themselves. */
  readonly seconds?: number;
}

/** Source: AWS Direct Connect User Guide, "MTUs for private virtual interfaces or transit virtual interfaces". */
const JUMBO_SECONDS = 30;

/** A session that may take over the traffic, and the routes that it is known to carry. */
interface Candidate {
  readonly sessions: Sessions;
  readonly routes: PrefixRoutes | undefined;
}

const idOf = ({ virtualInterfaceId = '' }: VirtualInterface) => virtualInterfaceId;
const familiesOf = ({ peers }: Sessions) => new Set(peers.map(({ addressFamily }) => addressFamily));
/** Whether sessions of these families may bring a prefix of that family. One whose family is not known may bring any. */
const mayInclude = (families: ReadonlySet<string | undefined>, family: string | undefined) =>
  families.has(undefined) || families.has(family);

/** The routes of some address families. @returns undefined where they could not be read. */
function routesOf(
  virtualInterface: VirtualInterface,
  families: ReadonlySet<string | undefined>,
  routes: AcceptedRoutes,
): PrefixRoutes | undefined {
  const all = routes.get(idOf(virtualInterface));
  return all && new Map([...byPrefix(all)].filter(([, { prefix }]) => mayInclude(families, prefix.family)));
}

/**
 * The sessions of the same families that stay up and reach the same networks as a lost one. Routes don't say over which
 * session they were learned: if another session of the family on the same virtual interface goes down or is being
 * deleted, its routes count as unread.
 */
function candidatesFor(
  loss: Sessions,
  lost: readonly Sessions[],
  estate: Inventory,
  routes: AcceptedRoutes,
): Candidate[] {
  const reach = reachOf(loss.virtualInterface);
  if (reach === undefined) return [];
  const families = familiesOf(loss);
  return estate.virtualInterfaces
    .filter((one) => reachOf(one) === reach && one.virtualInterfaceState !== 'down')
    .flatMap((one) => sessionsOf(one))
    .flatMap(({ virtualInterface, peers }): Candidate[] => {
      const its = lost.find((other) => idOf(other.virtualInterface) === idOf(virtualInterface));
      const staying = peers.filter(
        (peer) =>
          peer.bgpStatus === 'up' && mayInclude(families, peer.addressFamily) && !its?.peers.includes(peer),
      );
      if (staying.length === 0) return [];
      const sessions = { virtualInterface, peers: staying };
      const isShared = peersOf(virtualInterface).some(
        (peer) =>
          !staying.includes(peer) &&
          peer.bgpStatus !== 'down' &&
          staying.some(({ addressFamily }) => addressFamily === peer.addressFamily),
      );
      return [
        { sessions, routes: isShared ? undefined : routesOf(virtualInterface, familiesOf(sessions), routes) },
      ];
    });
}

const carries = ({ sessions, routes }: Candidate, asked: PrefixRoute, from: VirtualInterface): boolean => {
  const found = routes?.get(prefixKey(asked.prefix));
  return found !== undefined && reachesAsFar(found.route, sessions.virtualInterface, asked.route, from);
};

function outcomeOf(
  asked: PrefixRoute,
  from: VirtualInterface,
  candidates: readonly Candidate[],
): PrefixOutcome {
  const { prefix } = asked;
  const { cidr } = prefix;
  if (candidates.some((one) => carries(one, asked, from))) return { cidr, outcome: 'elsewhere' };
  const isOpen = candidates.some(
    ({ sessions, routes }) => !routes && familiesOf(sessions).has(prefix.family),
  );
  const wider = containingPrefix(
    prefix,
    candidates.flatMap(({ routes }) => routes ?? []),
  );
  const isReachKnown = reachOf(from) !== undefined;
  return {
    cidr,
    outcome: isOpen || !isReachKnown ? 'unknown' : 'onlyHere',
    ...(wider && { within: wider.cidr }),
  };
}

function lossOf(
  { virtualInterface, peers }: Sessions,
  candidates: readonly Candidate[],
  routes: AcceptedRoutes,
): Loss {
  const own = routesOf(virtualInterface, familiesOf({ virtualInterface, peers }), routes);
  const asked = own && [...own.values()];
  const between = candidates.filter(({ sessions }) => sessions.virtualInterface.siteLinkEnabled);
  const goesOnBetween = asked?.every((one) => between.some((other) => carries(other, one, virtualInterface)));
  return {
    virtualInterface,
    peers,
    others: candidates.map(({ sessions }) => sessions),
    carriers: candidates.flatMap((one) =>
      asked?.some((prefix) => carries(one, prefix, virtualInterface)) ? [one.sessions] : [],
    ),
    unread: candidates.flatMap((one) => (one.routes ? [] : [one.sessions])),
    ...(asked && { prefixes: asked.map((one) => outcomeOf(one, virtualInterface, candidates)) }),
    isReachKnown: reachOf(virtualInterface) !== undefined,
    losesSiteLink: virtualInterface.siteLinkEnabled === true && goesOnBetween !== true,
  };
}

/**
 * What a change takes down, and what carries the traffic then. Another session that is up may not carry the same
 * prefixes, so the routes that AWS accepts are compared: only a prefix that was seen on another session counts as
 * carried elsewhere.
 * @param estate everything that was read, of all regions and accounts.
 */
export function impactOf(change: Change, estate: Inventory, routes: AcceptedRoutes): Impact {
  const lost = sessionsLost(change, estate);
  const losses = lost.map((one) => lossOf(one, candidatesFor(one, lost, estate, routes), routes));
  const isPassing = change.kind === 'mtu' && touchedBy(change, estate).length > 0;
  return { losses, ...(isPassing && { seconds: JUMBO_SECONDS }) };
}

/**
 * The virtual interfaces that `impactOf` compares: those that the change touches, then those that reach the same
 * networks, starting with those that had a session up.
 */
export function interfacesCompared(change: Change, estate: Inventory): VirtualInterface[] {
  const touched = touchedBy(change, estate);
  const reaches = new Set(touched.flatMap((one) => reachOf(one) ?? []));
  const others = estate.virtualInterfaces.filter(
    (one) => !touched.includes(one) && !isGone(one.virtualInterfaceState) && reaches.has(reachOf(one) ?? ''),
  );
  const isUp = (one: VirtualInterface) => sessionsOf(one).length > 0;
  return [...touched, ...others.toSorted((one, other) => Number(isUp(other)) - Number(isUp(one)))];
}
