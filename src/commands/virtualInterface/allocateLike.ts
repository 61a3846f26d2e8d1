import { interfaceTypes } from '../../directconnect/resources/interfaceTypes';
import { placeKey } from '../../aws/session/place';
import type { AllocationPanels } from '../../views/allocation/panels';
import { startLike } from '../../views/allocation/starts';
import type { Node } from '../../views/tree/node';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import { pickVirtualInterface } from '../pick';
import type { Stores } from '../../views/stores';

/** Opens the form for the connection of a virtual interface, with the same values except those that must be unique. */
export async function allocateLike(panels: AllocationPanels, from: Stores, node?: Node): Promise<void> {
  const picked =
    virtualInterfaceOf(node) ??
    (await pickVirtualInterface(
      from,
      ({ virtualInterfaceType, connectionId }) =>
        interfaceTypes.some((type) => type === virtualInterfaceType) && Boolean(connectionId),
    ));
  const connectionId = picked?.resource.connectionId;
  if (!picked || !connectionId) return;
  const known = from.inventories.known().find(({ place }) => placeKey(place) === placeKey(picked.place));
  await panels.show({ ...picked.place, connectionId }, startLike(picked.resource, known?.sweep));
}
