import type { AllocationTarget } from '../../directconnect/allocation/draft';
import { displayName } from '../../directconnect/resources';
import type { Inventory } from '../../directconnect/resources';

/** What the form is for, and how its heading names it. */
export interface TargetWords {
  readonly target: AllocationTarget;
  readonly name: string;
  /** What is known of the connection, from general to particular. */
  readonly details: readonly string[];
}

/** Finds a connection or LAG in an inventory; without one, only the id is known. */
export function describeTarget(connectionId: string, inventory: Inventory | undefined): TargetWords {
  const connection = inventory?.connections.find((candidate) => candidate.connectionId === connectionId);
  const lag = inventory?.lags.find((candidate) => candidate.lagId === connectionId);
  const found = connection ?? lag;
  const owner = found?.ownerAccount;
  const jumbo = found?.jumboFrameCapable;
  return {
    target: {
      connectionId,
      ...(owner !== undefined && { connectionOwner: owner }),
      ...(jumbo !== undefined && { jumboFrameCapable: jumbo }),
    },
    name: displayName(connection?.connectionName ?? lag?.lagName, connectionId),
    details: [connectionId, connection?.bandwidth ?? lag?.connectionsBandwidth, found?.location].flatMap(
      (detail) => detail ?? [],
    ),
  };
}
