import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { describe } from './describe';
import type { WriteOperation } from './operation';
import { changeOf } from './updated';
import type { Had } from './updated';

/** Moves a virtual interface to another connection or LAG. */
export const associateVirtualInterface: WriteOperation<'AssociateVirtualInterface', Had, VirtualInterface> = {
  name: 'AssociateVirtualInterface',
  touches: ({ virtualInterfaceId, connectionId }) => [virtualInterfaceId, connectionId],
  title: ({ virtualInterfaceId, connectionId }) =>
    l10n.t('Move {0} to {1}', virtualInterfaceId, connectionId),
  // An answer about another one says nothing about this one.
  done: (answer, { virtualInterfaceId }) =>
    answer.virtualInterfaceId === virtualInterfaceId ? withoutSecrets(answer) : undefined,
  ...changeOf<'AssociateVirtualInterface', VirtualInterface>({
    read: (read, { virtualInterfaceId }) => describe(read, virtualInterfaceId),
    isAsAsked: (is, { connectionId }) => is.connectionId === connectionId,
  }),
};
