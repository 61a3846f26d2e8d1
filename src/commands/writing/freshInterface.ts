import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isGone } from '../../directconnect/resources/states';
import type { RowSubject } from '../../views/connections/resourceOf';
import type { Stores } from '../../views/stores';
import { nameOf } from './run';

/**
 * Reads the virtual interface of a row again, since what the row shows may be minutes old, and updates the view.
 * @throws Failure, of kind `refused` when it is gone.
 */
export async function freshInterface(
  { sessions, inventories }: Stores,
  target: RowSubject,
): Promise<VirtualInterface> {
  const { id } = target.subject;
  const session = await sessions.session(target.place);
  const found = await session.virtualInterfaces({ virtualInterfaceId: id });
  inventories.take(target.place, new Set([id]), found);
  const [one] = found;
  if (one && !isGone(one.virtualInterfaceState)) return one;
  throw new Failure(
    'refused',
    l10n.t('{0} was deleted in the meantime.', nameOf(target)),
    l10n.t('Select another virtual interface.'),
  );
}
