import { emptyDraft } from '../directconnect/allocation/draft';
import type { AllocationDraft } from '../directconnect/allocation/draft';
import type { AllocationPanels } from '../views/allocation/panels';
import type { Node } from '../views/connections/node';
import { connectionOf } from '../views/connections/resourceOf';
import { pickConnection } from './pick';
import type { PickFrom } from './pick';

/**
 * Opens the form for a connection or LAG: the row it was called on, or one that is asked for.
 * @param draft what to begin with.
 */
export async function allocatePrivateVirtualInterface(
  panels: AllocationPanels,
  from: PickFrom,
  node?: Node,
  draft?: AllocationDraft,
): Promise<void> {
  const picked = connectionOf(node) ?? (await pickConnection(from));
  if (picked) await panels.show({ ...picked.place, connectionId: picked.resource.connectionId }, draft);
}

/** The same, to create a virtual interface in the account of the connection. */
export function createPrivateVirtualInterface(
  panels: AllocationPanels,
  from: PickFrom,
  node?: Node,
): Promise<void> {
  return allocatePrivateVirtualInterface(panels, from, node, { ...emptyDraft, mode: 'create' });
}
