import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Profile } from '../../aws/profiles/profiles';
import { cityOf, regionsBeside } from '../../directconnect/regions/regions';
import type { Node } from '../../views/tree/node';
import { profileOf } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { described } from '../../views/tree/words';
import { pickProfile } from '../pick';
import type { Stores } from '../../views/stores';

/** Asks which regions to show under a profile: that of the row, or one the user chooses. */
export async function chooseRegions(from: Stores, node?: Node): Promise<void> {
  const profile = profileOf(node) ?? (await pickProfile(from));
  if (profile) await chooseRegionsOf(from, profile);
}

/** Asks which regions to show under a profile. */
export async function chooseRegionsOf(from: Stores, profile: Profile): Promise<void> {
  const shown = from.choices.regionsOf(profile);
  const offered = [...new Set([...shown, ...profile.regions, ...regionsBeside(profile.regions[0])])];
  const picked = await window.showQuickPick(
    offered.map((label) => ({
      label,
      picked: shown.includes(label),
      description: described(
        cityOf(label),
        profile.regions.includes(label) ? l10n.t('set in the profile') : undefined,
      ),
    })),
    {
      canPickMany: true,
      matchOnDescription: true,
      title: l10n.t('Regions of {0}', inert(profile.name)),
      placeHolder: l10n.t('Regions to show. Choose none to use the profile’s own regions.'),
    },
  );
  if (!picked) return;
  await from.choices.chooseRegions(
    profile,
    picked.map(({ label }) => label),
  );
}
