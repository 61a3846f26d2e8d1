import { locationLabel } from '../../directconnect/labels';
import type { KnownNames } from '../../directconnect/labels';
import { displayName } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';

/** How the form's heading describes the connection. */
export interface TargetWords {
  readonly name: string;
  /** Details of the connection, from general to specific. */
  readonly details: readonly string[];
}

/** Describes a connection or LAG from an inventory; without one, only the id is known. */
export function describeTarget(
  connectionId: string,
  inventory: Inventory | undefined,
  { locations }: KnownNames,
): TargetWords {
  const connection = inventory?.connections.find((candidate) => candidate.connectionId === connectionId);
  const lag = inventory?.lags.find((candidate) => candidate.lagId === connectionId);
  const { location } = connection ?? lag ?? {};
  return {
    name: displayName(connection?.connectionName ?? lag?.lagName, connectionId),
    details: [
      connectionId,
      connection?.bandwidth ?? lag?.connectionsBandwidth,
      location && locationLabel(location, locations.get(location)),
    ].flatMap((detail) => detail ?? []),
  };
}
