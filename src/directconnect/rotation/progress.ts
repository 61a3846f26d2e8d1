import * as l10n from '@vscode/l10n';
import { familyName, peerStatus, stayingPeers } from '../resources/bgpStatus';
import type { BgpPeer, VirtualInterface } from '../resources/resources';
import { isGone, isLeaving, mayHaveSession } from '../resources/states';
import { otherFamily } from './rotation';
import type { Family, ParallelRotation, PeerRotation, Rotation, PeerToRotate } from './rotation';

/** What is done or waited for in a step. */
export type StepKind =
  /** A temporary peer of the other family is added, and AWS sets it up. */
  | 'addTemporary'
  | 'temporaryReady'
  /** A peer is deleted, is gone, is created again, and its session comes up. */
  | 'delete'
  | 'gone'
  | 'create'
  | 'session'
  /** The temporary peer is deleted, and is gone. */
  | 'deleteTemporary'
  | 'temporaryGone'
  /** Another virtual interface is created, its sessions come up, traffic moves to it, and the old one is deleted. */
  | 'allocate'
  | 'parallelSession'
  | 'switch'
  | 'deleteOld'
  | 'oldGone';

export interface Step {
  readonly kind: StepKind;
  /** The family of the peer that the step is about. */
  readonly family?: Family;
  /** `next` is the one step that is to be done or waited for. */
  readonly status: 'done' | 'next' | 'later';
}

/** A rotation as it stands. */
export interface Progress {
  readonly steps: readonly Step[];
  /** Omitted when it has ended. */
  readonly next?: Step;
  /** Why the next step must not be done now, and what to do first. */
  readonly blocked?: string;
  /** `vanished`: the virtual interface is gone, and nothing took its place. */
  readonly ended?: 'done' | 'vanished';
}

/** What was read: the virtual interface and the one that takes over; omitted where AWS lists none. */
export interface Read {
  readonly old?: VirtualInterface;
  readonly parallel?: VirtualInterface;
}

type PeerStage = 'delete' | 'gone' | 'create' | 'session' | 'done';

const STAGES = ['delete', 'gone', 'create', 'session'] as const;

const isUp = (peer: BgpPeer | undefined) => peer !== undefined && peerStatus(peer) === 'up';

const stayingOf = (virtualInterface: VirtualInterface, family: Family): BgpPeer | undefined =>
  stayingPeers(virtualInterface).find(({ addressFamily }) => addressFamily === family);

/** AWS lists a deleted peer for a while; only one that is being deleted is in the way of another. */
const isDeleting = ({ bgpPeers = [] }: VirtualInterface, family: Family) =>
  bgpPeers.some((peer) => peer.addressFamily === family && peer.bgpPeerState === 'deleting');

/** The peer with the old key, while it is there. */
export const oldPeerOf = (
  virtualInterface: VirtualInterface,
  { oldPeerId }: PeerToRotate,
): BgpPeer | undefined => stayingPeers(virtualInterface).find(({ bgpPeerId }) => bgpPeerId === oldPeerId);

/** The peer that replaced the old one, whoever created it. */
export const newPeerOf = (
  virtualInterface: VirtualInterface,
  { family, oldPeerId }: PeerToRotate,
): BgpPeer | undefined =>
  stayingPeers(virtualInterface).find(
    ({ addressFamily, bgpPeerId }) => addressFamily === family && bgpPeerId !== oldPeerId,
  );

function stageOf(virtualInterface: VirtualInterface, peer: PeerToRotate): PeerStage {
  if (oldPeerOf(virtualInterface, peer)) return 'delete';
  const made = newPeerOf(virtualInterface, peer);
  if (made) return isUp(made) ? 'done' : 'session';
  return isDeleting(virtualInterface, peer.family) ? 'gone' : 'create';
}

/** Why a peer must not be deleted now: without the other family, nothing of the virtual interface would be up. */
function otherIsDown(virtualInterface: VirtualInterface, { family }: PeerToRotate): string | undefined {
  const [old, other] = [family, otherFamily(family)].map((one) => stayingOf(virtualInterface, one));
  const costsNothing = old !== undefined && ['down', 'none'].includes(peerStatus(old));
  return isUp(other) || costsNothing
    ? undefined
    : l10n.t(
        '{0} is not up, so deleting the {1} peer would leave the virtual interface without a session. Bring {0} up first.',
        familyName({ addressFamily: otherFamily(family) }),
        familyName({ addressFamily: family }),
      );
}

const notInService = ({ virtualInterfaceState: state }: VirtualInterface): string | undefined => {
  if (state === 'testing') return l10n.t('A failover test is running. Stop it, or wait until it ends.');
  return state === 'available' || state === 'down'
    ? undefined
    : l10n.t('The virtual interface is {0}. Wait until it is available or down.', state ?? '?');
};

/** Steps in their order; those before the next one are done. */
function inOrder(steps: readonly Omit<Step, 'status'>[], next: number): Step[] {
  return steps.map((step, index) => ({
    ...step,
    status: index < next ? 'done' : index === next ? 'next' : 'later',
  }));
}

/** The steps with a peer of each family. A family that has lost its peer comes first. */
function eachFamily({ peers }: PeerRotation, old: VirtualInterface): Progress {
  const stages = peers.map((peer) => stageOf(old, peer));
  const urgency: readonly PeerStage[] = ['create', 'gone', 'session', 'delete'];
  const stage = urgency.find((one) => stages.includes(one));
  const current = stage ? stages.indexOf(stage) : -1;
  const steps = peers.flatMap(({ family }, index): Step[] => {
    const at = stages[index] === 'done' ? STAGES.length : STAGES.findIndex((kind) => kind === stages[index]);
    const its = inOrder(
      STAGES.map((kind) => ({ kind, family })),
      at,
    );
    return index === current
      ? its
      : its.map((step) => (step.status === 'next' ? { ...step, status: 'later' } : step));
  });
  const next = steps.find(({ status }) => status === 'next');
  const peer = peers[current];
  if (!next || !peer) return { steps, ended: 'done' };
  const blocked =
    next.kind === 'delete'
      ? (otherIsDown(old, peer) ?? notInService(old))
      : next.kind === 'create'
        ? notInService(old)
        : undefined;
  return { steps, next, ...(blocked !== undefined && { blocked }) };
}

/** The steps with a single peer, and a temporary one of the other family meanwhile. */
function withTemporary({ peers: [peer] }: PeerRotation, old: VirtualInterface): Progress {
  if (!peer) return { steps: [], ended: 'done' };
  const { family } = peer;
  const other = otherFamily(family);
  const kinds: readonly Omit<Step, 'status'>[] = [
    { kind: 'addTemporary', family: other },
    { kind: 'temporaryReady', family: other },
    ...STAGES.map((kind) => ({ kind, family })),
    { kind: 'deleteTemporary', family: other },
    { kind: 'temporaryGone', family: other },
  ];
  const temporary = stayingOf(old, other);
  const stage = stageOf(old, peer);
  const kind = ((): StepKind | undefined => {
    if (stage === 'delete') {
      if (!temporary) return 'addTemporary';
      return mayHaveSession(temporary.bgpPeerState) ? 'delete' : 'temporaryReady';
    }
    if (stage !== 'done') return stage;
    if (temporary) return 'deleteTemporary';
    return isDeleting(old, other) ? 'temporaryGone' : undefined;
  })();
  const at = kind ? kinds.findIndex((step) => step.kind === kind) : kinds.length;
  const steps = inOrder(kinds, at);
  const next = steps[at];
  if (!next) return { steps, ended: 'done' };
  const isWrite = ['addTemporary', 'delete', 'create', 'deleteTemporary'].includes(next.kind);
  const stillLeaving =
    next.kind === 'addTemporary' && isDeleting(old, other)
      ? l10n.t(
          'Its {0} peer is still being deleted. Try again once it is gone.',
          familyName({ addressFamily: other }),
        )
      : undefined;
  const blocked = isWrite ? (stillLeaving ?? notInService(old)) : undefined;
  return { steps, next, ...(blocked !== undefined && { blocked }) };
}

/** True when a virtual interface has a session of each family that is up. */
const areUp = (virtualInterface: VirtualInterface, families: readonly Family[]) =>
  mayHaveSession(virtualInterface.virtualInterfaceState) &&
  families.every((family) => isUp(stayingOf(virtualInterface, family)));

function inParallel({ families, isSwitched = false }: ParallelRotation, { old, parallel }: Read): Progress {
  const kinds = ['allocate', 'parallelSession', 'switch', 'deleteOld', 'oldGone'] as const;
  const isThere = parallel !== undefined && !isLeaving(parallel.virtualInterfaceState);
  const isOldThere = old !== undefined && !isGone(old.virtualInterfaceState);
  const kind = ((): (typeof kinds)[number] | undefined => {
    if (!isThere) return 'allocate';
    if (!areUp(parallel, families)) return 'parallelSession';
    if (!isOldThere) return undefined;
    if (isLeaving(old.virtualInterfaceState)) return 'oldGone';
    return isSwitched ? 'deleteOld' : 'switch';
  })();
  const at = kind ? kinds.indexOf(kind) : kinds.length;
  const steps = inOrder(
    kinds.map((each) => ({ kind: each })),
    at,
  );
  const next = steps[at];
  if (!isOldThere && !isThere) return { steps, ended: 'vanished' };
  return next ? { steps, next } : { steps, ended: 'done' };
}

/**
 * How far a rotation has got. The next step depends only on what was just read, whoever did the earlier steps and
 * whatever else has happened.
 */
export function progressOf(rotation: Rotation, read: Read): Progress {
  if (rotation.way === 'parallel') return inParallel(rotation, read);
  const { old } = read;
  if (!old || isLeaving(old.virtualInterfaceState)) return { steps: [], ended: 'vanished' };
  return rotation.way === 'eachFamily' ? eachFamily(rotation, old) : withTemporary(rotation, old);
}
