import { isResourceName } from '../../resources/name';
import * as l10n from '@vscode/l10n';
import { visible } from '../../text';
import { nameKey } from '../knownNetwork';
import type { User } from '../knownNetwork';
import { CLOUDFORMATION, MODEL } from './rule';
import type { Rule } from './rule';

/** The rule that an allocation to the connection's own account breaks: the other mode was meant. */
export const FOR_CONNECTION_OWNER = 'ownerAccount.connectionOwner';

/** The warning about a name that another virtual interface has. @param byName who has a name, by `nameKey`. */
export function sameName(
  name: string,
  byName: ReadonlyMap<string, Pick<User, 'virtualInterfaceId'>>,
): string | undefined {
  const user = name.trim() ? byName.get(nameKey(name)) : undefined;
  return (
    user &&
    l10n.t('{0} already has this name. Choose another to tell them apart.', visible(user.virtualInterfaceId))
  );
}

/** The rules for the owner and the name of the virtual interface. */
export const ownerRules: readonly Rule[] = [
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
    source: 'AWS does not ask for unique names; people tell virtual interfaces apart by them',
    check: ({ virtualInterfaceName }, { byName }) => sameName(virtualInterfaceName, byName),
  },
];
