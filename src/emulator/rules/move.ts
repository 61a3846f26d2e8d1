import { stayingPeers } from '../estate/bgpPeers';
import type { Estate } from '../estate/estate';
import type { AddressFamily, Connection, InterfaceType, Lag, VirtualInterface } from '../estate/model';
import { portCapacity } from '../estate/portCapacity';
import { interfacesOn, portGroupOf } from '../estate/portGroup';
import { refuse } from '../refusal';
import { isJumbo } from './mtu';
import { checkInterfaceQuota } from './quota';
import { checkFreeRateLimiter, checkRateLimit } from './rateLimit';
import { checkVlan, checkVlanIsFree } from './vlan';

const FAMILIES: readonly AddressFamily[] = ['ipv4', 'ipv6'];

/**
 * Checks that a virtual interface fits on another connection or LAG: its VLAN, addresses, MTU, rate limit and prefix
 * allocations.
 * @param connection the target, unless it is a LAG
 */
export function checkMove(
  vif: VirtualInterface,
  connectionId: string,
  connection: Connection | undefined,
  target: Connection | Lag,
  estate: Estate,
): void {
  if (portGroupOf(vif.connectionId, estate).id === portGroupOf(connectionId, estate).id) {
    refuse(`${vif.virtualInterfaceId} is already on ${connectionId}.`);
  }
  checkKinds(vif, connectionId, connection, estate);
  checkVlan(vif.vlan, connection);
  checkInterfaceQuota(vif.virtualInterfaceType as InterfaceType, connectionId, connection, estate);
  checkVlanIsFree(vif.vlan, connectionId, estate);
  checkAddressesAreFree(vif, connectionId, estate);
  if (isJumbo(vif.mtu) && !target.jumboFrameCapable) {
    refuse(`${connectionId} is not jumbo frame capable, but ${vif.virtualInterfaceId} has MTU ${vif.mtu}.`);
  }
  if (vif.rateLimit !== undefined) {
    checkRateLimit(vif.rateLimit, connectionId, estate);
    checkFreeRateLimiter(connectionId, estate, 'DirectConnectClientException');
  }
  checkPools(vif, connectionId, estate);
}

/**
 * An interface on a hosted connection cannot move to another one or to a LAG; one on a LAG cannot move to a hosted
 * connection.
 */
function checkKinds(
  { virtualInterfaceId, connectionId: present }: VirtualInterface,
  connectionId: string,
  connection: Connection | undefined,
  estate: Estate,
): void {
  const isOnHosted = estate.connections.get(present)?.vlan !== undefined;
  const isToHosted = connection?.vlan !== undefined;
  const isToLag = portGroupOf(connectionId, estate).lag !== undefined;
  const isOnLag = portGroupOf(present, estate).lag !== undefined;
  if (isOnHosted && (isToHosted || isToLag)) {
    const kind = isToHosted ? 'another hosted connection' : 'a LAG';
    refuse(`${virtualInterfaceId} is on the hosted connection ${present}, so it cannot move to ${kind}.`);
  }
  if (isOnLag && isToHosted) {
    refuse(`${virtualInterfaceId} is on a LAG, so it cannot move to the hosted connection ${connectionId}.`);
  }
}

function checkAddressesAreFree(vif: VirtualInterface, connectionId: string, estate: Estate): void {
  const addresses = stayingPeers(vif).flatMap((peer) => [peer.amazonAddress, peer.customerAddress]);
  for (const other of interfacesOn(connectionId, estate)) {
    for (const peer of stayingPeers(other)) {
      const taken = addresses.find((one) => one === peer.amazonAddress || one === peer.customerAddress);
      if (taken !== undefined) {
        refuse(`The address ${taken} is already in use on ${connectionId}, by ${other.virtualInterfaceId}.`);
      }
    }
  }
}

function checkPools(vif: VirtualInterface, connectionId: string, estate: Estate): void {
  const pools = portCapacity(connectionId, estate)?.prefixPools;
  for (const family of FAMILIES) {
    const needed = vif.prefixAllocation?.[family] ?? 0;
    const left = pools?.[family].unallocated ?? needed;
    if (needed > left) {
      refuse(
        `The pool of ${connectionId} has ${left} ${family} prefixes left, but ${vif.virtualInterfaceId} is allocated ${needed}.`,
      );
    }
  }
}
