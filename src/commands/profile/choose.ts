import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { AmbientKind, Profile } from '../../aws/profiles/profiles';
import { credentialWords } from '../../views/connections/credentialWords';
import type { ViewOptions } from '../../views/connections/viewOptions';
import { described } from '../../views/connections/words';
import { inert } from '../../views/inert';
import { noProfile } from '../pick';
import type { PickFrom } from '../pick';

type From = PickFrom & { readonly options: ViewOptions };

interface ProfileItem extends QuickPickItem {
  readonly profile: Profile;
}

/** The kind of this machine's credentials that a profile stands for, when it is listed only where it is asked for. */
function askedFor({ origin: { kind } }: Profile): AmbientKind | undefined {
  return kind === 'container' || kind === 'instance' ? kind : undefined;
}

/** A row for a profile, with what is known of it: nothing is asked. */
function itemOf({ choices, identities, options }: From, profile: Profile): ProfileItem {
  const { name } = profile;
  const { accountId, alias } = identities.known(name) ?? {};
  const kind = askedFor(profile);
  return {
    label: inert(name),
    description: inert(
      described(
        options.isFavorite(name) ? l10n.t('favorite') : undefined,
        credentialWords(profile),
        alias,
        accountId,
      ),
    ),
    picked: kind ? choices.ambient.includes(kind) : choices.isShown(profile),
    profile,
  };
}

/** Keeps which of this machine's credentials were asked for, and lists them. */
async function setAmbient({ choices, profiles }: From, kinds: readonly AmbientKind[]): Promise<void> {
  const before = choices.ambient;
  if (before.length === kinds.length && before.every((kind) => kinds.includes(kind))) return;
  await choices.chooseAmbient(kinds);
  profiles.setAmbient(kinds);
}

/**
 * Asks which profiles to show. What is chosen is remembered. Profiles that are new are shown; the credentials of this
 * machine only once they are chosen.
 */
export async function chooseProfiles(from: From): Promise<void> {
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
