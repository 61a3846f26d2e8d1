import * as l10n from '@vscode/l10n';
import { newInterfaceWrite } from './newInterface';

/** Creates a public virtual interface for another account, which has to accept it. */
export const allocatePublicVirtualInterface = newInterfaceWrite(
  'AllocatePublicVirtualInterface',
  (connectionId) => l10n.t('Allocate a public virtual interface on {0}', connectionId),
);
