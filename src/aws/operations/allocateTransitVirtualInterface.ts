import * as l10n from '@vscode/l10n';
import { newInterfaceWrite } from './newInterface';

/** Creates a transit virtual interface for another account, which has to accept it. */
export const allocateTransitVirtualInterface = newInterfaceWrite(
  'AllocateTransitVirtualInterface',
  (connectionId) => l10n.t('Allocate a transit virtual interface on {0}', connectionId),
);
