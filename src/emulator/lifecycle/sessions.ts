import type { Estate } from '../estate/estate';
import type { BgpPeer, VirtualInterface } from '../estate/model';
import { portGroupOf } from '../estate/portGroup';

/** The prefixes that each BGP session of a public interface may announce. */
const MAX_PUBLIC_PREFIXES = 1000;

/**
 * Brings up the BGP sessions that the customer's router answers, and takes down those that announce too many prefixes.
 * Then the interface is available if a session is up, and down otherwise.
 * @param at milliseconds since the epoch
 */
export function connect(vif: VirtualInterface, estate: Estate, at: number): void {
  if (isPortDown(vif, estate)) return;
  for (const peer of vif.bgpPeers) {
    if (peer.bgpPeerState !== 'available' || !peer.routerAnswers || peer.isTested) continue;
    const isUp = peer.announced.length <= mostPrefixes(vif, peer);
    if (isUp && peer.bgpStatus !== 'up') peer.upSince = at;
    peer.bgpStatus = isUp ? 'up' : 'down';
  }
  followSessions(vif);
}

/** The router no longer answers. */
export function disconnect(vif: VirtualInterface, peer: BgpPeer): void {
  peer.routerAnswers = false;
  if (peer.bgpStatus !== 'up') return;
  peer.bgpStatus = 'down';
  followSessions(vif);
}

/** The port, or every member of the LAG, is down: no session can be up. */
export function isPortDown({ connectionId }: VirtualInterface, estate: Estate): boolean {
  const { lag, connections } = portGroupOf(connectionId, estate);
  return (
    lag?.lagState === 'down' ||
    (connections.length > 0 && connections.every(({ connectionState }) => connectionState === 'down'))
  );
}

export function isUp({ bgpPeers }: VirtualInterface): boolean {
  return bgpPeers.some(({ bgpStatus }) => bgpStatus === 'up');
}

/** An interface in service is available or down, depending on its sessions. */
export function followSessions(vif: VirtualInterface): void {
  if (['available', 'down'].includes(vif.virtualInterfaceState)) {
    vif.virtualInterfaceState = isUp(vif) ? 'available' : 'down';
  }
}

function mostPrefixes({ prefixAllocation }: VirtualInterface, { addressFamily }: BgpPeer): number {
  return prefixAllocation?.[addressFamily] ?? MAX_PUBLIC_PREFIXES;
}
