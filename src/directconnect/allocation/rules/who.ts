import { isResourceName } from '../../resources/name';
import * as l10n from '@vscode/l10n';
import { visible } from '../../text';
import { nameKey } from '../knownNetwork';
import { CLOUDFORMATION, MODEL } from './rule';
import type { Rule } from './rule';

/** The rule that an allocation to the connection's own account breaks: the other mode was meant. */
export const FOR_CONNECTION_OWNER = 'ownerAccount.connectionOwner';

/** The rules for the owner and the name of the virtual interface. */
export const whoRules: readonly Rule[] = [
  {
    id: 'ownerAccount.digits',
    fields: ['ownerAccount'],
    level: 'block',
    source: MODEL,
    check: ({ mode, ownerAccount }) =>
      mode === 'create' || /^\d{12}$/.test(ownerAccount.trim())
        ? undefined
        : l10n.t('Enter the 12 digits of the AWS account that will own the virtual interface.'),
  },
  {
    id: FOR_CONNECTION_OWNER,
    fields: ['ownerAccount'],
    level: 'block',
    source: 'AWS refuses: "Cannot allocate VirtualInterface for the connection owner."',
    check: ({ mode, ownerAccount }, { facts: { connection } }) =>
      mode === 'allocate' &&
      connection.ownerAccount !== undefined &&
      ownerAccount.trim() === connection.ownerAccount
        ? l10n.t(
            'This account owns the connection, and AWS allocates to other accounts only. Create the virtual interface in this account instead.',
          )
        : undefined,
  },
  {
    id: 'gateway.id',
    fields: ['gateway'],
    level: 'block',
    source:
      'Direct Connect service model, NewPrivateVirtualInterface: virtualGatewayId, directConnectGatewayId; AWS refuses one with neither',
    check: ({ mode, gateway }) =>
      mode === 'allocate' || gatewayKind(gateway) !== undefined
        ? undefined
        : l10n.t(
            'Choose a virtual private gateway (vgw-…) or a Direct Connect gateway to attach the virtual interface to.',
          ),
  },
  {
    id: 'virtualInterfaceName.characters',
    fields: ['virtualInterfaceName'],
    level: 'block',
    source: CLOUDFORMATION,
    check: ({ virtualInterfaceName }) =>
      isResourceName(virtualInterfaceName.trim())
        ? undefined
        : l10n.t(
            'Enter a name of 1 to 100 letters, digits, spaces, hyphens, underscores, commas or slashes.',
          ),
  },
  {
    id: 'virtualInterfaceName.documented',
    fields: ['virtualInterfaceName'],
    level: 'warn',
    source: `${MODEL} names fewer characters than ${CLOUDFORMATION}`,
    check: ({ virtualInterfaceName }) =>
      /^[a-z0-9-]*$/.test(virtualInterfaceName.trim())
        ? undefined
        : l10n.t(
            'AWS documents only a-z, 0-9 and hyphens, but other names are in use, so it is sent as entered.',
          ),
  },
  {
    id: 'virtualInterfaceName.free',
    fields: ['virtualInterfaceName'],
    level: 'warn',
    source: 'Nothing says that names are unique; people tell virtual interfaces apart by them',
    check: ({ virtualInterfaceName }, { byName }) => {
      const user = virtualInterfaceName.trim() ? byName.get(nameKey(virtualInterfaceName)) : undefined;
      return user && l10n.t('{0} already has this name.', visible(user.virtualInterfaceId));
    },
  },
];

/**
 * The kind of gateway that an id belongs to.
 * @see the service model: VirtualGatewayId (`vgw-…`), DirectConnectGatewayId (a UUID)
 */
export function gatewayKind(id: string): 'virtualGatewayId' | 'directConnectGatewayId' | undefined {
  if (/^vgw-[0-9a-f]{8,17}$/.test(id.trim())) return 'virtualGatewayId';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id.trim()) ? 'directConnectGatewayId' : undefined;
}
