import type { Estate } from '../estate/estate';
import { bothFamilies } from '../estate/gatewayUse';
import type { AddressFamily, PerFamily, VirtualInterface } from '../estate/model';
import { portCapacity } from '../estate/portCapacity';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import { checkGatewayPrefixes } from './quota';
import { requireState } from './state';

const FAMILIES: readonly AddressFamily[] = ['ipv4', 'ipv6'];
/** What an interface gets unless it asks for another number. */
const DEFAULT_ALLOCATION = 100;
const MAX_ALLOCATED = 1000;
/** States in which allocations can change: once the interface is confirmed [G]. */
const ACCEPTED = ['pending', 'available', 'down', 'testing'];

/** The names of the API's members. */
const MEMBER: Readonly<Record<AddressFamily, string>> = {
  ipv4: 'prefixPoolAllocatedCountIpv4',
  ipv6: 'prefixPoolAllocatedCountIpv6',
};

/** The allocations that a request asks for; a family that it does not name is undefined. */
export type AskedAllocation = Readonly<Record<AddressFamily, number | undefined>>;

export function readPrefixAllocation(fields: Fields): AskedAllocation {
  return { ipv4: fields.integer(MEMBER.ipv4), ipv6: fields.integer(MEMBER.ipv6) };
}

/** True when a request asks for allocations that the interface does not have yet. */
export function isOtherAllocation(asked: AskedAllocation, { prefixAllocation }: VirtualInterface): boolean {
  return FAMILIES.some(
    (family) => asked[family] !== undefined && asked[family] !== prefixAllocation?.[family],
  );
}

/** Refuses allocations in a request that has none. */
export function refusePrefixAllocation(asked: AskedAllocation, reason: string): void {
  for (const family of FAMILIES) {
    if (asked[family] !== undefined) refuse(`${MEMBER[family]} cannot be specified: ${reason}.`);
  }
}

/**
 * The allocations of a new private or transit interface: as asked, otherwise 100, or fewer if the pool has fewer [G].
 * An interface on a hosted connection has 100, and cannot ask for another number.
 */
export function chooseAllocation(asked: AskedAllocation, connectionId: string, estate: Estate): PerFamily {
  checkAllocation(asked, undefined, connectionId, estate);
  const pools = portCapacity(connectionId, estate)?.prefixPools;
  const choose = (family: AddressFamily): number =>
    asked[family] ?? Math.min(DEFAULT_ALLOCATION, pools?.[family].unallocated ?? DEFAULT_ALLOCATION);
  return { ipv4: choose('ipv4'), ipv6: choose('ipv6') };
}

/**
 * New allocations of an interface, once it is confirmed: within the limits of the interface, the pool and the gateway,
 * and not less than its sessions use.
 * @returns both allocations
 */
export function changedAllocation(asked: AskedAllocation, vif: VirtualInterface, estate: Estate): PerFamily {
  const { virtualInterfaceId, virtualInterfaceState, connectionId, directConnectGatewayId } = vif;
  const { prefixAllocation: present } = vif;
  if (!present) {
    refuse(
      `${virtualInterfaceId} is a ${vif.virtualInterfaceType} virtual interface, which has no prefix allocations.`,
    );
  }
  requireState('UpdateVirtualInterfaceAttributes', virtualInterfaceId, virtualInterfaceState, ACCEPTED);
  checkAllocation(asked, present, connectionId, estate);
  const changed = { ipv4: asked.ipv4 ?? present.ipv4, ipv6: asked.ipv6 ?? present.ipv6 };
  for (const { addressFamily, bgpStatus, announced } of vif.bgpPeers) {
    if (bgpStatus === 'up' && announced.length > changed[addressFamily]) {
      const count = changed[addressFamily];
      refuse(`${MEMBER[addressFamily]} ${count} is less than the ${announced.length} prefixes in use.`);
    }
  }
  const more = bothFamilies(changed) - bothFamilies(present);
  if (directConnectGatewayId && more > 0) checkGatewayPrefixes(directConnectGatewayId, more, estate);
  return changed;
}

/**
 * Checks allocations against the limits and the pool of the connection or LAG.
 * @param present what the interface has, if it exists
 */
function checkAllocation(
  asked: AskedAllocation,
  present: PerFamily | undefined,
  connectionId: string,
  estate: Estate,
): void {
  const pools = portCapacity(connectionId, estate)?.prefixPools;
  if (!pools) refusePrefixAllocation(asked, `hosted connection ${connectionId} has no prefix pool`);
  for (const family of FAMILIES) {
    const count = asked[family];
    if (count === undefined) continue;
    if (count < 0 || count > MAX_ALLOCATED) {
      refuse(`${MEMBER[family]} ${count} is not valid. It must be between 0 and ${MAX_ALLOCATED}.`);
    }
    const left = (pools?.[family].unallocated ?? 0) + (present?.[family] ?? 0);
    if (count > left) {
      refuse(
        `${MEMBER[family]} ${count} is more than the ${left} that the pool of ${connectionId} has left.`,
      );
    }
  }
}
