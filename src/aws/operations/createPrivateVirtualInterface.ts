import * as l10n from '@vscode/l10n';
import { newInterfaceWrite } from './newInterface';

/** Creates a private virtual interface in the caller's own account, attached to a gateway. */
export const createPrivateVirtualInterface = newInterfaceWrite(
  'CreatePrivateVirtualInterface',
  (connectionId) => l10n.t('Create a private virtual interface on {0}', connectionId),
);
