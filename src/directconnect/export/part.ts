import type { KnownNames } from '../labels';
import type { Inventory } from '../resources/resources';

/** The part of an export for one region of one profile. */
export interface ExportPart {
  readonly profile: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
  /** What is exported. */
  readonly inventory: Inventory;
  /** Everything that was read there, to look up what a virtual interface is on. */
  readonly all: Inventory;
  readonly names: KnownNames;
}

/**
 * The chosen part of an inventory: the chosen resources, what is on them, and the members of a LAG.
 * @param ids the ids that were chosen.
 */
export function chosenFrom(inventory: Inventory, ids: ReadonlySet<string>): Inventory {
  const has = (id: string | undefined) => id !== undefined && ids.has(id);
  const connections = inventory.connections.filter(
    ({ connectionId, lagId }) => has(connectionId) || has(lagId),
  );
  const carriers = new Set([...ids, ...connections.flatMap(({ connectionId }) => connectionId ?? [])]);
  return {
    connections,
    lags: inventory.lags.filter(({ lagId }) => has(lagId)),
    virtualInterfaces: inventory.virtualInterfaces.filter(
      ({ virtualInterfaceId, connectionId }) =>
        has(virtualInterfaceId) || (connectionId !== undefined && carriers.has(connectionId)),
    ),
    interconnects: inventory.interconnects.filter(({ interconnectId }) => has(interconnectId)),
    provisionedConnections: inventory.provisionedConnections.filter(
      ({ provisionedOn, connection }) => has(provisionedOn) || has(connection.connectionId),
    ),
  };
}
