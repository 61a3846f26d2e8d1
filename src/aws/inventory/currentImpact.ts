import type { Route } from '../../directconnect/api';
import { touchedBy } from '../../directconnect/impact/change';
import type { Change } from '../../directconnect/impact/change';
import { impactOf, interfacesCompared } from '../../directconnect/impact/impact';
import type { Impact } from '../../directconnect/impact/impact';
import type { Inventory, VirtualInterface } from '../../directconnect/resources/resources';
import { asFailure, cancelled } from '../failure';
import { placeKey } from '../session/place';
import type { Place } from '../session/place';
import type { SessionStore } from '../session/sessionStore';
import type { InventoryStore } from './store';

interface Stores {
  readonly sessions: SessionStore;
  readonly inventories: InventoryStore;
}

/**
 * How many virtual interfaces are read again, each with two calls. AWS allows 30 on a gateway. The routes of the others
 * count as unknown.
 */
const MAX_READ = 60;

/**
 * Everything that was read in any region and account; each virtual interface once, as in the first place that has it.
 */
interface Known {
  readonly estate: Inventory;
  /** Where a virtual interface was found, by its id. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Everything in a place; what was read before, if it can't be read now. */
async function sweepOf(inventories: InventoryStore, place: Place, signal: AbortSignal): Promise<Inventory> {
  try {
    return await inventories.sweep(place, signal);
  } catch (error) {
    const before = inventories.current(place);
    if (before?.readAt === undefined || signal.aborted) throw asFailure(error);
    return before.sweep;
  }
}

async function knownFrom(
  { inventories }: Pick<Stores, 'inventories'>,
  place: Place,
  signal: AbortSignal,
): Promise<Known> {
  const sweep = await sweepOf(inventories, place, signal);
  const others = inventories
    .known()
    .filter((one) => one.readAt !== undefined && placeKey(one.place) !== placeKey(place));
  const found = new Map<string, { readonly one: VirtualInterface; readonly place: Place }>();
  for (const { sweep: its, place: where } of [{ sweep, place }, ...others]) {
    for (const one of its.virtualInterfaces) {
      const id = one.virtualInterfaceId ?? '';
      if (!found.has(id)) found.set(id, { one, place: where });
    }
  }
  return {
    estate: { ...sweep, virtualInterfaces: [...found.values()].map(({ one }) => one) },
    places: new Map([...found].map(([id, { place: where }]) => [id, where])),
  };
}

/**
 * Adds what else is attached to the Direct Connect gateways of a change, in regions that were not read. What AWS denies
 * is left out.
 */
async function withAttached(
  { sessions }: Pick<Stores, 'sessions'>,
  place: Place,
  change: Change,
  { estate, places }: Known,
  signal: AbortSignal,
): Promise<Known> {
  const gateways = new Set(
    touchedBy(change, estate).flatMap(({ directConnectGatewayId: gateway }) => gateway || []),
  );
  const lists = await Promise.allSettled(
    [...gateways].map(async (directConnectGatewayId) => {
      const session = await sessions.session(place);
      const attached = await session.attachedTo(directConnectGatewayId, signal);
      return attached.map((one) => ({ ...one, directConnectGatewayId }));
    }),
  );
  const unseen = lists
    .flatMap((list) => (list.status === 'fulfilled' ? list.value : []))
    .filter(({ virtualInterfaceId }) => !places.has(virtualInterfaceId));
  return {
    estate: { ...estate, virtualInterfaces: [...estate.virtualInterfaces, ...unseen] },
    places: new Map([
      ...places,
      ...unseen.map(({ virtualInterfaceId, region }) => [virtualInterfaceId, { ...place, region }] as const),
    ]),
  };
}

/** A virtual interface as it is now; `one` is omitted when AWS no longer lists it. */
interface Fresh {
  readonly id: string;
  readonly one?: VirtualInterface;
  readonly routes?: readonly Route[];
}

/** The same virtual interface, when its sessions may have come up since. */
const withUnknownSessions = ({ bgpPeers = [], ...rest }: VirtualInterface): VirtualInterface => ({
  ...rest,
  bgpPeers: bgpPeers.map((peer) => ({ ...peer, bgpStatus: 'unknown' })),
});

/** How a virtual interface is read again. */
interface Reading {
  readonly place: Place;
  readonly wasAsked: boolean;
  /** True for one that a change touches: what it loses is never derived from an earlier reading. */
  readonly isTouched: boolean;
}

/** Reads a virtual interface and the routes that AWS accepts from it. What can't be read is left out. */
async function readAgain(
  { sessions, inventories }: Stores,
  known: VirtualInterface,
  { place, wasAsked, isTouched }: Reading,
  signal: AbortSignal,
): Promise<Fresh> {
  const id = known.virtualInterfaceId ?? '';
  const routes: Route[] = [];
  const unread: Fresh = { id, one: isTouched ? withUnknownSessions(known) : known };
  try {
    const session = await sessions.session(place);
    const reader = wasAsked ? session : session.background;
    const [found, read] = await Promise.allSettled([
      reader.virtualInterfaces({ virtualInterfaceId: id }, signal),
      reader.routes(
        { virtualInterfaceId: id, direction: 'accepted' },
        (page) => page.forEach((route) => routes.push(route)),
        signal,
      ),
    ]);
    const its = read.status === 'fulfilled' ? { routes } : {};
    // The routes of one that may carry the traffic only count with its current sessions.
    if (found.status === 'rejected') return isTouched ? { ...unread, ...its } : unread;
    inventories.take(place, new Set([id]), found.value);
    const [one] = found.value;
    return { id, ...(one && { one }), ...its };
  } catch {
    return unread;
  }
}

/**
 * What a change takes down and what carries the traffic then, newly read. Virtual interfaces of other regions count if
 * they are on the same Direct Connect gateway or were read before; those of other accounts, if they were read before.
 * Reading them again never prompts.
 * @throws Failure when the place could not be read, and when it was cancelled.
 */
export async function currentImpact(
  from: Stores,
  place: Place,
  change: Change,
  signal: AbortSignal,
): Promise<Impact> {
  const known = await knownFrom(from, place, signal);
  const { estate, places } = await withAttached(from, place, change, known, signal);
  const touched = new Set(touchedBy(change, estate));
  const fresh = await Promise.all(
    interfacesCompared(change, estate)
      .slice(0, MAX_READ)
      .map((one) => {
        const where = places.get(one.virtualInterfaceId ?? '') ?? place;
        const wasAsked = placeKey(where) === placeKey(place);
        return readAgain(from, one, { place: where, wasAsked, isTouched: touched.has(one) }, signal);
      }),
  );
  if (signal.aborted) throw cancelled();
  const byId = new Map(fresh.map((one) => [one.id, one]));
  const virtualInterfaces = estate.virtualInterfaces.flatMap((one) => {
    const now = byId.get(one.virtualInterfaceId ?? '');
    return now ? (now.one ?? []) : one;
  });
  const routes = new Map(
    fresh.flatMap(({ id, routes: its }): [string, readonly Route[]][] => (its ? [[id, its]] : [])),
  );
  return impactOf(change, { ...estate, virtualInterfaces }, routes);
}
