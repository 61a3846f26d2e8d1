import * as l10n from '@vscode/l10n';
import { bgpStatusOf, bgpStatusWords, peerStatus, peerStatusWords } from './bgpStatus';
import type { BgpPeer, Connection, Inventory, Lag, VirtualInterface } from './resources';
import { mayHaveSession, stateWords } from './states';
import type { StateWords } from './states';

/** The health of a resource, from its state and from what it depends on. */
export interface Health extends StateWords {
  /** What the state does not say, in a few words: the BGP status, or how many links of a LAG are down. */
  readonly detail?: string;
}

/** The health of a virtual interface: no better than that of its BGP sessions. */
export function virtualInterfaceHealth(virtualInterface: VirtualInterface): Health {
  const { virtualInterfaceState } = virtualInterface;
  const words = stateWords(virtualInterfaceState);
  const detail = bgpStatusWords(virtualInterface);
  if (detail === undefined) return words;
  // Down, as AWS itself reports it, and a failover test, which brings BGP down on purpose, keep their own meaning.
  const explained = virtualInterfaceState === 'down' || virtualInterfaceState === 'testing';
  const judged = (tone: StateWords['tone'], meaning: string): Health => ({
    ...words,
    detail,
    tone: virtualInterfaceState === 'down' ? words.tone : tone,
    meaning: explained ? words.meaning : meaning,
  });
  switch (bgpStatusOf(virtualInterface)) {
    case 'down':
      return judged('bad', l10n.t('Its BGP session is down, so it carries no traffic.'));
    case 'degraded':
      return judged('degraded', l10n.t('It carries part of its traffic. {0}.', detail));
    case 'unknown':
      return words.tone === 'good'
        ? judged('unknown', l10n.t('AWS does not say whether its BGP session is up.'))
        : { ...words, detail };
    default:
      return { ...words, detail };
  }
}

/** The health of a BGP peer: no better than that of its session. */
export function peerHealth(peer: BgpPeer): Health {
  const words = stateWords(peer.bgpPeerState);
  const detail = peerStatusWords(peer);
  if (detail === undefined) return words;
  switch (peerStatus(peer)) {
    case 'down':
      return { ...words, detail, tone: 'bad', meaning: l10n.t('Its BGP session is down.') };
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
