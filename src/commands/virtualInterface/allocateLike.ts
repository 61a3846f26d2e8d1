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
import type { Picked } from '../pick';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Stores } from '../../views/stores';

/** Opens the form for the connection of a virtual interface, with the same values except those that must be unique. */
export async function allocateLike(panels: AllocationPanels, from: Stores, node?: Node): Promise<void> {
  const picked =
    virtualInterfaceOf(node) ??
    (await pickVirtualInterface(
      from,
      (one) => interfaceTypeOf(one) !== undefined && Boolean(one.connectionId),
    ));
  if (picked) await showFormLike(panels, from, picked);
}

/** The same for one that was chosen. */
export async function showFormLike(
  panels: AllocationPanels,
  from: Stores,
  { place, resource }: Picked<VirtualInterface>,
): Promise<void> {
  const { connectionId } = resource;
  if (!connectionId) return;
  if (!interfaceTypeOf(resource)) {
    throw new Failure('refused', unknownTypeWords(resource), l10n.t('Use the AWS console instead.'));
  }
  const known = from.inventories.known().find((one) => placeKey(one.place) === placeKey(place));
  await panels.show({ ...place, connectionId }, startLike(resource, known?.sweep));
}
