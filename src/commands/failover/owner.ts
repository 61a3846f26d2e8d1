import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { accountOf } from '../../directconnect/inventory/inventoryIndex';
import { accountLabel } from '../../directconnect/labels';
import { accountNames } from '../../views/connections/accountNames';
import type { RowSubject } from '../../views/connections/resourceOf';
import type { Stores } from '../../views/stores';

/**
 * Only the owner of a virtual interface may test it. If the account of the profile is unknown, AWS decides.
 * @throws Failure that names whom to ask.
 */
export async function requireOwner(
  { identities, inventories, profiles }: Stores,
  { place, subject }: RowSubject,
): Promise<void> {
  const { ownerAccount: owner } = subject;
  const { accountId } = (await identities.identify(place.profile)) ?? {};
  const { sweep } = inventories.current(place) ?? {};
  const account = accountId ?? (sweep && accountOf(sweep));
  if (!owner || !account || owner === account) return;
  const { profiles: all } = await profiles.list();
  const names = accountNames(
    all.map(({ name }) => name),
    identities,
  );
  const label = accountLabel(owner, names.get(owner));
  const own = all.find(({ name }) => identities.known(name)?.accountId === owner);
  throw new Failure(
    'refused',
    l10n.t(
      'Only the account that owns the virtual interface can start or stop its failover test: {0}.',
      label,
    ),
    own
      ? l10n.t('Run the command on its row in profile {0}.', own.name)
      : l10n.t('Ask the owner of account {0} to do it.', label),
  );
}
