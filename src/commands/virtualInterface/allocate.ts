import type { AllocationPanels } from '../../views/allocation/panels';
import type { Purpose } from '../../views/allocation/forms';
import type { Node } from '../../views/tree/node';
import { connectionOf } from '../../views/connections/resourceOf';
import { pickConnection } from '../pickResource';
import type { Stores } from '../../views/stores';

/**
 * Opens the form for a connection or LAG: that of the row, or one the user chooses.
 * @param purpose one of the six requests, or a draft to start from.
 */
export async function allocateVirtualInterface(
  panels: AllocationPanels,
  from: Stores,
  purpose: Purpose,
  node?: Node,
): Promise<void> {
  const picked = connectionOf(node) ?? (await pickConnection(from));
  if (picked) await panels.show({ ...picked.place, connectionId: picked.resource.connectionId }, purpose);
}
