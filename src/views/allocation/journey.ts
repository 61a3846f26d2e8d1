import { randomUUID } from 'node:crypto';
import type { GatewayChoice, PrivateInterfaceRequest } from '../../aws/session/session';
import type { AllocationRequest } from '../../directconnect/allocation/request';
import { bgpStatusOf } from '../../directconnect/resources/bgpStatus';
import type { VirtualInterface } from '../../directconnect/resources/resources';

/** From which account something was seen: the connection's, or that of the virtual interface's owner. */
export type Side = 'network' | 'owner';

/** The state of what is not listed any more. */
export const GONE = 'gone';

/** What a virtual interface looked like when it was looked at. Times are milliseconds since the epoch. */
export interface Sighting {
  readonly side: Side;
  readonly at: number;
  /** As AWS calls it; {@link GONE} when it is not listed any more. */
  readonly state: string;
  /** True when every BGP session is up. */
  readonly bgpUp: boolean;
}

/** An acceptance that was sent, and is not known to have come about yet. */
export interface SentAcceptance {
  readonly profile: string;
  readonly gateway: GatewayChoice;
  readonly sentAt: number;
}

/**
 * What became of one request, from before it is sent until nobody waits for it any more: enough to go on from a look
 * when a reload comes between. Holds no key. Times are milliseconds since the epoch.
 */
export interface Journey {
  /** Tells this sending of a request from every other. One that an older version kept has none. */
  readonly id?: string;
  /** Without the key. */
  readonly request: PrivateInterfaceRequest;
  /** The ids that were there before: only another can be what the request created. */
  readonly before: readonly string[];
  readonly sentAt: number;
  /** False when the request had no key. Its own key is not kept, so after a reload it can't be compared. */
  readonly hadKey?: boolean;
  /** When AWS answered that it was created. */
  readonly answeredAt?: number;
  /** When a look found that it was created, which no answer had said. */
  readonly foundAt?: number;
  /** True when what was found is likely what was asked for, and not certainly. */
  readonly isLikely?: boolean;
  /** An answer that said no. In our words and with AWS's code alone: its own words may repeat what is secret. */
  readonly refusal?: { readonly code: string; readonly advice: string; readonly at: number };
  readonly virtualInterfaceId?: string;
  /** Only sightings that differ from the one before of the same side. */
  readonly sightings: readonly Sighting[];
  readonly acceptance?: SentAcceptance;
  /** When it was accepted from here. */
  readonly acceptedAt?: number;
  /** True when an answer refused the acceptance that came about. */
  readonly acceptanceRefused?: boolean;
}

/**
 * Keeps the journey of a connection's form across reloads of the window. A form that was closed and the one that was
 * opened in its place share it: who changes a journey first looks whether it is still there.
 */
export interface JourneyStore {
  get(): Journey | undefined;
  set(journey: Journey | undefined): PromiseLike<void>;
}

function withoutKey({ input }: AllocationRequest): PrivateInterfaceRequest {
  if ('newPrivateVirtualInterface' in input) {
    const { authKey, ...rest } = input.newPrivateVirtualInterface ?? { virtualInterfaceName: '', vlan: 0 };
    return { ...input, newPrivateVirtualInterface: rest };
  }
  const { newPrivateVirtualInterfaceAllocation: asked, ...place } = input;
  const { authKey, ...rest } = asked ?? { virtualInterfaceName: '', vlan: 0 };
  return { ...place, newPrivateVirtualInterfaceAllocation: rest };
}

/** True when a request has a key. */
const hasKey = ({ input }: AllocationRequest) =>
  Boolean(
    'newPrivateVirtualInterface' in input
      ? input.newPrivateVirtualInterface?.authKey
      : input.newPrivateVirtualInterfaceAllocation?.authKey,
  );

/** A journey before its beginning: another for each sending. Its key is left out. */
export const journeyFor = (request: AllocationRequest): Omit<Journey, 'before' | 'sentAt'> => ({
  id: randomUUID(),
  request: withoutKey(request),
  hadKey: hasKey(request),
  sightings: [],
});

/** Whose acceptance a virtual interface waits for; nobody's when it is one's own. */
export const ownerIn = ({ request }: Journey): string | undefined =>
  'ownerAccount' in request ? request.ownerAccount : undefined;

/** True while it is not known whether a request has created something. */
export const isOpen = ({ virtualInterfaceId }: Journey): boolean => virtualInterfaceId === undefined;

/** What a virtual interface looks like from one side; none is one that is not listed any more. */
export function sightingOf(side: Side, at: number, found: VirtualInterface | undefined): Sighting {
  return {
    side,
    at,
    state: found?.virtualInterfaceState ?? GONE,
    bgpUp: found !== undefined && bgpStatusOf(found) === 'up',
  };
}

/**
 * The journey with one more sighting; the same journey when that says nothing new. What was never seen from a side is
 * not gone from there: it has not come yet.
 */
export function withSighting(journey: Journey, seen: Sighting): Journey {
  const last = journey.sightings.findLast(({ side }) => side === seen.side);
  if (!last && seen.state === GONE) return journey;
  if (last?.state === seen.state && last.bgpUp === seen.bgpUp) return journey;
  return { ...journey, sightings: [...journey.sightings, seen] };
}

/** The last that was seen, from whichever side. */
export function lastSeen({ sightings }: Journey): Sighting | undefined {
  return sightings.reduce<Sighting | undefined>(
    (last, seen) => (last && last.at > seen.at ? last : seen),
    undefined,
  );
}

const over: ReadonlySet<string> = new Set(['deleted', 'rejected', GONE]);

/** True when nothing more is to be waited for: traffic can flow, or the virtual interface is no more. */
export function isSettled(journey: Journey): boolean {
  const last = lastSeen(journey);
  return last !== undefined && (over.has(last.state) || (last.state === 'available' && last.bgpUp));
}
