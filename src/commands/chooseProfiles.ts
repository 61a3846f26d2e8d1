import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { inert } from '../views/inert';
import type { PickFrom } from './pick';

/** Asks which profiles to show. What is chosen is remembered; profiles that are new are shown. */
export async function chooseProfiles({ profiles, choices }: PickFrom): Promise<void> {
  const { profiles: all } = await profiles.list();
  const items = all.map((profile) => ({
    label: inert(profile.name),
    picked: choices.isShown(profile),
    name: profile.name,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    placeHolder: l10n.t('Profiles to show in the Direct Connect view'),
  });
  if (!picked) return;
  const shown = new Set(picked.map(({ name }) => name));
  await choices.hide(
    all.map(({ name }) => name),
    (name) => !shown.has(name),
  );
}
