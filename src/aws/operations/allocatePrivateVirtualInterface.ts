import * as l10n from '@vscode/l10n';
import { newInterfaceWrite } from './newInterface';

/** Creates a private virtual interface for another account, which has to accept it. */
export const allocatePrivateVirtualInterface = newInterfaceWrite(
  'AllocatePrivateVirtualInterface',
  (connectionId) => l10n.t('Allocate a private virtual interface on {0}', connectionId),
);
