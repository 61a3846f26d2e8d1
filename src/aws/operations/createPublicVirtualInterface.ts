import * as l10n from '@vscode/l10n';
import { newInterfaceWrite } from './newInterface';

/** Creates a public virtual interface in the caller's own account. AWS reviews its prefixes. */
export const createPublicVirtualInterface = newInterfaceWrite(
  'CreatePublicVirtualInterface',
  (connectionId) => l10n.t('Create a public virtual interface on {0}', connectionId),
);
