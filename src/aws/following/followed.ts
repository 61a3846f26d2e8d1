import type { FailoverTest } from '../../directconnect/failover/tests';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import type { BackgroundSession } from '../session/session';

/** The kinds of resource that can be followed, and what each looks like when it is read. */
export interface Resources {
  readonly virtualInterface: VirtualInterface;
  readonly failoverTest: FailoverTest;
}

export type Kind = keyof Resources;

/** A resource that is changing state. */
export interface Followed {
  readonly place: Place;
  readonly kind: Kind;
  readonly id: string;
  /** The connection or LAG that it is on, if known: many resources on one are read with one request. */
  readonly on?: string;
  /** The account that it was seen in; if it is not given, the one that its place was last read in. */
  readonly account?: string | undefined;
  /** Its state when it was last seen. While this stays the same, the waits grow. */
  readonly state?: string;
}

/**
 * A resource that the user gets a notification about, once, when it has reached its final state. Contains no secret.
 */
export interface AwaitedResource extends Followed {
  readonly state: string;
  /** When the waiting began, in milliseconds since the epoch. */
  readonly since: number;
  /** False for a resource that ends with the window, such as one on the local endpoint. */
  readonly isKept: boolean;
  /** Tells it apart from others with the same id: AWS may list an earlier one for a while. */
  readonly occurrence?: string | undefined;
  /** True once the user was told that its profile belongs to another account. */
  readonly wasTold?: boolean;
}

/** What a poll found in a place. */
export interface Seen<Of extends Kind = Kind> {
  readonly kind: Of;
  readonly place: Place;
  /** The account that answered, if it was compared. */
  readonly account?: string | undefined;
  /** The ids that were asked for and answered: one that is not among `found` is not listed. */
  readonly asked: ReadonlySet<string>;
  readonly found: readonly Resources[Of][];
}

/** A resource that has reached a final state. States are as AWS calls them. */
export interface Arrival<Of extends Kind = Kind> {
  readonly kind: Of;
  readonly place: Place;
  readonly resource: Resources[Of];
  readonly from: string;
  readonly to: string;
}

/** The same for any kind: `kind` says which type the resources have. */
export type AnySeen = { [Of in Kind]: Seen<Of> }[Kind];
export type AnyArrival = { [Of in Kind]: Arrival<Of> }[Kind];

/** One request, and the resources that it reads. */
export interface Question<Resource> {
  readonly ids: readonly string[];
  /** Throws a `Failure` and nothing else. */
  readonly ask: (session: BackgroundSession, signal: AbortSignal) => Promise<readonly Resource[]>;
}

/** How one kind of resource is followed. */
export interface FollowedKind<Resource> {
  /** The requests that read these resources again, all of one place. */
  readonly questions: (followed: readonly Followed[]) => readonly Question<Resource>[];
  readonly idOf: (resource: Resource) => string;
  readonly stateOf: (resource: Resource) => string;
  /** Tells it apart from earlier ones with the same id. */
  readonly occurrenceOf?: (resource: Resource) => string | undefined;
  /** True for a final state. */
  readonly hasArrived: (state: string) => boolean;
  /** A resource that is no longer listed, as it is shown. */
  readonly gone: (id: string) => Resource;
}

/** Identifies a resource. */
export const resourceKey = ({ place, kind, id }: Pick<Followed, 'place' | 'kind' | 'id'>): string =>
  JSON.stringify([placeKey(place), kind, id]);

/** True for two known accounts that differ. */
export const isOtherAccount = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
