import type { AllocationPanels } from '../../views/allocation/panels';
import type { Purpose } from '../../views/allocation/host';
import type { Node } from '../../views/connections/node';
import { connectionOf } from '../../views/connections/resourceOf';
import { pickConnection } from '../pick';
import type { PickFrom } from '../pick';

/**
 * Opens the form for a connection or LAG: the row it was called on, or one that is asked for.
 * @param purpose for another account, for the connection's own, or what to begin with.
 */
export async function allocatePrivateVirtualInterface(
  panels: AllocationPanels,
  from: PickFrom,
  purpose: Purpose,
  node?: Node,
): Promise<void> {
  const picked = connectionOf(node) ?? (await pickConnection(from));
  if (picked) await panels.show({ ...picked.place, connectionId: picked.resource.connectionId }, purpose);
}
