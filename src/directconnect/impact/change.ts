import { membersIn } from '../resources/health';
import { peerStatus } from '../resources/bgpStatus';
import type { BgpPeer, Inventory, VirtualInterface } from '../resources/resources';
import { mayHaveSession } from '../resources/states';

/** A change that may interrupt traffic. Resources are named by their ids, and looked up in what was read last. */
export type Change =
  /** Virtual interfaces are deleted or moved: all their sessions go down. */
  | { readonly kind: 'virtualInterfaces'; readonly ids: readonly string[] }
  /** Some BGP peers of a virtual interface are deleted or tested. */
  | { readonly kind: 'peers'; readonly virtualInterfaceId: string; readonly peers: readonly string[] }
  /** A connection goes down. One in a LAG takes the LAG's virtual interfaces with it only if too few links are left. */
  | { readonly kind: 'connection'; readonly connectionId: string }
  | { readonly kind: 'lag'; readonly lagId: string }
  | { readonly kind: 'mtu'; readonly virtualInterfaceId: string; readonly mtu: number };

/** BGP peers of one virtual interface. */
export interface Sessions {
  readonly virtualInterface: VirtualInterface;
  readonly peers: readonly BgpPeer[];
}

/** Bytes. Larger frames are jumbo frames. */
const STANDARD_MTU = 1_500;

const isJumbo = ({ mtu = STANDARD_MTU }: VirtualInterface) => mtu > STANDARD_MTU;

/** Identifies a peer: by its id or, if AWS returned none, by its family, address and ASN. */
export const peerKey = ({ bgpPeerId, asn, asnLong, customerAddress, addressFamily }: BgpPeer): string =>
  bgpPeerId ?? [addressFamily, customerAddress, asnLong ?? asn].join(' ');

/**
 * The peers of a virtual interface. Without a list, it has a single peer, described by its own fields; then AWS does
 * not say whether the session is up.
 */
export function peersOf({ bgpPeers = [], ...virtualInterface }: VirtualInterface): readonly BgpPeer[] {
  if (bgpPeers.length > 0) return bgpPeers;
  const { addressFamily, amazonAddress, customerAddress, asn, asnLong } = virtualInterface;
  return [{ addressFamily, amazonAddress, customerAddress, asn, asnLong }];
}

/** The peers whose session is up, or may be up because AWS does not say. */
export function sessionsOf(
  virtualInterface: VirtualInterface,
  peers = peersOf(virtualInterface),
): Sessions[] {
  const open = peers.filter((peer) => ['up', 'unknown'].includes(peerStatus(peer)));
  return mayHaveSession(virtualInterface.virtualInterfaceState) && open.length > 0
    ? [{ virtualInterface, peers: open }]
    : [];
}

/** The virtual interfaces on a port: on a connection itself, or on a LAG, its members and the connections hosted on it. */
function interfacesOnPort(
  portId: string,
  { connections, provisionedConnections, virtualInterfaces }: Inventory,
) {
  const carried = [
    ...connections.filter(({ lagId }) => lagId === portId),
    ...provisionedConnections
      .filter(({ provisionedOn }) => provisionedOn === portId)
      .map(({ connection }) => connection),
  ];
  const ports = new Set([portId, ...carried.map(({ connectionId }) => connectionId)]);
  return virtualInterfaces.filter(({ connectionId }) => ports.has(connectionId));
}

/** Whether a LAG still carries traffic without one of its members. @see lagHealth for what it needs. */
function lagSurvives(lagId: string, without: string, estate: Inventory): boolean {
  const { minimumLinks = 0 } = estate.lags.find((lag) => lag.lagId === lagId) ?? {};
  const left = membersIn(estate, lagId).filter(
    ({ connectionId, connectionState }) => connectionId !== without && connectionState === 'available',
  );
  return left.length >= Math.max(minimumLinks, 1);
}

/** The id of the port that goes down with a connection: that of its LAG, unless the LAG still carries traffic. */
function portOf(connectionId: string, estate: Inventory): string | undefined {
  const { lagId } = estate.connections.find((one) => one.connectionId === connectionId) ?? {};
  if (!lagId) return connectionId;
  return lagSurvives(lagId, connectionId, estate) ? undefined : lagId;
}

/**
 * The port that AWS updates because of a new MTU: it does for the first jumbo MTU on a connection. AWS does not say
 * whether a port was updated before, so one with a jumbo MTU on any virtual interface is assumed to be updated.
 */
function updatedPort(virtualInterfaceId: string, mtu: number, estate: Inventory): string | undefined {
  const { connectionId } =
    estate.virtualInterfaces.find((one) => one.virtualInterfaceId === virtualInterfaceId) ?? {};
  const isUpdated =
    mtu > STANDARD_MTU && connectionId && !interfacesOnPort(connectionId, estate).some(isJumbo);
  return isUpdated ? connectionId : undefined;
}

/** The virtual interfaces whose sessions a change may take down. */
export function touchedBy(change: Change, estate: Inventory): readonly VirtualInterface[] {
  const withId = (...ids: readonly string[]) =>
    estate.virtualInterfaces.filter(({ virtualInterfaceId = '' }) => ids.includes(virtualInterfaceId));
  const on = (portId: string | undefined) => (portId === undefined ? [] : interfacesOnPort(portId, estate));
  switch (change.kind) {
    case 'virtualInterfaces':
      return withId(...change.ids);
    case 'peers':
      return withId(change.virtualInterfaceId);
    case 'connection':
      return on(portOf(change.connectionId, estate));
    case 'lag':
      return on(change.lagId);
    case 'mtu':
      return on(updatedPort(change.virtualInterfaceId, change.mtu, estate));
  }
}

/** The BGP sessions that a change takes down, of those that are up or may be. */
export const sessionsLost = (change: Change, estate: Inventory): Sessions[] =>
  touchedBy(change, estate).flatMap((one) =>
    change.kind === 'peers'
      ? sessionsOf(
          one,
          peersOf(one).filter((peer) => change.peers.includes(peerKey(peer))),
        )
      : sessionsOf(one),
  );
