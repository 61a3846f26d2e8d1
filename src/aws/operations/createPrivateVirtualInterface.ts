import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { lookForCreated, readIds } from './newPrivateInterface';
import type { Before } from './newPrivateInterface';
import type { WriteOperation } from './operation';

/** Creates a private virtual interface in the caller's own account, attached to a gateway. */
export const createPrivateVirtualInterface: WriteOperation<
  'CreatePrivateVirtualInterface',
  Before,
  VirtualInterface
> = {
  name: 'CreatePrivateVirtualInterface',
  secrets: ['newPrivateVirtualInterface.authKey'],
  touches: ({ connectionId }) => [connectionId],
  title: ({ connectionId }) => l10n.t('Create a private virtual interface on {0}', connectionId),
  before: readIds,
  done: withoutSecrets,
  look: lookForCreated,
  created: ({ virtualInterfaceId }) => virtualInterfaceId,
};
