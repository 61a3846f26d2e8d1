import * as l10n from '@vscode/l10n';
import { prefixUsage, usageLabel } from '../routes/usage';
import { bgpStatusOf, bgpStatusWords, peerStatus, peerStatusWords } from './bgpStatus';
import type { BgpPeer, Connection, Inventory, Lag, Learned, VirtualInterface } from './resources';
import { mayHaveSession, stateWords } from './states';
import type { StateWords } from './states';

/** The health of a resource, from its state and from what it depends on. */
export interface Health extends StateWords {
  /** What the state does not say, in a few words: the BGP status, or how many links of a LAG are down. */
  readonly detail?: string;
}

/**
 * True while a failover test explains every session that is down. Where it is not known which ones the test takes down,
 * it explains all of them.
 */
function isTestAlone(
  { virtualInterfaceState, bgpPeers = [] }: VirtualInterface,
  tested: Learned['tested'],
): boolean {
  const explains = (peer: BgpPeer) =>
    tested === undefined || peerStatus(peer) !== 'down' || tested.includes(peer.bgpPeerId ?? '');
  return virtualInterfaceState === 'testing' && bgpPeers.every(explains);
}

/** The same health, no better than degraded where most of a prefix allocation is used. */
function withUsage(
  health: Health,
  virtualInterface: VirtualInterface,
  accepted: Learned['accepted'],
): Health {
  const isWorking = health.tone === 'good' || health.tone === 'degraded';
  const near = accepted && isWorking ? prefixUsage(accepted, virtualInterface) : [];
  const labels = near.filter(({ isNear }) => isNear).map(usageLabel);
  if (labels.length === 0) return health;
  const warning = l10n.t('Most of its prefix allocation is used: with more prefixes, BGP goes down.');
  return {
    ...health,
    tone: 'degraded',
    detail: [health.detail, ...labels].filter(Boolean).join(' · '),
    meaning: health.tone === 'good' ? warning : `${health.meaning} ${warning}`,
  };
}

/** The health of a virtual interface: no better than that of its BGP sessions, and of its prefix allocation. */
export function virtualInterfaceHealth(
  virtualInterface: VirtualInterface,
  { accepted, tested }: Learned = {},
): Health {
  return withUsage(sessionsHealth(virtualInterface, tested), virtualInterface, accepted);
}

function sessionsHealth(virtualInterface: VirtualInterface, tested: Learned['tested']): Health {
  const { virtualInterfaceState } = virtualInterface;
  const words = stateWords(virtualInterfaceState);
  const detail = bgpStatusWords(virtualInterface);
  if (detail === undefined) return words;
  if (isTestAlone(virtualInterface, tested)) return { ...words, detail };
  const withTone = (tone: StateWords['tone'], meaning: string): Health => ({
    ...words,
    detail,
    tone,
    meaning,
  });
  // Down, as AWS itself reports it, keeps its own meaning.
  if (virtualInterfaceState === 'down') return { ...words, detail };
  switch (bgpStatusOf(virtualInterface)) {
    case 'down':
      return withTone('bad', l10n.t('Its BGP session is down, so it carries no traffic.'));
    case 'degraded':
      return withTone('degraded', l10n.t('It carries only part of its traffic. {0}.', detail));
    case 'unknown':
      return words.tone === 'good'
        ? withTone('unknown', l10n.t('AWS does not say whether its BGP session is up.'))
        : { ...words, detail };
    default:
      return { ...words, detail };
  }
}

/**
 * The health of a BGP peer: no better than that of its session.
 * @param isTested true while a failover test takes its session down.
 */
export function peerHealth(peer: BgpPeer, isTested = false): Health {
  const words = stateWords(peer.bgpPeerState);
  const detail = peerStatusWords(peer);
  if (detail === undefined) return words;
  switch (peerStatus(peer)) {
    case 'down':
      return isTested
        ? { ...stateWords('testing'), detail }
        : { ...words, detail, tone: 'bad', meaning: l10n.t('Its BGP session is down.') };
    case 'unknown':
      return words.tone === 'good'
        ? {
            ...words,
            detail,
            tone: 'unknown',
            meaning: l10n.t('AWS does not say whether its BGP session is up.'),
          }
        : { ...words, detail };
    default:
      return { ...words, detail };
  }
}

/** States in which a member of a LAG is known to carry no traffic. */
const carriesNothing = (state: string | undefined) => state === 'down' || !mayHaveSession(state);

/**
 * The health of a LAG: degraded while a link is down, and down while fewer links than its minimum work. Source: AWS
 * Direct Connect user guide, "Link aggregation groups": below the minimum, AWS takes all links out of service.
 * @param members all connections in it, including those that a filter hides.
 */
export function lagHealth(lag: Lag, members: readonly Connection[]): Health {
  const words = stateWords(lag.lagState);
  const areAllKnown = members.length > 0 && members.length >= (lag.numberOfConnections ?? 0);
  if (!areAllKnown || carriesNothing(lag.lagState)) return words;
  const down = members.filter(({ connectionState }) => connectionState === 'down').length;
  const working = members.filter(({ connectionState }) => !carriesNothing(connectionState)).length;
  const { minimumLinks = 0 } = lag;
  const detail = down > 0 ? l10n.t('{0} of {1} links down', down, members.length) : undefined;
  if (working < minimumLinks || (down > 0 && working === 0)) {
    return {
      ...words,
      tone: 'bad',
      detail: detail ?? l10n.t('{0} of {1} links ready', working, members.length),
      meaning: l10n.t(
        '{0} of {1} links work, but the minimum is {2}, so it carries no traffic.',
        working,
        members.length,
        Math.max(minimumLinks, 1),
      ),
    };
  }
  return detail === undefined
    ? words
    : { ...words, tone: 'degraded', detail, meaning: l10n.t('It carries traffic on its other links.') };
}

const members = new WeakMap<Inventory, ReadonlyMap<string, readonly Connection[]>>();

/** The connections in a LAG. */
export function membersIn(inventory: Inventory, lagId: string | undefined): readonly Connection[] {
  const known = members.get(inventory) ?? groupMembers(inventory);
  members.set(inventory, known);
  return known.get(lagId ?? '') ?? [];
}

function groupMembers({ connections }: Inventory): ReadonlyMap<string, readonly Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    const { lagId } = connection;
    if (!lagId) continue;
    const group = groups.get(lagId);
    if (group) group.push(connection);
    else groups.set(lagId, [connection]);
  }
  return groups;
}
