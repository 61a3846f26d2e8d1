import { DescribeRouterConfigurationCommand } from '@aws-sdk/client-direct-connect';
import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import { call } from './calls';
import { Failure } from './failures';
import type { RouterConfiguration } from './session';
import { readVirtualInterfaces } from './sweep';

/**
 * Reads the router configuration (XML) of one virtual interface, with its keys.
 * @throws Failure of kind `refused` when this account has no such virtual interface in this region.
 */
async function ownDescription(
  reader: DirectConnectClient,
  virtualInterfaceId: string,
  signal?: AbortSignal,
): Promise<RouterConfiguration> {
  const [found] = await readVirtualInterfaces(
    reader,
    { virtualInterfaceId },
    ({ customerRouterConfig, authKey, bgpPeers }): RouterConfiguration => ({
      text: customerRouterConfig ?? '',
      keys: [authKey, ...(bgpPeers ?? []).map((peer) => peer.authKey)].flatMap((key) => key || []),
    }),
    signal,
  );
  if (!found) {
    throw new Failure(
      'refused',
      l10n.t('There is no virtual interface {0} in this account and region.', virtualInterfaceId),
      l10n.t('It may have been deleted; refresh the Direct Connect view.'),
    );
  }
  return found;
}

/**
 * Reads a router configuration, with its keys.
 * @param routerType the identifier of a router that AWS writes configurations for; without one, AWS's XML.
 * @throws Failure of kind `refused` when there is no such virtual interface, or AWS knows no such router.
 */
export async function routerConfigurationOf(
  reader: DirectConnectClient,
  virtualInterfaceId: string,
  routerType?: string,
  signal?: AbortSignal,
): Promise<RouterConfiguration> {
  const own = await ownDescription(reader, virtualInterfaceId, signal);
  if (routerType === undefined) return own;
  const { customerRouterConfig } = await call(
    'DescribeRouterConfiguration',
    (abortSignal) =>
      reader.send(
        new DescribeRouterConfigurationCommand({ virtualInterfaceId, routerTypeIdentifier: routerType }),
        { abortSignal },
      ),
    signal,
  );
  return { text: customerRouterConfig ?? '', keys: own.keys };
}
