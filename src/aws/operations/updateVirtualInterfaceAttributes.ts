import * as l10n from '@vscode/l10n';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { describe } from './describe';
import type { WriteOperation } from './operation';
import { changeOf, isEach } from './updated';
import type { Had } from './updated';

/** Changes the name, the MTU, SiteLink, the rate limit or the prefix allocations of a virtual interface. */
export const updateVirtualInterfaceAttributes: WriteOperation<
  'UpdateVirtualInterfaceAttributes',
  Had,
  VirtualInterface
> = {
  name: 'UpdateVirtualInterfaceAttributes',
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId, virtualInterfaceName, mtu, enableSiteLink, rateLimit, ...counts }) => {
    if (mtu !== undefined) return l10n.t('Change the MTU of {0} to {1}', virtualInterfaceId, mtu);
    if (enableSiteLink === true) return l10n.t('Enable SiteLink on {0}', virtualInterfaceId);
    if (enableSiteLink === false) return l10n.t('Disable SiteLink on {0}', virtualInterfaceId);
    if (rateLimit !== undefined) {
      return l10n.t('Limit the rate of {0} to {1}', virtualInterfaceId, rateLimit);
    }
    if (virtualInterfaceName === undefined && Object.keys(counts).length > 0) {
      return l10n.t('Change the prefix allocations of {0}', virtualInterfaceId);
    }
    return l10n.t('Rename {0} to {1}', virtualInterfaceId, virtualInterfaceName ?? '');
  },
  // An answer about another one says nothing about this one.
  done: (answer, { virtualInterfaceId }) =>
    answer.virtualInterfaceId === virtualInterfaceId ? withoutSecrets(answer) : undefined,
  ...changeOf<'UpdateVirtualInterfaceAttributes', VirtualInterface>({
    read: (read, { virtualInterfaceId }) => describe(read, virtualInterfaceId),
    isAsAsked: (is, { virtualInterfaceName, mtu, enableSiteLink, rateLimit, ...counts }) =>
      isEach(
        [rateLimit, is.rateLimit],
        [counts.prefixPoolAllocatedCountIpv4, is.prefixPoolAllocatedCountIpv4],
        [counts.prefixPoolAllocatedCountIpv6, is.prefixPoolAllocatedCountIpv6],
        [virtualInterfaceName, is.virtualInterfaceName],
        [mtu, is.mtu],
        [enableSiteLink, is.siteLinkEnabled ?? false],
      ),
  }),
};
