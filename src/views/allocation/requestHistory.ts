import type { GatewayChoice } from '../../aws/session/session';
import { withoutSecretInputs } from '../../aws/writes/secrets';
import { newInterfaceOperations } from '../../directconnect/allocation/newInterface';
import type { NewInterfaceInput } from '../../directconnect/allocation/newInterface';
import type { AllocationRequest } from '../../directconnect/allocation/request';
import { bgpStatusOf } from '../../directconnect/resources/bgpStatus';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isGone } from '../../directconnect/resources/states';

/** The account from which something was seen: the connection's, or the owner's. */
export type Side = 'network' | 'owner';

/** The state of a virtual interface that is no longer listed. */
export const GONE = 'gone';

/** The state of a virtual interface when it was checked. Times are milliseconds since the epoch. */
export interface Sighting {
  readonly side: Side;
  readonly at: number;
  /** AWS's state; {@link GONE} when it is no longer listed. */
  readonly state: string;
  /** True when every BGP session is up. */
  readonly bgpUp: boolean;
}

/** An acceptance that was sent and is not yet known to have taken effect. */
export interface SentAcceptance {
  /** Its record in the journal. */
  readonly record: string;
  readonly profile: string;
  /** A public virtual interface has none. */
  readonly gateway?: GatewayChoice;
  readonly sentAt: number;
}

/**
 * The history of one request, from before it is sent until nobody waits for it: enough to continue after a reload.
 * Contains no key. Times are milliseconds since the epoch.
 */
export interface RequestHistory {
  /** Its record in the journal, unique for each sending of a request. */
  readonly id: string;
  /** The account it was sent from, if that is known. */
  readonly account?: string | undefined;
  /** Without the key. */
  readonly request: NewInterfaceInput;
  readonly sentAt: number;
  /** When AWS answered that it was created. */
  readonly answeredAt?: number;
  /** When a check found that it was created, which no answer had said. */
  readonly foundAt?: number;
  /** True when what was found is likely but not certainly what was requested. */
  readonly isLikely?: boolean;
  /** When an answer refused it, in milliseconds since the epoch. */
  readonly refusedAt?: number;
  readonly virtualInterfaceId?: string;
  /** Only sightings that differ from the previous one of the same side. */
  readonly sightings: readonly Sighting[];
  readonly acceptance?: SentAcceptance;
  /** When it was accepted from this form. */
  readonly acceptedAt?: number;
  /** True when the answer to the acceptance was a refusal although it took effect. */
  readonly acceptanceRefused?: boolean;
}

/**
 * Stores the history of the request of a connection's form across reloads of the window. A closed form and its
 * successor share it, so check that the history is still there before changing it.
 */
export interface HistoryStore {
  get(): RequestHistory | undefined;
  set(history: RequestHistory | undefined): PromiseLike<void>;
}

const withoutKey = ({ operation, input }: AllocationRequest): NewInterfaceInput =>
  withoutSecretInputs(input, [`${newInterfaceOperations[operation].structure}.authKey`]).input;

/**
 * A new history, without the key.
 * @param id its record in the journal.
 * @param account the account it is sent from, if that is known.
 */
export const historyFor = (
  id: string,
  request: AllocationRequest,
  sentAt: number,
  account?: string,
): RequestHistory => ({
  id,
  account,
  request: withoutKey(request),
  sentAt,
  sightings: [],
});

/** The account that has to accept the virtual interface; undefined when it is the caller's own. */
export const ownerIn = ({ request }: RequestHistory): string | undefined =>
  'ownerAccount' in request ? request.ownerAccount : undefined;

/** True while it is not known whether a request has created something. */
export const isOpen = ({ virtualInterfaceId }: RequestHistory): boolean => virtualInterfaceId === undefined;

/** A sighting of a virtual interface from one side; undefined means it is no longer listed. */
export function sightingOf(side: Side, at: number, found: VirtualInterface | undefined): Sighting {
  return {
    side,
    at,
    state: found?.virtualInterfaceState ?? GONE,
    bgpUp: found !== undefined && bgpStatusOf(found) === 'up',
  };
}

/**
 * The history with one more sighting, or the same history if it is not new. If it was never seen from a side, it is not
 * gone from there but has not appeared yet.
 */
export function withSighting(history: RequestHistory, seen: Sighting): RequestHistory {
  const last = history.sightings.findLast(({ side }) => side === seen.side);
  if (!last && seen.state === GONE) return history;
  if (last?.state === seen.state && last.bgpUp === seen.bgpUp) return history;
  return { ...history, sightings: [...history.sightings, seen] };
}

/** The last sighting, from either side. */
export function lastSeen({ sightings }: RequestHistory): Sighting | undefined {
  return sightings.reduce<Sighting | undefined>(
    (last, seen) => (last && last.at > seen.at ? last : seen),
    undefined,
  );
}

const isOver = ({ state }: Sighting) => state === GONE || isGone(state);

/** True when there is nothing more to wait for: traffic can flow, or the virtual interface is gone. */
export function isSettled(history: RequestHistory): boolean {
  const last = lastSeen(history);
  return last !== undefined && (isOver(last) || (last.state === 'available' && last.bgpUp));
}
