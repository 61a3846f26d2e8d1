import * as l10n from '@vscode/l10n';

/** How a state is drawn: as an icon and a color, always next to its words. */
export type Tone = 'good' | 'passing' | 'waiting' | 'degraded' | 'bad' | 'gone' | 'unknown';

/** A state's name on screen, and how it is drawn. */
export interface StateWords {
  readonly tone: Tone;
  readonly label: string;
  readonly meaning: string;
}

const unknownState = (state: string | undefined): StateWords => ({
  tone: 'unknown',
  label: state ?? l10n.t('unknown'),
  meaning: l10n.t('AWS reports no state, or one that this version does not know.'),
});

/** The states of connections, LAGs and virtual interfaces. Source: the service model of 2012-10-25. */
const words: Record<string, () => StateWords> = {
  confirming: () => ({
    tone: 'waiting',
    label: l10n.t('confirming'),
    meaning: l10n.t('Waiting for the owner account to accept the virtual interface.'),
  }),
  verifying: () => ({
    tone: 'passing',
    label: l10n.t('verifying'),
    meaning: l10n.t(
      'AWS is verifying that you may use these prefixes, addresses and ASN, which takes up to 72 hours.',
    ),
  }),
  ordering: () => ({
    tone: 'waiting',
    label: l10n.t('ordering'),
    meaning: l10n.t('A hosted connection, waiting for its owner to accept it.'),
  }),
  requested: () => ({
    tone: 'waiting',
    label: l10n.t('requested'),
    meaning: l10n.t('Requested; AWS has not issued its LOA-CFA yet.'),
  }),
  approving: () => ({
    tone: 'passing',
    label: l10n.t('approving'),
    meaning: l10n.t('Being approved; not ready for traffic yet.'),
  }),
  pending: () => ({
    tone: 'passing',
    label: l10n.t('pending'),
    meaning: l10n.t('Being provisioned; not ready for traffic yet.'),
  }),
  available: () => ({
    tone: 'good',
    label: l10n.t('available'),
    meaning: l10n.t('Ready to carry traffic.'),
  }),
  testing: () => ({
    tone: 'passing',
    label: l10n.t('testing'),
    meaning: l10n.t('A failover test has taken the BGP sessions down.'),
  }),
  down: () => ({
    tone: 'bad',
    label: l10n.t('down'),
    meaning: l10n.t('The link or its BGP session is down.'),
  }),
  deleting: () => ({
    tone: 'passing',
    label: l10n.t('deleting'),
    meaning: l10n.t('Being deleted; it may still forward traffic for a moment.'),
  }),
  deleted: () => ({
    tone: 'gone',
    label: l10n.t('deleted'),
    meaning: l10n.t('Gone; AWS still lists it for a while.'),
  }),
  rejected: () => ({
    tone: 'gone',
    label: l10n.t('rejected'),
    meaning: l10n.t('The owner account declined it.'),
  }),
};

/** The states that this version knows, as AWS writes them. */
export const knownStates: readonly string[] = Object.keys(words);

/** Describes a state that AWS returned. Every enum is open: an unknown value is shown as it is. */
export function stateWords(state: string | undefined): StateWords {
  const known = state !== undefined && Object.hasOwn(words, state) ? words[state] : undefined;
  return known ? known() : unknownState(state);
}

const gone: ReadonlySet<string> = new Set(['deleted', 'rejected']);

/** True for what is gone although AWS still lists it for a while: it no longer uses a VLAN, address or name. */
export function isGone(state: string | undefined): boolean {
  return gone.has(state ?? '');
}

/** True for a connection, LAG or virtual interface that is being deleted or gone: it accepts no more requests. */
export function isLeaving(state: string | undefined): boolean {
  return state === 'deleting' || isGone(state);
}

/** True for a state that this version knows, and in which nothing is being deleted or gone. */
export function isStaying(state: string | undefined): boolean {
  return state !== undefined && Object.hasOwn(words, state) && !isLeaving(state);
}

/** True for what somebody deleted: it is being deleted, or gone. A declined virtual interface was not deleted. */
export function wasDeleted(state: string | undefined): boolean {
  return state === 'deleting' || state === 'deleted';
}

/** States in which a virtual interface stays until someone, or a fault on the line, changes it. */
const settled: ReadonlySet<string> = new Set(['available', 'down', ...gone]);

/**
 * True while a virtual interface is changing state and should be polled. `confirming` waits for a person, possibly for
 * days; a failover test (`testing`) lasts up to 72 hours; the others last seconds to minutes. An unknown state counts
 * as changing, since nothing says that it is final.
 */
export function isTransitional(state: string | undefined): boolean {
  return state !== undefined && !settled.has(state);
}

/** True while a virtual interface, or one of its BGP peers, is changing state: peers come and go while it is available. */
export function isChanging(one: {
  readonly virtualInterfaceState?: string | undefined;
  readonly bgpPeers?: readonly { readonly bgpPeerState?: string | undefined }[] | undefined;
}): boolean {
  const { virtualInterfaceState: state, bgpPeers = [] } = one;
  const arePeers = bgpPeers.some(({ bgpPeerState }) => isTransitional(bgpPeerState));
  return isTransitional(state) || (arePeers && !isGone(state));
}

const accepted: ReadonlySet<string> = new Set(['verifying', 'pending', 'available', 'down', 'testing']);

/** True for a state that a virtual interface only has once its owner accepted it. */
export function isAccepted(state: string | undefined): boolean {
  return accepted.has(state ?? '');
}

/** Not established yet. */
const notEstablished: ReadonlySet<string> = new Set([
  'ordering',
  'requested',
  'approving',
  'confirming',
  'verifying',
  'pending',
]);

/**
 * False in a state in which a virtual interface or BGP peer has no session to lose: not established yet, or being
 * deleted. In an unknown state, it may have one.
 */
export function mayHaveSession(state: string | undefined): boolean {
  return !notEstablished.has(state ?? '') && !isLeaving(state);
}

/** False if AWS is known to refuse virtual interfaces on a connection or LAG in this state. */
export function takesVirtualInterfaces(state: string | undefined): boolean {
  return !notEstablished.has(state ?? '') && !isLeaving(state);
}

/** False if a virtual interface in this state can no longer be deleted. */
export function canBeDeleted(state: string | undefined): boolean {
  return !isLeaving(state);
}
