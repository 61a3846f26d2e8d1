import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { lookForCreated, readIds } from './newPrivateInterface';
import type { Before } from './newPrivateInterface';
import type { WriteOperation } from './operation';

/** Creates a private virtual interface for another account, which has to accept it. */
export const allocatePrivateVirtualInterface: WriteOperation<
  'AllocatePrivateVirtualInterface',
  Before,
  VirtualInterface
> = {
  name: 'AllocatePrivateVirtualInterface',
  secrets: ['newPrivateVirtualInterfaceAllocation.authKey'],
  touches: ({ connectionId }) => [connectionId],
  title: ({ connectionId }) => l10n.t('Allocate a private virtual interface on {0}', connectionId),
  before: readIds,
  done: withoutSecrets,
  look: lookForCreated,
  created: ({ virtualInterfaceId }) => virtualInterfaceId,
};
