import { Failure } from '../../aws/failure';
import { interfaceTypeOf } from '../../directconnect/resources/interfaceTypes';
import { unknownTypeWords } from '../../views/unknownType';
import * as l10n from '@vscode/l10n';
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
      (one) => interfaceTypeOf(one) !== undefined && Boolean(one.connectionId),
    ));
  const connectionId = picked?.resource.connectionId;
  if (!picked || !connectionId) return;
  if (!interfaceTypeOf(picked.resource)) {
    throw new Failure('refused', unknownTypeWords(picked.resource), l10n.t('Use the AWS Console instead.'));
  }
  const known = from.inventories.known().find(({ place }) => placeKey(place) === placeKey(picked.place));
  await panels.show({ ...picked.place, connectionId }, startLike(picked.resource, known?.sweep));
}
