import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { AmbientKind, Profile } from '../aws/profiles';
import type { ViewOptions } from '../views/connections/viewOptions';
import { inert } from '../views/inert';
import type { PickFrom } from './pick';

type From = PickFrom & { readonly options: ViewOptions };

interface ProfileItem extends QuickPickItem {
  readonly profile?: Profile;
  /** Set for credentials of this machine that are listed only where they are asked for. */
  readonly ambient?: AmbientKind;
}

/** What a profile is, as far as it is known: nothing is asked for it. */
function described({ identities, options }: From, { name, needsMfa, origin, sso }: Profile): string {
  const { accountId, alias } = identities.known(name) ?? {};
  return inert(
    [
      options.isFavorite(name) && l10n.t('favorite'),
      alias,
      accountId,
      origin.kind === 'memory' && l10n.t('local endpoint'),
      sso && l10n.t('IAM Identity Center'),
      needsMfa && l10n.t('asks for an MFA code'),
    ]
      .filter(Boolean)
      .join(' · '),
  );
}

function itemsOf(from: From, all: readonly Profile[]): ProfileItem[] {
  const { choices, options, profiles } = from;
  const offer = profiles.offer();
  const asked = choices.ambient();
  const isOffered = ({ origin }: Profile) => offer.some((one) => one.origin.kind === origin.kind);
  const item = (profile: Profile) => ({
    label: inert(profile.name),
    description: described(from, profile),
    picked: choices.isShown(profile),
    profile,
  });
  const own = all.filter((profile) => !isOffered(profile));
  return [
    ...own.filter(({ name }) => options.isFavorite(name)).map(item),
    ...own.filter(({ name }) => !options.isFavorite(name)).map(item),
    ...(offer.length > 0 ? [{ label: l10n.t('This machine'), kind: QuickPickItemKind.Separator }] : []),
    ...offer.flatMap(({ name, origin }) =>
      origin.kind === 'container' || origin.kind === 'instance'
        ? [{ label: name, picked: asked.includes(origin.kind), ambient: origin.kind }]
        : [],
    ),
  ];
}

/**
 * Asks which profiles to show. What is chosen is remembered; profiles that are new are shown, but for the credentials of
 * this machine: whoever wants these asks for them.
 */
export async function chooseProfiles(from: From): Promise<void> {
  const { choices, profiles } = from;
  const { profiles: all } = await profiles.list();
  const items = itemsOf(from, all);
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    placeHolder: l10n.t('Profiles to show in the Direct Connect view'),
  });
  if (!picked) return;
  const ambient = picked.flatMap((item) => item.ambient ?? []);
  if (ambient.join() !== choices.ambient().join()) {
    await choices.chooseAmbient(ambient);
    profiles.setAmbient(ambient);
  }
  const shown = new Set(picked.map(({ profile }) => profile?.name));
  await choices.hide(
    items.flatMap(({ profile }) => profile?.name ?? []),
    (name) => !shown.has(name),
  );
}
