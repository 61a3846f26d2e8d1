import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { describe } from './describe';
import type { WriteOperation } from './operation';
import { changeOf, isEach } from './updated';
import type { Had } from './updated';

/** Changes the name, the MTU or SiteLink of a virtual interface. */
export const updateVirtualInterfaceAttributes: WriteOperation<
  'UpdateVirtualInterfaceAttributes',
  Had,
  VirtualInterface
> = {
  name: 'UpdateVirtualInterfaceAttributes',
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId, virtualInterfaceName, mtu, enableSiteLink }) => {
    if (mtu !== undefined) return l10n.t('Change the MTU of {0} to {1}', virtualInterfaceId, mtu);
    if (enableSiteLink === true) return l10n.t('Enable SiteLink on {0}', virtualInterfaceId);
    if (enableSiteLink === false) return l10n.t('Disable SiteLink on {0}', virtualInterfaceId);
    return l10n.t('Rename {0} to {1}', virtualInterfaceId, virtualInterfaceName ?? '');
  },
  // An answer about another one says nothing about this one.
  done: (answer, { virtualInterfaceId }) =>
    answer.virtualInterfaceId === virtualInterfaceId ? withoutSecrets(answer) : undefined,
  ...changeOf<'UpdateVirtualInterfaceAttributes', VirtualInterface>({
    read: (read, { virtualInterfaceId }) => describe(read, virtualInterfaceId),
    isAsAsked: (is, { virtualInterfaceName, mtu, enableSiteLink }) =>
      isEach(
        [virtualInterfaceName, is.virtualInterfaceName],
        [mtu, is.mtu],
        [enableSiteLink, is.siteLinkEnabled ?? false],
      ),
  }),
};
