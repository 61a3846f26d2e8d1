import * as l10n from '@vscode/l10n';
import type { BgpPeer, VirtualInterface } from './resources';
import { isLeaving, mayHaveSession } from './states';

/**
 * The status of a BGP session, or of all sessions of a virtual interface. `degraded`: some are down and others are not.
 * `unknown`: AWS does not say. `none`: there is no session that could be lost.
 */
export type BgpStatus = 'up' | 'degraded' | 'down' | 'unknown' | 'none';

/** The sessions of one address family of a virtual interface. */
interface Family {
  readonly name: string;
  readonly sessions: number;
  readonly down: number;
}

const familyNames: Partial<Record<string, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** An address family's name on screen: an open list, like every AWS enum. Empty if AWS names none. */
export function familyName({ addressFamily }: Pick<BgpPeer, 'addressFamily'>): string {
  const family: string = addressFamily ?? '';
  return (Object.hasOwn(familyNames, family) && familyNames[family]) || family;
}

/** The peers of a virtual interface that are not being deleted. */
export const stayingPeers = ({ bgpPeers = [] }: VirtualInterface): readonly BgpPeer[] =>
  bgpPeers.filter(({ bgpPeerState }) => !isLeaving(bgpPeerState));

/** The status of one BGP peer's session. A peer that is not established yet, or is being deleted, has none to lose. */
export function peerStatus({ bgpPeerState, bgpStatus }: BgpPeer): BgpStatus {
  if (!mayHaveSession(bgpPeerState)) return 'none';
  return bgpStatus === 'up' || bgpStatus === 'down' ? bgpStatus : 'unknown';
}

/** The status of every session of a virtual interface; empty while the virtual interface can't have one. */
function sessionsOf({ virtualInterfaceState, bgpPeers = [] }: VirtualInterface) {
  if (!mayHaveSession(virtualInterfaceState)) return [];
  return bgpPeers
    .map((peer) => ({ family: familyName(peer), status: peerStatus(peer) }))
    .filter(({ status }) => status !== 'none');
}

/** The combined BGP status of all sessions of a virtual interface. */
export function bgpStatusOf(virtualInterface: VirtualInterface): BgpStatus {
  const statuses = sessionsOf(virtualInterface).map(({ status }) => status);
  if (statuses.length === 0) return 'none';
  if (statuses.every((status) => status === 'down')) return 'down';
  if (statuses.includes('down')) return 'degraded';
  return statuses.every((status) => status === 'up') ? 'up' : 'unknown';
}

/** True for a virtual interface that is down, or of which a session is. */
export const hasSessionDown = (one: VirtualInterface): boolean =>
  one.virtualInterfaceState === 'down' || ['down', 'degraded'].includes(bgpStatusOf(one));

/**
 * The BGP statuses by which a search finds a virtual interface: a degraded one has a session down, so it is also found
 * by `down`. Empty without a session.
 */
export function bgpStatusesFound(virtualInterface: VirtualInterface): readonly Exclude<BgpStatus, 'none'>[] {
  const status = bgpStatusOf(virtualInterface);
  if (status === 'none') return [];
  return status === 'degraded' ? [status, 'down'] : [status];
}

/** The families that have lost a session, in the order in which AWS lists them. */
function familiesDown(virtualInterface: VirtualInterface): Family[] {
  const families = new Map<string, Family>();
  for (const { family: name, status } of sessionsOf(virtualInterface)) {
    const { sessions, down } = families.get(name) ?? { sessions: 0, down: 0 };
    families.set(name, { name, sessions: sessions + 1, down: down + (status === 'down' ? 1 : 0) });
  }
  return [...families.values()].filter(({ down }) => down > 0);
}

function lossWords({ name, sessions, down }: Family): string {
  if (down === sessions && name !== '') return l10n.t('{0} down', name);
  return l10n.t('{0} of {1} sessions down', down, [sessions, name].join(' ').trim());
}

/** The status of one session, as shown on screen. */
export function peerStatusWords(peer: BgpPeer): string | undefined {
  return statusWords(peerStatus(peer));
}

function statusWords(status: BgpStatus): string | undefined {
  switch (status) {
    case 'up':
      return l10n.t('BGP up');
    case 'down':
      return l10n.t('BGP down');
    case 'unknown':
      return l10n.t('BGP unknown');
    default:
      return undefined;
  }
}

/** The combined BGP status of a virtual interface in words that name what is down. None without a session. */
export function bgpStatusWords(virtualInterface: VirtualInterface): string | undefined {
  const status = bgpStatusOf(virtualInterface);
  return status === 'degraded'
    ? l10n.t('BGP degraded: {0}', familiesDown(virtualInterface).map(lossWords).join(', '))
    : statusWords(status);
}
