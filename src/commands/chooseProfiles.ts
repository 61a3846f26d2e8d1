import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { IdentityStore } from '../aws/identityStore';
import { inert } from '../views/inert';
import type { PickFrom } from './pick';

/** The account of a profile, where it is known: nothing is asked for it. */
function accountOf(identities: IdentityStore, profile: string): string {
  const { accountId, alias } = identities.known(profile) ?? {};
  return inert([alias, accountId].filter(Boolean).join(' · '));
}

/** Asks which profiles to show. What is chosen is remembered; profiles that are new are shown. */
export async function chooseProfiles({ profiles, choices, identities }: PickFrom): Promise<void> {
  const { profiles: all } = await profiles.list();
  const items = all.map((profile) => ({
    label: inert(profile.name),
    description: accountOf(identities, profile.name),
    picked: choices.isShown(profile),
    name: profile.name,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    placeHolder: l10n.t('Profiles to show in the Direct Connect view'),
  });
  if (!picked) return;
  const shown = new Set(picked.map(({ name }) => name));
  await choices.hide(
    all.map(({ name }) => name),
    (name) => !shown.has(name),
  );
}
