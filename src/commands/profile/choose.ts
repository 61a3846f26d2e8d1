import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { AmbientKind, Profile } from '../../aws/profiles/profiles';
import { accountWords } from '../../views/connections/accountNames';
import { credentialWords } from '../../views/connections/credentialWords';
import { described } from '../../views/tree/words';
import { inert } from '../../views/inert';
import { noProfile } from '../pick';
import type { Stores } from '../../views/stores';

interface ProfileItem extends QuickPickItem {
  readonly profile: Profile;
}

/** The kind of this machine's credentials that a profile stands for, if it is listed only on request. */
function askedFor({ origin: { kind } }: Profile): AmbientKind | undefined {
  return kind === 'container' || kind === 'instance' ? kind : undefined;
}

/** An item for a profile with what is known about it. Makes no requests. */
function itemOf({ choices, identities, options }: Stores, profile: Profile): ProfileItem {
  const { name } = profile;
  const kind = askedFor(profile);
  return {
    label: inert(name),
    description: inert(
      described(
        options.isFavorite(name) ? l10n.t('favorite') : undefined,
        credentialWords(profile),
        accountWords(identities, profile),
      ),
    ),
    picked: kind ? choices.ambient.includes(kind) : choices.isShown(profile),
    profile,
  };
}

/** Stores which of this machine's credentials were chosen, and lists them. */
async function setAmbient({ choices, profiles }: Stores, kinds: readonly AmbientKind[]): Promise<void> {
  const before = choices.ambient;
  if (before.length === kinds.length && before.every((kind) => kinds.includes(kind))) return;
  await choices.chooseAmbient(kinds);
  profiles.setAmbient(kinds);
}

/**
 * Asks which profiles to show, and remembers the choice. New profiles are shown; the credentials of this machine only
 * once chosen.
 */
export async function chooseProfiles(from: Stores): Promise<void> {
  const { profiles, choices, options } = from;
  const [{ profiles: all }, machine] = await Promise.all([profiles.list(), profiles.ofThisMachine()]);
  if (all.length + machine.length === 0) throw noProfile();
  const ofMachine = new Set(machine.map(({ name }) => name));
  const others = all.filter(({ name }) => !ofMachine.has(name));
  const isFavorite = ({ name }: Profile) => options.isFavorite(name);
  const inOrder = [...others.filter(isFavorite), ...others.filter((profile) => !isFavorite(profile))];
  const separator = { label: l10n.t('This machine'), kind: QuickPickItemKind.Separator };
  const items: (QuickPickItem & Partial<ProfileItem>)[] = [
    ...inOrder.map((profile) => itemOf(from, profile)),
    ...(machine.length > 0 ? [separator, ...machine.map((profile) => itemOf(from, profile))] : []),
  ];
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    placeHolder: l10n.t('Profiles to show in the Direct Connect view'),
  });
  if (!picked) return;
  const shown = picked.flatMap(({ profile }) => profile ?? []);
  const names = new Set(shown.map(({ name }) => name));
  await setAmbient(
    from,
    shown.flatMap((profile) => askedFor(profile) ?? []),
  );
  await choices.hide(
    [...others, ...machine].filter((profile) => !askedFor(profile)).map(({ name }) => name),
    (name) => !names.has(name),
  );
}
