import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import { inert } from '../inert';

/** Asks for the profile with which to accept. Its account is checked after the choice. */
export async function pickOwnerProfile(profiles: ProfileStore): Promise<string | undefined> {
  const { profiles: all } = await profiles.list();
  const picked = await window.showQuickPick(
    all.map(({ name }) => ({ label: inert(name), name })),
    { placeHolder: l10n.t('AWS profile of the account that accepts the virtual interface') },
  );
  return picked?.name;
}
