import * as l10n from '@vscode/l10n';
import { visible } from '../../text';
import { nameKey } from '../knownNetwork';
import { CLOUDFORMATION, MODEL } from './rule';
import type { Rule } from './rule';

/** The rule that a draft for the connection's own account breaks: what was meant is the other mode. */
export const FOR_CONNECTION_OWNER = 'ownerAccount.connectionOwner';

/** The rules for who is to own the virtual interface, and what it is called. */
export const whoRules: readonly Rule[] = [
  {
    id: 'ownerAccount.digits',
    fields: ['ownerAccount'],
    level: 'block',
    source: MODEL,
    check: ({ mode, ownerAccount }) =>
      mode === 'create' || /^\d{12}$/.test(ownerAccount.trim())
        ? undefined
        : l10n.t('Enter the 12 digits of the AWS account that is to own the virtual interface.'),
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
            'Choose the virtual private gateway (vgw-…) or the Direct Connect gateway that the virtual interface is to reach.',
          ),
  },
  {
    id: 'virtualInterfaceName.characters',
    fields: ['virtualInterfaceName'],
    level: 'block',
    source: CLOUDFORMATION,
    check: ({ virtualInterfaceName }) =>
      /^[\w \-,/]{1,100}$/.test(virtualInterfaceName.trim())
        ? undefined
        : l10n.t('Write 1 to 100 letters, digits, spaces, hyphens, underscores, commas or slashes.'),
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
            'AWS documents only a-z, 0-9 and hyphens; other names are in use, so it is sent as written.',
          ),
  },
  {
    id: 'virtualInterfaceName.free',
    fields: ['virtualInterfaceName'],
    level: 'warn',
    source: 'Nothing says that names are unique; people tell virtual interfaces apart by them',
    check: ({ virtualInterfaceName }, { byName }) => {
      const user = virtualInterfaceName.trim() ? byName.get(nameKey(virtualInterfaceName)) : undefined;
      return user && l10n.t('{0} has this name too.', visible(user.virtualInterfaceId));
    },
  },
];

/**
 * Which kind of gateway an id is of.
 * @see the service model: VirtualGatewayId (`vgw-…`), DirectConnectGatewayId (a UUID)
 */
export function gatewayKind(id: string): 'virtualGatewayId' | 'directConnectGatewayId' | undefined {
  if (/^vgw-[0-9a-f]{8,17}$/.test(id.trim())) return 'virtualGatewayId';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id.trim()) ? 'directConnectGatewayId' : undefined;
}
