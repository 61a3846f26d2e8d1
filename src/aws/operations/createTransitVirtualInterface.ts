import * as l10n from '@vscode/l10n';
import { newInterfaceWrite } from './newInterface';

/** Creates a transit virtual interface in the caller's own account, attached to a Direct Connect gateway. */
export const createTransitVirtualInterface = newInterfaceWrite(
  'CreateTransitVirtualInterface',
  (connectionId) => l10n.t('Create a transit virtual interface on {0}', connectionId),
);
