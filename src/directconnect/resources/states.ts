import * as l10n from '@vscode/l10n';

/** How a state is to be felt: drawn as an icon and a colour, always beside its words. */
export type Tone = 'good' | 'passing' | 'waiting' | 'degraded' | 'bad' | 'gone' | 'unknown';

/** What a state is called on screen, and what it means for the person who reads it. */
export interface StateWords {
  readonly tone: Tone;
  readonly label: string;
  readonly meaning: string;
}

const unknownState = (state: string | undefined): StateWords => ({
  tone: 'unknown',
  label: state ?? l10n.t('unknown'),
  meaning: l10n.t('AWS reports no state that this version knows.'),
});

/** The states of connections, LAGs and virtual interfaces. Source: the service model of 2012-10-25. */
const words: Record<string, () => StateWords> = {
  confirming: () => ({
    tone: 'waiting',
    label: l10n.t('confirming'),
    meaning: l10n.t('Waiting for the owner account to confirm the virtual interface.'),
  }),
  verifying: () => ({
    tone: 'passing',
    label: l10n.t('verifying'),
    meaning: l10n.t('AWS is checking that the addresses and the ASN may be announced.'),
  }),
  ordering: () => ({
    tone: 'waiting',
    label: l10n.t('ordering'),
    meaning: l10n.t('A hosted connection that waits for its owner to accept it.'),
  }),
  requested: () => ({
    tone: 'waiting',
    label: l10n.t('requested'),
    meaning: l10n.t(
      'Requested; AWS has not provisioned it yet. A connection’s letter of authorization comes first.',
    ),
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
    meaning: l10n.t('Gone; AWS lists it for a while.'),
  }),
  rejected: () => ({
    tone: 'gone',
    label: l10n.t('rejected'),
    meaning: l10n.t('The owner account declined it.'),
  }),
};

/** The states that this version knows, as AWS writes them. */
export const knownStates: readonly string[] = Object.keys(words);

/** Words for a state as it came from AWS. Every enum is open: an unknown value is shown as it came. */
export function stateWords(state: string | undefined): StateWords {
  const known = state !== undefined && Object.hasOwn(words, state) ? words[state] : undefined;
  return known ? known() : unknownState(state);
}

/** Where a virtual interface stays, until somebody or a fault on the line moves it. */
const settled: ReadonlySet<string> = new Set(['available', 'down', 'deleted', 'rejected']);

/**
 * True while a virtual interface is on its way to another state, and so is worth another look. `confirming` waits for a
 * person, and may for days, a failover test (`testing`) lasts up to 72 hours; the others last seconds to minutes. One
 * that this version does not know is on its way too: nothing says that it stays.
 */
export function isTransitional(state: string | undefined): boolean {
  return state !== undefined && !settled.has(state);
}

/** On the way out, or gone. */
const leaving: ReadonlySet<string> = new Set(['deleting', 'deleted', 'rejected']);

/** True of a connection, LAG or virtual interface that is being deleted, or is no more: it takes no further request. */
export function isLeaving(state: string | undefined): boolean {
  return leaving.has(state ?? '');
}

const gone: ReadonlySet<string> = new Set(['deleted', 'rejected']);

/** True of what is no more, though AWS lists it for a while: it holds no VLAN, address or name. */
export function isGone(state: string | undefined): boolean {
  return gone.has(state ?? '');
}

/** Not established yet. */
const coming: ReadonlySet<string> = new Set([
  'ordering',
  'requested',
  'approving',
  'confirming',
  'verifying',
  'pending',
]);

/**
 * False in a state in which a virtual interface or a BGP peer has no session to lose: not established yet, or on its way
 * out. One in a state that this version does not know may have one.
 */
export function mayHaveSession(state: string | undefined): boolean {
  return !coming.has(state ?? '') && !isLeaving(state);
}

/** False when AWS is known to refuse a virtual interface on a connection or LAG in this state. */
export function takesVirtualInterfaces(state: string | undefined): boolean {
  return !coming.has(state ?? '') && !isLeaving(state);
}

/** False when there is nothing left to delete of a virtual interface in this state. */
export function canBeDeleted(state: string | undefined): boolean {
  return !isLeaving(state);
}
