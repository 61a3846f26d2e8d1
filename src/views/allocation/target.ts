import { displayName } from '../../directconnect/resources/resources';
import type { Inventory } from '../../directconnect/resources/resources';

/** How the form's heading names what it is for. */
export interface TargetWords {
  readonly name: string;
  /** What is known of the connection, from general to particular. */
  readonly details: readonly string[];
}

/** Finds a connection or LAG in an inventory; without one, only the id is known. */
export function describeTarget(connectionId: string, inventory: Inventory | undefined): TargetWords {
  const connection = inventory?.connections.find((candidate) => candidate.connectionId === connectionId);
  const lag = inventory?.lags.find((candidate) => candidate.lagId === connectionId);
  return {
    name: displayName(connection?.connectionName ?? lag?.lagName, connectionId),
    details: [
      connectionId,
      connection?.bandwidth ?? lag?.connectionsBandwidth,
      (connection ?? lag)?.location,
    ].flatMap((detail) => detail ?? []),
  };
}
