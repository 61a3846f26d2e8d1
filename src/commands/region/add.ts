import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { cityOf, isRegionCode, regionsBeside } from '../../directconnect/regions/regions';
import type { Node } from '../../views/tree/node';
import { profileOf } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { pickProfile } from '../pick';
import type { Stores } from '../../views/stores';

/** A line of the quick pick. One without a region is informational. */
interface RegionItem extends QuickPickItem {
  readonly region?: string;
}

const itemOf = (region: string): RegionItem => ({
  label: region,
  description: cityOf(region) ?? '',
  region,
});

/** The items for what was typed. */
function itemsFor(value: string, offered: readonly string[], shown: readonly string[]): RegionItem[] {
  const typed = value.trim().toLowerCase();
  if (shown.includes(typed)) {
    return [{ label: l10n.t('{0} is already shown', typed), alwaysShow: true }];
  }
  if (isRegionCode(typed) && !offered.includes(typed)) {
    const description = cityOf(typed) ?? l10n.t('another region');
    return [{ ...itemOf(typed), description, alwaysShow: true }];
  }
  const fits = (region: string) => `${region} ${cityOf(region) ?? ''}`.toLowerCase().includes(typed);
  if (offered.some(fits)) return offered.map(itemOf);
  return [
    {
      label:
        typed === ''
          ? l10n.t('Every known region is already shown')
          : l10n.t('"{0}" is not a region', inert(typed)),
      detail: l10n.t('Type the code of another region, such as eu-central-1.'),
      alwaysShow: true,
    },
  ];
}

/** Asks for a region: one from the list, or any other by its code. */
function pickRegion(
  title: string,
  offered: readonly string[],
  shown: readonly string[],
): Promise<string | undefined> {
  const picker = window.createQuickPick<RegionItem>();
  picker.title = title;
  picker.placeholder = l10n.t('A region from the list, or a region code such as eu-central-1');
  picker.matchOnDescription = true;
  picker.items = itemsFor('', offered, shown);
  picker.onDidChangeValue((value) => (picker.items = itemsFor(value, offered, shown)));
  picker.show();
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const region = picker.selectedItems[0]?.region;
      if (region === undefined) return;
      resolve(region);
      picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(undefined);
    });
  });
}

/** Shows one more region under a profile: that of the row, or one the user chooses. */
export async function addRegion(from: Stores, node?: Node): Promise<void> {
  const profile = profileOf(node) ?? (await pickProfile(from));
  if (!profile) return;
  const shown = from.choices.regionsOf(profile);
  const offered = regionsBeside(profile.regions[0] ?? shown[0]).filter((region) => !shown.includes(region));
  const region = await pickRegion(l10n.t('Add a region to {0}', inert(profile.name)), offered, shown);
  if (region && !shown.includes(region)) await from.choices.chooseRegions(profile, [...shown, region]);
}
