import type { Inventory } from './resources';

/**
 * The ids of what is down: connections, LAGs and virtual interfaces in that state, and virtual interfaces with a BGP
 * session down. Each once, however many profiles see it. What is being deleted or was never up does not count.
 */
export function downIds(inventories: readonly Inventory[]): string[] {
  const ids = inventories.flatMap(({ connections, lags, virtualInterfaces }) => [
    ...connections
      .filter(({ connectionState }) => connectionState === 'down')
      .map(({ connectionId }) => connectionId),
    ...lags.filter(({ lagState }) => lagState === 'down').map(({ lagId }) => lagId),
    ...virtualInterfaces
      .filter(
        ({ virtualInterfaceState, bgpPeers = [] }) =>
          virtualInterfaceState === 'down' ||
          (virtualInterfaceState === 'available' && bgpPeers.some(({ bgpStatus }) => bgpStatus === 'down')),
      )
      .map(({ virtualInterfaceId }) => virtualInterfaceId),
  ]);
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
