import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { regionsBeside } from '../../directconnect/regions/regions';
import type { Node } from '../../views/connections/node';
import { profileOf } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { pickProfile } from '../pick';
import type { PickFrom } from '../pick';

/** Asks which regions to show under a profile: the row it was called on, or one that is asked for. */
export async function chooseRegions(from: PickFrom, node?: Node): Promise<void> {
  const profile = profileOf(node) ?? (await pickProfile(from));
  if (!profile) return;
  const shown = from.choices.regionsOf(profile);
  const offered = [...new Set([...shown, ...profile.regions, ...regionsBeside(profile.regions[0])])];
  const picked = await window.showQuickPick(
    offered.map((label) => ({
      label,
      picked: shown.includes(label),
      ...(profile.regions.includes(label) && { description: l10n.t('named by the profile') }),
    })),
    {
      canPickMany: true,
      title: l10n.t('Regions of {0}', inert(profile.name)),
      placeHolder: l10n.t('Regions to show; with none chosen, those that the profile names'),
    },
  );
  if (!picked) return;
  await from.choices.chooseRegions(
    profile,
    picked.map(({ label }) => label),
  );
}
