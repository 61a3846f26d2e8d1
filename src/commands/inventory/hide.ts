import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Profile } from '../../aws/profiles/profiles';
import type { Row } from '../../views/connections/row';
import { inert } from '../../views/inert';
import type { Stores } from '../../views/stores';
import { chosenNodes } from '../arguments';
import { chooseProfiles } from '../profile/choose';
import { chooseRegions, chooseRegionsOf } from '../region/choose';

/** What to hide: whole profiles, and regions of other profiles. */
interface Hidden {
  readonly profiles: readonly Profile[];
  readonly regions: readonly { readonly profile: Profile; readonly hidden: readonly string[] }[];
}

/** What the rows stand for. If every region of a profile would be hidden, the profile is hidden instead. */
async function hiddenBy({ profiles: store, choices }: Stores, rows: readonly Row[]): Promise<Hidden> {
  const profiles = new Map(rows.flatMap(({ profile }) => (profile ? [[profile.name, profile]] : [])));
  const regionsOf = new Map<string, Set<string>>();
  for (const { place, profile } of rows) {
    if (!place || profile) continue;
    regionsOf.set(place.profile, (regionsOf.get(place.profile) ?? new Set()).add(place.region));
  }
  const regions: { profile: Profile; hidden: string[] }[] = [];
  for (const [name, hidden] of regionsOf) {
    if (profiles.has(name)) continue;
    const profile = await store.get(name);
    if (choices.regionsOf(profile).every((region) => hidden.has(region))) profiles.set(name, profile);
    else regions.push({ profile, hidden: [...hidden] });
  }
  return { profiles: [...profiles.values()], regions };
}

/** Says what was hidden and how to show it again, with buttons for that. */
async function tell(from: Stores, { profiles, regions }: Hidden): Promise<void> {
  const names = [
    ...profiles.map(({ name }) => name),
    ...regions.map(({ profile, hidden }) => l10n.t('{0} of {1}', hidden.join(', '), profile.name)),
  ].join(', ');
  const [ofProfiles, ofRegions] = [l10n.t('Choose Profiles…'), l10n.t('Choose Regions…')];
  const choosers = [...(profiles.length > 0 ? [ofProfiles] : []), ...(regions.length > 0 ? [ofRegions] : [])];
  const said = l10n.t('Hidden: {0}. To undo this, use {1}', names, choosers.join(', '));
  const picked = await window.showInformationMessage(inert(said), ...choosers);
  const [only, ...others] = regions;
  if (picked === ofProfiles) await chooseProfiles(from);
  if (picked === ofRegions && only)
    await (others.length > 0 ? chooseRegions(from) : chooseRegionsOf(from, only.profile));
}

/** Hides the profiles and regions of the rows. Nothing is changed at AWS or in the files. */
export async function hide(from: Stores, node?: Row, nodes?: readonly Row[]): Promise<void> {
  const { choices } = from;
  const what = await hiddenBy(from, chosenNodes(node, nodes));
  if (what.profiles.length + what.regions.length === 0) return;
  for (const { profile, hidden } of what.regions) {
    const left = choices.regionsOf(profile).filter((region) => !hidden.includes(region));
    await choices.chooseRegions(profile, left);
  }
  if (what.profiles.length > 0) {
    await choices.hide(
      what.profiles.map(({ name }) => name),
      () => true,
    );
  }
  await tell(from, what);
}
